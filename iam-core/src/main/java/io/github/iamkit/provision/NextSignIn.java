package io.github.iamkit.provision;

/**
 * What happens to a password when its user signs in to the console next.
 *
 * <pre>{@code
 * david.ensureLoginProfile(Secret.of(first), NextSignIn.CHANGES_PASSWORD);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public enum NextSignIn {
    /** It stays. */
    KEEPS_PASSWORD,
    /** The user has to choose another one. */
    CHANGES_PASSWORD
}
