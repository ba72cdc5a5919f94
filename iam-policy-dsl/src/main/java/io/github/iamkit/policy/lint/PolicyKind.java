package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.PolicyUse;

/** The kinds of policies that AWS Access Analyzer tells apart; its checks differ by kind. */
enum PolicyKind {
    IDENTITY,
    RESOURCE,
    TRUST,
    SCP,
    RCP;

    static PolicyKind of(PolicyUse use) {
        return switch (use) {
            case USER_INLINE, GROUP_INLINE, ROLE_INLINE, MANAGED, BOUNDARY, SESSION -> IDENTITY;
            case SCP, SCP_LEGACY -> SCP;
            case RCP -> RCP;
            case ROLE_TRUST -> TRUST;
            default -> RESOURCE;
        };
    }

    /** Tells whether statements name principals. */
    boolean namesPrincipals() {
        return this == RESOURCE || this == TRUST || this == RCP;
    }
}
