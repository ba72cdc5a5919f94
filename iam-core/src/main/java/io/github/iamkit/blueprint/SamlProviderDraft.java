package io.github.iamkit.blueprint;

import java.util.Objects;

/**
 * What a blueprint says of a SAML provider, beside its metadata.
 *
 * <pre>{@code
 * Blueprint.builder().samlProvider("corp", metadata, provider -> provider.tag("team", "ops"));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class SamlProviderDraft {
    private final Entity provider;
    private final Saying saying;

    SamlProviderDraft(Entity provider, Saying saying) {
        this.provider = provider;
        this.saying = saying;
    }

    /** Tags the provider. */
    public SamlProviderDraft tag(String key, String value) {
        saying.say(provider, Aspect.TAG, key, Value.of(Objects.requireNonNull(value, "value")));
        return this;
    }
}
