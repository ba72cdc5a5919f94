package io.github.iamkit.benchmarks;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
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

/** What a policy says to a request that it does not allow, so that every statement counts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Deciding {
    /** Which policy. */
    @Param({"small", "typical", "largest"})
    public String size = "";

    private final AccessRequest request = AccessRequest.of("s3:PutObject", "arn:aws:s3:::books/a")
            .by("arn:aws:iam::111122223333:user/david")
            .with("aws:SourceIp", "203.0.113.7");
    private Policy policy = Policy.allow("*").on("*");

    @Setup
    public void read() {
        policy = Policy.parse(Documents.text(size));
    }

    @Benchmark
    public Decision decide() {
        return policy.evaluate(request);
    }
}
