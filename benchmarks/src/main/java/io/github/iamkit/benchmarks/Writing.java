package io.github.iamkit.benchmarks;

import io.github.iamkit.policy.Policy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPolicyReader;
import software.amazon.awssdk.policybuilder.iam.IamPolicyWriter;

/** From a document to compact text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Writing {
    /** Which policy. */
    @Param({"small", "typical", "largest"})
    public String size = "";

    private final IamPolicyWriter writer = IamPolicyWriter.create();
    private Policy policy = Policy.allow("*").on("*");
    private IamPolicy peer = IamPolicyReader.create().read(Documents.text("small"));

    @Setup
    public void read() {
        policy = Policy.parse(Documents.text(size));
        peer = IamPolicyReader.create().read(Documents.text(size));
    }

    @Benchmark
    public String iamkit() {
        return policy.toJson();
    }

    @Benchmark
    public String awsPolicyBuilder() {
        return writer.writeToString(peer);
    }
}
