package io.github.iamkit.testkit.account;

import java.time.Instant;
import org.immutables.value.Value;

/** An access key of a user or of root. */
@Value.Immutable
interface StoredKey extends WithStoredKey {
    /** Returns a builder. */
    static ImmutableStoredKey.Builder builder() {
        return ImmutableStoredKey.builder();
    }

    String id();

    @Value.Redacted
    String secret();

    Instant created();

    @Value.Default
    default boolean isActive() {
        return true;
    }
}
