package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A user, or root, with the keys of its groups and with its credentials. */
@Value.Immutable
non-sealed interface StoredUser extends Identity, WithStoredUser {
    /** Returns a builder. */
    static ImmutableStoredUser.Builder builder() {
        return ImmutableStoredUser.builder();
    }

    @Override
    default String type() {
        return "user";
    }

    @Override
    default Quota inlineQuota() {
        return Quota.INLINE_POLICY_SIZE_PER_USER;
    }

    @Override
    default Quota attachmentQuota() {
        return Quota.POLICIES_PER_USER;
    }

    /** Whether it is the account's root, whose id is the account's and who has no name. */
    @Value.Default
    default boolean isRoot() {
        return false;
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

    /** The keys of the user's groups, in the order in which it came into them. */
    Set<String> groups();

    Optional<StoredLoginProfile> loginProfile();

    List<StoredKey> accessKeys();

    List<StoredCertificate> signingCertificates();

    List<StoredSshKey> sshKeys();

    List<StoredServiceCredential> serviceCredentials();
}
