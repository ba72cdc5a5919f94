package io.github.iamkit.testkit.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What IAM knows from other services, as a test says it. */
@Value.Immutable
public interface Surroundings {
    /** Returns a builder. */
    static ImmutableSurroundings.Builder builder() {
        return ImmutableSurroundings.builder();
    }

    /** The organization that the account belongs to. */
    Optional<Organization> organization();

    /** Whether denials end with the ARN of the policy that denies, where AWS gives it. */
    @Value.Default
    default boolean namesDenyingPolicies() {
        return false;
    }

    /** The ARNs of what uses a service-linked role, by the role's name; such a role cannot be deleted. */
    Map<String, List<String>> usesOfServiceRoles();
}
