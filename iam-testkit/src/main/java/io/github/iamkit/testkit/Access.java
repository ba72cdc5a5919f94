package io.github.iamkit.testkit;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.policy.PolicySet;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * What a user or role of the fake may do, by all the policies that speak for it.
 *
 * <pre>{@code
 * assertThat(aws.policiesOf("david")).allows("ec2:RebootInstances", "*");
 * aws.policiesOf("david").evaluate("s3:GetObject", "arn:aws:s3:::books/dune.txt").explain();
 * }</pre>
 *
 * <p>It is what held when it was asked for; later changes of the account do not change it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Access {
    private final String who;
    private final PolicySet policies;
    private final BiFunction<String, String, AccessRequest> requests;

    Access(String who, PolicySet policies, BiFunction<String, String, AccessRequest> requests) {
        this.who = who;
        this.policies = policies;
        this.requests = requests;
    }

    /** Returns who it is, such as {@code user david}. */
    public String who() {
        return who;
    }

    /** Returns the policies: its own, those of its groups, its boundary, and those of the organization. */
    public PolicySet policies() {
        return policies;
    }

    /** Says what AWS would say if this were done. */
    public Decision evaluate(String action, String resource) {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(resource, "resource");
        return policies.evaluate(requests.apply(action, resource));
    }

    @Override
    public String toString() {
        return who + " with " + policies;
    }
}
