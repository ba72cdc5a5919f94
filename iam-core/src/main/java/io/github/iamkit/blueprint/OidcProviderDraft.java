package io.github.iamkit.blueprint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a blueprint says of an OIDC provider, beside its address.
 *
 * <pre>{@code
 * Blueprint.builder().oidcProvider("https://token.actions.example", provider -> provider.clientId("sts.amazonaws.com"));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class OidcProviderDraft {
    private final Entity provider;
    private final Saying saying;

    OidcProviderDraft(Entity provider, Saying saying) {
        this.provider = provider;
        this.saying = saying;
    }

    /** Accepts tokens that were made out to this client. */
    public OidcProviderDraft clientId(String id) {
        saying.say(provider, Aspect.CLIENT_ID, id, Value.NOTHING_MORE);
        return this;
    }

    /** Accepts these certificates of the provider: SHA-1 thumbprints of 40 hexadecimal digits. Without, AWS finds it out. */
    public OidcProviderDraft thumbprints(String first, String... more) {
        saying.say(
                provider,
                Aspect.THUMBPRINTS,
                Stream.concat(Stream.of(Objects.requireNonNull(first, "first")), Arrays.stream(more))
                        .map(print -> print.toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(" ")));
        return this;
    }

    /** Tags the provider. */
    public OidcProviderDraft tag(String key, String value) {
        saying.say(provider, Aspect.TAG, key, Value.of(Objects.requireNonNull(value, "value")));
        return this;
    }
}
