package io.github.iamkit.testkit.account;

import java.time.Instant;
import org.immutables.value.Value;

/** A signing certificate of a user. */
@Value.Immutable
interface StoredCertificate extends WithStoredCertificate {
    /** Returns a builder. */
    static ImmutableStoredCertificate.Builder builder() {
        return ImmutableStoredCertificate.builder();
    }

    String id();

    /** The PEM text as it was uploaded. */
    String body();

    /** A digest of the certificate, by which two are told apart. */
    String fingerprint();

    Instant uploaded();

    @Value.Default
    default boolean isActive() {
        return true;
    }
}
