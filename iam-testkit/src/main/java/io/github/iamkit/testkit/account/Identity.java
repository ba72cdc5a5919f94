package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users, groups and roles have in common: a name with a path, and policies. */
sealed interface Identity extends Named permits StoredUser, StoredGroup, StoredRole {
    /** How much inline policies may take together. */
    Quota inlineQuota();

    /** How many managed policies may be attached. */
    Quota attachmentQuota();

    String id();

    Instant created();

    PersistentMap<Document<Policy>> inlinePolicies();

    /** The ARNs of the managed policies, in the order in which they were attached. */
    List<String> attachedPolicies();

    @Override
    default Map<String, String> tags() {
        return Map.of();
    }

    /** The ARN of the managed policy that bounds what it may do. */
    default Optional<String> boundary() {
        return Optional.empty();
    }

    Identity withInlinePolicies(PersistentMap<Document<Policy>> policies);

    Identity withAttachedPolicies(Iterable<String> arns);

    default void requireNoPolicies() {
        if (!attachedPolicies().isEmpty()) {
            throw Refusal.deleteConflict("detach all policies");
        }
        if (!inlinePolicies().isEmpty()) {
            throw Refusal.deleteConflict("delete policies");
        }
    }
}
