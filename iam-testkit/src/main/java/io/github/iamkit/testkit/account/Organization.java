package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.ResourcePolicy;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;

/** The organization that an account belongs to. */
@Value.Immutable
public interface Organization {
    /** Returns a builder. */
    static ImmutableOrganization.Builder builder() {
        return ImmutableOrganization.builder();
    }

    /** The id, such as {@code o-exampleorgid}. */
    String id();

    /** The id of the account that manages it. */
    String managementAccount();

    /** The accounts that belong to it, beside the managing one. */
    Set<String> members();

    /** Whether it has all features, or consolidates bills only. */
    boolean hasAllFeatures();

    /** Whether IAM was given access to it. */
    boolean trustsIam();

    /** The service control policies, level by level from the root down; empty if nothing is restricted. */
    List<List<Policy>> serviceControls();

    /** The resource control policies, level by level from the root down. */
    List<List<ResourcePolicy>> resourceControls();

    /** Returns the policies of somebody under those of the organization. */
    default PolicySet restrict(PolicySet set) {
        PolicySet restricted = set.managementAccount(managementAccount());
        for (List<Policy> level : serviceControls()) {
            restricted = restricted.serviceControl(level);
        }
        for (List<ResourcePolicy> level : resourceControls()) {
            restricted = restricted.resourceControl(level);
        }
        return restricted;
    }
}
