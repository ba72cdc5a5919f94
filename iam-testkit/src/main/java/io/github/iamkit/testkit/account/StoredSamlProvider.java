package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A SAML provider whose assertions roles can be assumed with. */
@Value.Immutable
interface StoredSamlProvider extends Tagged, WithStoredSamlProvider {
    /**
     * A private key for encrypted assertions; the key itself is looked at when it comes in and never kept.
     *
     * @param id the id that it is removed by
     */
    record Key(String id, Instant added) {}

    /** Returns a builder. */
    static ImmutableStoredSamlProvider.Builder builder() {
        return ImmutableStoredSamlProvider.builder();
    }

    String arn();

    String uuid();

    /** The metadata document, as it was uploaded. */
    String metadata();

    Instant created();

    Instant validUntil();

    Optional<String> encryptionMode();

    List<Key> keys();

    @Override
    Map<String, String> tags();
}
