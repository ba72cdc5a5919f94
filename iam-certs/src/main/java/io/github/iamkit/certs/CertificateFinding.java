package io.github.iamkit.certs;

/**
 * Something for which a certificate would be refused, or should be looked at.
 *
 * <p>Immutable and thread-safe.
 *
 * @param code a stable code, such as {@code EXPIRED}
 * @param severity whether the certificate would be refused for it
 * @param index which certificate of the chain it is about, counted from 0
 * @param message what is wrong
 * @param remedy how to mend it
 */
public record CertificateFinding(String code, Severity severity, int index, String message, String remedy) {
    /**
     * How much a finding matters.
     *
     * <p>Immutable and thread-safe.
     */
    public enum Severity {
        /** The certificate would be refused. */
        ERROR,
        /** It may be refused, or by some readers, or is not what its owner is likely to want. */
        WARNING
    }

    /** Returns place, message and remedy. */
    @Override
    public String toString() {
        return "certificate " + index + ": " + message + "; " + remedy;
    }
}
