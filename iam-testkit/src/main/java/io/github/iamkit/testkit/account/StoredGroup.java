package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import org.immutables.value.Value;

/** A group; who is in it is known by its users. */
@Value.Immutable
non-sealed interface StoredGroup extends Identity, WithStoredGroup {
    /** Returns a builder. */
    static ImmutableStoredGroup.Builder builder() {
        return ImmutableStoredGroup.builder();
    }

    @Override
    default String type() {
        return "group";
    }

    @Override
    default Quota inlineQuota() {
        return Quota.INLINE_POLICY_SIZE_PER_GROUP;
    }

    @Override
    default Quota attachmentQuota() {
        return Quota.POLICIES_PER_GROUP;
    }

    @Override
    @Value.Default
    default PersistentMap<Document<Policy>> inlinePolicies() {
        return PersistentMap.empty();
    }
}
