package io.github.iamkit.benchmarks;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.analysis.PolicyAnalysis;
import io.github.iamkit.policy.analysis.PolicyComparison;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long it takes to prove that a policy is the same, to show what one more statement opens, and to prove a "never". */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Comparing {
    /** Which policy. */
    @Param({"small", "typical", "largest"})
    public String size = "";

    private Policy policy = Policy.allow("*").on("*");
    private Policy rewritten = policy;
    private Policy narrower = policy;

    @Setup
    public void read() {
        policy = Policy.parse(Documents.text(size));
        rewritten = policy.compacted();
        narrower = policy.and(Policy.deny("s3:DeleteObject").on("arn:aws:s3:::books/*"));
    }

    @Benchmark
    public PolicyComparison rewritten() {
        return PolicyComparison.between(policy, rewritten);
    }

    @Benchmark
    public PolicyComparison narrowed() {
        return PolicyComparison.between(policy, narrower);
    }

    @Benchmark
    public Object never() {
        return PolicyAnalysis.of(narrower).canAllow("iam:PassRole");
    }
}
