package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A certificate for servers; its private key is looked at when it comes in and never kept. */
@Value.Immutable
interface StoredServerCertificate extends Named, WithStoredServerCertificate {
    /** Returns a builder. */
    static ImmutableStoredServerCertificate.Builder builder() {
        return ImmutableStoredServerCertificate.builder();
    }

    String id();

    String name();

    String path();

    /** The certificate in PEM, as it was uploaded. */
    String body();

    /** The chain in PEM, as it was uploaded. */
    Optional<String> chain();

    Instant uploaded();

    Instant expiration();

    @Override
    Map<String, String> tags();

    @Override
    default String type() {
        return "server-certificate";
    }
}
