package io.github.iamkit.benchmarks;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.lint.Linter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reviewing a policy, and a text, by all certain rules, with the catalogue loaded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Linting {
    /** Which policy. */
    @Param({"small", "typical", "largest"})
    public String size = "";

    private final Linter linter = Linter.standard();
    private String text = "";
    private Policy policy = Policy.allow("*").on("*");

    @Setup
    public void read() {
        text = Documents.text(size);
        policy = Policy.parse(text);
    }

    @Benchmark
    public List<Finding> reviewPolicy() {
        return linter.review(policy, PolicyUse.MANAGED);
    }

    @Benchmark
    public List<Finding> reviewText() {
        return linter.review(text, PolicyUse.MANAGED);
    }
}
