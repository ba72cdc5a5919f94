package io.github.iamkit.blueprint;

/**
 * What a change should not surprise anybody with.
 *
 * <pre>{@code
 * if (plan.risks().contains(Risk.WIDENS_ACCESS)) { ... }    // have somebody look at it
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public enum Risk {
    /** Somebody may do more afterwards, or it could not be shown that nobody may. */
    WIDENS_ACCESS("wider"),
    /** Somebody may do less afterwards, or it could not be shown that nobody may. */
    REMOVES_ACCESS("narrower"),
    /** Keys, passwords or certificates go, which cannot be issued again as they were. */
    DESTROYS_SECRET("destroys secrets"),
    /** The ARN becomes another one, and policies that quote the old one do not mean it any more. */
    CHANGES_ARN("other ARN"),
    /** Whoever makes the plan is concerned by it. */
    AFFECTS_CALLER("affects the caller");

    private final String mark;

    Risk(String mark) {
        this.mark = mark;
    }

    /** Returns the word that a plan puts behind a change. */
    String mark() {
        return mark;
    }
}
