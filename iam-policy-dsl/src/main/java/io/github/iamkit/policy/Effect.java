package io.github.iamkit.policy;

/**
 * What a statement does with the requests it applies to.
 *
 * <p>Immutable and thread-safe.
 */
public enum Effect {
    ALLOW("Allow"),
    /** Beats every {@link #ALLOW}, in whichever policy it stands. */
    DENY("Deny");

    private final String text;

    Effect(String text) {
        this.text = text;
    }

    /** Returns the word that policies use: {@code Allow} or {@code Deny}. */
    @Override
    public String toString() {
        return text;
    }
}
