package io.github.iamkit.certs;

import org.jspecify.annotations.Nullable;

/**
 * A text or file holds no certificate or key that can be used; the message says what is wrong, and never what the key is.
 *
 * <p>Immutable and thread-safe.
 */
public final class UnreadableCertificateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a whole message. */
    public UnreadableCertificateException(String message) {
        super(message);
    }

    UnreadableCertificateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
