package io.github.iamkit.certs;

/**
 * How a passphrase becomes the key that a private key is encrypted with.
 *
 * <pre>{@code
 * String pem = own.encryptedPrivateKeyPem(passphrase, KeyDerivation.PBKDF2);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public enum KeyDerivation {
    /** PBKDF2 with HMAC-SHA256 and 600,000 iterations: what every program reads. */
    PBKDF2,
    /** Scrypt, which also costs whoever guesses 16 MB of memory for each guess, five times over. */
    SCRYPT
}
