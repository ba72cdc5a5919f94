package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.TrustPolicy;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A role, with the policy that says who may assume it. */
@Value.Immutable
non-sealed interface StoredRole extends Identity, WithStoredRole {
    int USUAL_SESSION_SECONDS = 3600;

    /** Returns a builder. */
    static ImmutableStoredRole.Builder builder() {
        return ImmutableStoredRole.builder();
    }

    @Override
    default String type() {
        return "role";
    }

    @Override
    default Quota inlineQuota() {
        return Quota.INLINE_POLICY_SIZE_PER_ROLE;
    }

    @Override
    default Quota attachmentQuota() {
        return Quota.POLICIES_PER_ROLE;
    }

    @Override
    @Value.Default
    default PersistentMap<Document<Policy>> inlinePolicies() {
        return PersistentMap.empty();
    }

    @Override
    Map<String, String> tags();

    @Override
    Optional<String> boundary();

    Document<TrustPolicy> trust();

    Optional<String> description();

    @Value.Default
    default int maxSessionSeconds() {
        return USUAL_SESSION_SECONDS;
    }
}
