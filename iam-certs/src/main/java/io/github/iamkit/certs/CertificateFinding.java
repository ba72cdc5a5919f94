package io.github.iamkit.certs;

/**
 * Something for which a certificate would be refused.
 *
 * <p>Immutable and thread-safe.
 *
 * @param code a stable code, such as {@code EXPIRED}
 * @param index which certificate of the chain it is about, counted from 0
 * @param message what is wrong
 * @param remedy how to mend it
 */
public record CertificateFinding(String code, int index, String message, String remedy) {
    /** Returns place, message and remedy. */
    @Override
    public String toString() {
        return "certificate " + index + ": " + message + "; " + remedy;
    }
}
