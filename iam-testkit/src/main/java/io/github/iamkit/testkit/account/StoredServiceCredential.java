package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A user's credential for one service, such as a name and password for Git over HTTPS. */
@Value.Immutable
interface StoredServiceCredential extends WithStoredServiceCredential {
    /** Returns a builder. */
    static ImmutableStoredServiceCredential.Builder builder() {
        return ImmutableStoredServiceCredential.builder();
    }

    String id();

    String service();

    /** The name that goes with the password, or the public half of an API key. */
    String publicName();

    @Value.Redacted
    String secret();

    Instant created();

    Optional<Instant> expiration();

    @Value.Default
    default boolean isActive() {
        return true;
    }
}
