package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;

/** An OpenID Connect provider whose tokens roles can be assumed with. */
@Value.Immutable
interface StoredOidcProvider extends Tagged, WithStoredOidcProvider {
    /** Returns a builder. */
    static ImmutableStoredOidcProvider.Builder builder() {
        return ImmutableStoredOidcProvider.builder();
    }

    String arn();

    /** The URL without its scheme. */
    String url();

    Instant created();

    /** The audiences, in the order in which they were added. */
    Set<String> clientIds();

    List<String> thumbprints();

    @Override
    Map<String, String> tags();
}
