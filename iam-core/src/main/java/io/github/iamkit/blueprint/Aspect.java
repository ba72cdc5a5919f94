package io.github.iamkit.blueprint;

/** What can be said of something that is named in a blueprint. */
enum Aspect {
    /** That it is there; the value is its path. */
    EXISTENCE(true),
    /** The text of a managed policy, or who may assume a role. */
    DOCUMENT(true),
    /** How long, how often and how hard passwords are. */
    SETTINGS(true),
    METADATA(true),
    DESCRIPTION(true),
    SESSION_DURATION(true),
    CLIENT_ID(true),
    THUMBPRINTS(true),
    BOUNDARY(true),
    TAG(true),
    INLINE_POLICY(false),
    ATTACHED_POLICY(false),
    MEMBERSHIP(false),
    ROLE(false);

    private final boolean atCreation;

    Aspect(boolean atCreation) {
        this.atCreation = atCreation;
    }

    /** Tells whether the call that creates the owner says this too. */
    boolean isSaidAtCreation() {
        return atCreation;
    }
}
