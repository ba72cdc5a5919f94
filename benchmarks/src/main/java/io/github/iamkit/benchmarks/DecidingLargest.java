package io.github.iamkit.benchmarks;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decisions under AWS's twenty largest managed policies together: 813 statements, 23,976 action patterns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecidingLargest {
    private final List<Policy> policies = ManagedPolicies.largest(20);
    private final PolicySet set = PolicySet.identity(policies);
    private final AccessRequest request =
            AccessRequest.of("ec2:DescribeInstances", "*").by("arn:aws:iam::111122223333:user/david");
    private int asked;

    /** An action that has been asked for before. */
    @Benchmark
    public Decision repeatedAction() {
        return set.evaluate(request);
    }

    /** An action that nobody has asked for yet. */
    @Benchmark
    public Decision anyAction() {
        asked++;
        return set.evaluate(request.about("ec2:DescribeInstances" + asked, "*"));
    }

    /** The first decision, which prepares the policies for all others. */
    @Benchmark
    public Decision firstDecision() {
        return PolicySet.identity(policies).evaluate(request);
    }
}
