package io.github.iamkit.benchmarks;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * How a decision grows with statements that all cover the requested action, of which the last one allows it: the others are
 * about other resources, or about every resource but under a condition that doesn't hold.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecidingByStatements {
    /** How many statements. */
    @Param({"1", "10", "100", "1000"})
    public int statements;

    /** What keeps the other statements from applying. */
    @Param({"RESOURCE", "CONDITION"})
    public String differingBy = "RESOURCE";

    private PolicySet policies = PolicySet.identity();
    private AccessRequest request = AccessRequest.of("s3:GetObject", "*");

    @Setup
    public void write() {
        boolean byResource = differingBy.equals("RESOURCE");
        List<Policy> all = IntStream.rangeClosed(1, statements)
                .mapToObj(i -> Policy.parse("""
                        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["s3:Get*", "s3:PutObject"],
                         "Resource": "arn:aws:s3:::books-%s/*", "Condition": {
                          "IpAddress": {"aws:SourceIp": "203.0.113.0/24"},
                          "StringEquals": {"aws:PrincipalTag/team": "team-%s"}}}}
                        """.formatted(byResource ? i : "*", byResource ? statements : i)))
                .toList();
        policies = PolicySet.identity(all);
        request = AccessRequest.of("s3:GetObject", "arn:aws:s3:::books-" + statements + "/a")
                .by("arn:aws:iam::111122223333:user/david")
                .with("aws:PrincipalTag/team", "team-" + statements)
                .with("aws:SourceIp", "203.0.113.7");
        if (!policies.evaluate(request).isAllowed()) {
            throw new IllegalStateException("the last statement was to allow it");
        }
    }

    @Benchmark
    public Decision decide() {
        return policies.evaluate(request);
    }

    @Benchmark
    @Threads(2)
    public Decision decideOnTwoThreads() {
        return policies.evaluate(request);
    }
}
