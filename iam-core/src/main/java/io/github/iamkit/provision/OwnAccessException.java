package io.github.iamkit.provision;

/**
 * Somebody is about to take away the access that he is using. Nothing was changed.
 *
 * <p>Thread-safe.
 */
public final class OwnAccessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message. */
    OwnAccessException(String message) {
        super(message);
    }
}
