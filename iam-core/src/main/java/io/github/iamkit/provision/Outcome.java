package io.github.iamkit.provision;

/**
 * What a verb did to the account.
 *
 * <pre>{@code
 * if (iam.group("Admin").ensure().outcome() == Outcome.CREATED) { ... }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public enum Outcome {
    /** It was not there, and is there by now. */
    CREATED,
    /** It was there, and has been changed. */
    UPDATED,
    /** It was as it should be; nothing was written. A handle that has not been asked for anything says this too. */
    UNCHANGED
}
