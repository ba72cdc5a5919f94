package io.github.iamkit.testkit.account;

import java.time.Instant;
import org.immutables.value.Value;

/** A public key with which a user signs in to Git repositories. */
@Value.Immutable
interface StoredSshKey extends WithStoredSshKey {
    /** Returns a builder. */
    static ImmutableStoredSshKey.Builder builder() {
        return ImmutableStoredSshKey.builder();
    }

    String id();

    SshKey key();

    Instant uploaded();

    @Value.Default
    default boolean isActive() {
        return true;
    }
}
