package io.github.iamkit.provision;

/**
 * A step of a key rotation cannot be done as things are. Nothing was changed by that step.
 *
 * <p>Thread-safe.
 */
public final class KeyRotationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message. */
    KeyRotationException(String message) {
        super(message);
    }
}
