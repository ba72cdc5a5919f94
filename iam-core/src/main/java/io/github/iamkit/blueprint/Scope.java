package io.github.iamkit.blueprint;

/**
 * What a blueprint can claim for itself on the users, groups, roles, policies, profiles and providers that it names. Whatever
 * is of a claimed scope and not in the blueprint is removed. Nothing is claimed unless it is asked for.
 *
 * <pre>{@code
 * Blueprint.builder().exclusive(Scope.INLINE_POLICIES, Scope.ATTACHED_POLICIES);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @see Blueprint.Builder#exclusiveUnder
 */
public enum Scope {
    /** Policies that are written into groups, users and roles. */
    INLINE_POLICIES(Aspect.INLINE_POLICY),
    /** Managed policies that are attached to groups, users and roles. */
    ATTACHED_POLICIES(Aspect.ATTACHED_POLICY),
    /** The groups of the users, and the users of the groups. */
    MEMBERSHIPS(Aspect.MEMBERSHIP),
    /** Tags. */
    TAGS(Aspect.TAG),
    /** The permissions boundaries of users and roles. */
    BOUNDARIES(Aspect.BOUNDARY),
    /** The client ids of OIDC providers. */
    CLIENT_IDS(Aspect.CLIENT_ID);

    private final Aspect aspect;

    Scope(Aspect aspect) {
        this.aspect = aspect;
    }

    Aspect aspect() {
        return aspect;
    }
}
