package io.github.iamkit.blueprint;

import java.util.List;
import java.util.Optional;

/**
 * How the file {@code blueprint.json} says what a blueprint says: a section for each kind, in it an object for each name, in it
 * members of these shapes.
 */
enum FolderFormat {
    MANAGED_POLICIES(
            "managedPolicies",
            Kind.MANAGED_POLICY,
            List.of(
                    new Member("path", Aspect.EXISTENCE, Shape.TEXT),
                    new Member("document", Aspect.DOCUMENT, Shape.POLICY_FILE),
                    new Member("description", Aspect.DESCRIPTION, Shape.TEXT),
                    new Member("tags", Aspect.TAG, Shape.TEXTS_BY_NAME))),
    GROUPS(
            "groups",
            Kind.GROUP,
            List.of(
                    new Member("path", Aspect.EXISTENCE, Shape.TEXT),
                    new Member("policies", Aspect.INLINE_POLICY, Shape.POLICY_FILES_BY_NAME),
                    new Member("attach", Aspect.ATTACHED_POLICY, Shape.NAMES))),
    USERS(
            "users",
            Kind.USER,
            List.of(
                    new Member("path", Aspect.EXISTENCE, Shape.TEXT),
                    new Member("memberOf", Aspect.MEMBERSHIP, Shape.NAMES),
                    new Member("policies", Aspect.INLINE_POLICY, Shape.POLICY_FILES_BY_NAME),
                    new Member("attach", Aspect.ATTACHED_POLICY, Shape.NAMES),
                    new Member("boundary", Aspect.BOUNDARY, Shape.TEXT),
                    new Member("tags", Aspect.TAG, Shape.TEXTS_BY_NAME))),
    ROLES(
            "roles",
            Kind.ROLE,
            List.of(
                    new Member("path", Aspect.EXISTENCE, Shape.TEXT),
                    new Member("trust", Aspect.DOCUMENT, Shape.TRUST_FILE),
                    new Member("description", Aspect.DESCRIPTION, Shape.TEXT),
                    new Member("longestSession", Aspect.SESSION_DURATION, Shape.NUMBER),
                    new Member("policies", Aspect.INLINE_POLICY, Shape.POLICY_FILES_BY_NAME),
                    new Member("attach", Aspect.ATTACHED_POLICY, Shape.NAMES),
                    new Member("boundary", Aspect.BOUNDARY, Shape.TEXT),
                    new Member("tags", Aspect.TAG, Shape.TEXTS_BY_NAME))),
    INSTANCE_PROFILES(
            "instanceProfiles",
            Kind.INSTANCE_PROFILE,
            List.of(
                    new Member("path", Aspect.EXISTENCE, Shape.TEXT),
                    new Member("role", Aspect.ROLE, Shape.TEXT),
                    new Member("tags", Aspect.TAG, Shape.TEXTS_BY_NAME))),
    OIDC_PROVIDERS(
            "oidcProviders",
            Kind.OIDC_PROVIDER,
            List.of(
                    new Member("clientIds", Aspect.CLIENT_ID, Shape.NAMES),
                    new Member("thumbprints", Aspect.THUMBPRINTS, Shape.WORDS),
                    new Member("tags", Aspect.TAG, Shape.TEXTS_BY_NAME))),
    SAML_PROVIDERS(
            "samlProviders",
            Kind.SAML_PROVIDER,
            List.of(
                    new Member("metadata", Aspect.METADATA, Shape.TEXT_FILE),
                    new Member("tags", Aspect.TAG, Shape.TEXTS_BY_NAME)));

    static final String FILE = "blueprint.json";
    static final String NAME = "name";
    static final String EXCLUSIVE = "exclusive";
    static final String EXCLUSIVE_UNDER = "exclusiveUnder";
    static final String ADOPT = "adopt";
    static final String PASSWORD_POLICY = "passwordPolicy";

    /** How a member's value is written. */
    enum Shape {
        TEXT,
        NUMBER,
        /** Each the key of a fact that says no more. */
        NAMES,
        /** One fact of several words. */
        WORDS,
        TEXTS_BY_NAME,
        /** The name of a file, in the folder. */
        POLICY_FILE,
        TRUST_FILE,
        TEXT_FILE,
        POLICY_FILES_BY_NAME
    }

    /** A member of an object. */
    record Member(String name, Aspect aspect, Shape shape) {}

    private final String section;
    private final Kind kind;
    private final List<Member> members;

    FolderFormat(String section, Kind kind, List<Member> members) {
        this.section = section;
        this.kind = kind;
        this.members = members;
    }

    String section() {
        return section;
    }

    Kind kind() {
        return kind;
    }

    List<Member> members() {
        return members;
    }

    static Optional<FolderFormat> of(String section) {
        for (FolderFormat format : values()) {
            if (format.section.equals(section)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
