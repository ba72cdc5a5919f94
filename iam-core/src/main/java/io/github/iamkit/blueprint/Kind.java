package io.github.iamkit.blueprint;

import java.util.Locale;
import java.util.Optional;

/** What can be named in a blueprint. */
enum Kind {
    PASSWORD_POLICY("password policy", 0),
    OIDC_PROVIDER("OIDC provider", 255),
    SAML_PROVIDER("SAML provider", 128),
    MANAGED_POLICY("managed policy", 128),
    GROUP("group", 128),
    USER("user", 64),
    ROLE("role", 64),
    INSTANCE_PROFILE("instance profile", 128);

    private final String noun;
    private final int longestName;

    Kind(String noun, int longestName) {
        this.noun = noun;
        this.longestName = longestName;
    }

    /** Returns AWS's word for it. */
    String noun() {
        return noun;
    }

    int longestName() {
        return longestName;
    }

    /** Tells whether AWS lets it carry tags, and so our mark. */
    boolean isTaggable() {
        return this != GROUP && this != PASSWORD_POLICY;
    }

    boolean hasPath() {
        return this != PASSWORD_POLICY && this != OIDC_PROVIDER && this != SAML_PROVIDER;
    }

    /** Tells whether a path can be changed without losing the unique id. */
    boolean isMovable() {
        return this == GROUP || this == USER;
    }

    /** Tells whether names that differ in letter case only are one name to AWS. */
    boolean foldsCase() {
        return this != OIDC_PROVIDER && this != SAML_PROVIDER;
    }

    /** Returns what counts as the same name. */
    String folded(String name) {
        return foldsCase() ? name.toLowerCase(Locale.ROOT) : name;
    }

    static Optional<Kind> of(String noun) {
        for (Kind kind : values()) {
            if (kind.noun.equals(noun)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
