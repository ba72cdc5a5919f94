package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Layer;
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
        PolicySet restricted = restrictResources(set);
        for (List<Policy> level : serviceControls()) {
            restricted = restricted.serviceControl(level);
        }
        return restricted;
    }

    /** Returns the policies of somebody from outside under those that the organization has for its resources. */
    default PolicySet restrictResources(PolicySet set) {
        PolicySet restricted = set.managementAccount(managementAccount());
        for (List<ResourcePolicy> level : resourceControls()) {
            restricted = restricted.resourceControl(level);
        }
        return restricted;
    }

    /** Returns the ARN of the policy that is the so manieth of its type, over all levels. */
    default String policyArn(Layer layer, int index) {
        String type = layer == Layer.SERVICE_CONTROL ? "service_control_policy" : "resource_control_policy";
        return "arn:aws:organizations::" + managementAccount() + ":policy/" + id() + "/" + type + "/p-"
                + String.format("%08d", index + 1);
    }
}
