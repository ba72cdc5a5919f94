package io.github.iamkit.testkit.account;

import java.time.Instant;

/** A signing certificate of a user. */
final class StoredCertificate {
    private final String id;
    private final String body;
    private final byte[] encoded;
    private final Instant uploaded;
    private boolean isActive = true;

    /**
     * @param body the PEM text as it was uploaded
     * @param encoded the certificate's bytes, by which two are told apart
     */
    StoredCertificate(String id, String body, byte[] encoded, Instant uploaded) {
        this.id = id;
        this.body = body;
        this.encoded = encoded.clone();
        this.uploaded = uploaded;
    }

    String id() {
        return id;
    }

    String body() {
        return body;
    }

    boolean isSameAs(byte[] otherEncoded) {
        return java.util.Arrays.equals(encoded, otherEncoded);
    }

    Instant uploaded() {
        return uploaded;
    }

    boolean isActive() {
        return isActive;
    }

    void setActive(boolean active) {
        isActive = active;
    }
}
