package io.github.iamkit.provision;

/**
 * Something is not deleted, as it is not the provisioner's, or as somebody could do more without it. Nothing was changed;
 * only a service of AWS that takes long to let its role go may go on with that.
 *
 * <p>Thread-safe.
 */
public final class DeletionRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message. */
    DeletionRefusedException(String message) {
        super(message);
    }
}
