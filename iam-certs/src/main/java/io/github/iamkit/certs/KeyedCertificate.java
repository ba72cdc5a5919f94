package io.github.iamkit.certs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and the private key that belongs to it.
 *
 * <pre>{@code
 * KeyedCertificate own = KeyedCertificate.selfSigned("CN=david").validFor(Duration.ofDays(730)).generate();
 * own.writeTo(aws.resolve("pk.pem"), aws.resolve("cert.pem"));
 *
 * KeyedCertificate ca = KeyedCertificate.authority("CN=Ops CA").validFor(Duration.ofDays(3650)).generate();
 * KeyedCertificate host = ca.issue("CN=worker").subjectAlternativeName("worker.internal").generate();
 * }</pre>
 *
 * <p>Unless told otherwise: an RSA key of 2048 bits, SHA-256, valid for a year from five minutes ago, a random serial number
 * of 159 bits, version 3, and every extension that strict readers ask for. A certificate never outlives its issuer.
 *
 * <p>The private key is shown by {@link #privateKeyPem()} and {@link #writeTo} alone.
 *
 * <p>Immutable and thread-safe.
 */
public final class KeyedCertificate {
    private static final byte[] PROBE = "belongs together".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final List<X509Certificate> chain;

    KeyedCertificate(PrivateKey privateKey, List<X509Certificate> chain) {
        this.privateKey = privateKey;
        this.chain = List.copyOf(chain);
    }

    /**
     * Starts a certificate that is signed with its own key and is no authority.
     *
     * @param subject a distinguished name, such as {@code CN=david,O=Example}
     * @throws IllegalArgumentException if it is none
     */
    public static Builder selfSigned(String subject) {
        return new Builder(name(subject), null, false);
    }

    /**
     * Starts an authority: a certificate that is signed with its own key and with which others are issued.
     *
     * @param subject a distinguished name
     * @throws IllegalArgumentException if it is none
     */
    public static Builder authority(String subject) {
        return new Builder(name(subject), null, true);
    }

    /**
     * Starts a certificate that this authority issues.
     *
     * @param subject a distinguished name
     * @throws IllegalArgumentException if it is none, or this certificate is no authority
     */
    public Builder issue(String subject) {
        requireAuthority();
        return new Builder(name(subject), this, false);
    }

    /**
     * Starts an authority under this one.
     *
     * @param subject a distinguished name
     * @throws IllegalArgumentException if it is none, or this certificate is no authority
     */
    public Builder issueAuthority(String subject) {
        requireAuthority();
        return new Builder(name(subject), this, true);
    }

    private void requireAuthority() {
        if (certificate().getBasicConstraints() < 0) {
            throw new IllegalArgumentException("`" + certificate().getSubjectX500Principal()
                    + "` is no authority, so nobody would trust what it issues; issue with one made by authority(...)");
        }
    }

    private static X500Name name(String subject) {
        try {
            return new X500Name(Objects.requireNonNull(subject, "subject"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "`" + subject + "` is no distinguished name; write it as CN=david,O=Example", e);
        }
    }

    /**
     * Reads a key and its certificate from two PEM files.
     *
     * @throws UnreadableCertificateException if either cannot be read, or they do not belong together
     * @throws UncheckedIOException if a file cannot be read
     */
    public static KeyedCertificate read(Path keyFile, Path certificateFile) {
        return read(keyFile, certificateFile, null);
    }

    /**
     * Reads an encrypted key and its certificate from two PEM files.
     *
     * @param passphrase decrypts the key; the caller clears it afterwards
     * @throws UnreadableCertificateException if either cannot be read, or they do not belong together
     * @throws UncheckedIOException if a file cannot be read
     */
    public static KeyedCertificate read(Path keyFile, Path certificateFile, char @Nullable [] passphrase) {
        PrivateKey key = Pem.privateKey(text(keyFile), passphrase, "`" + keyFile + "`");
        List<X509Certificate> chain = Pem.certificates(text(certificateFile), "`" + certificateFile + "`");
        KeyedCertificate read = new KeyedCertificate(key, chain);
        if (!read.belongsTogether()) {
            throw new UnreadableCertificateException(
                    "the key in `" + keyFile + "` does not belong to the certificate in `" + certificateFile
                            + "`; find the key that it was made with");
        }
        return read;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read `" + file + "`", e);
        }
    }

    private boolean belongsTogether() {
        try {
            String algorithm = KeyAlgorithm.of(certificate().getPublicKey()).signature();
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(privateKey);
            signer.update(PROBE);
            byte[] signed = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate().getPublicKey());
            verifier.update(PROBE);
            return verifier.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Returns the certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Returns the certificate and those of its issuers, as far as they are known; the root last. */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** Returns the private key. */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /** Returns the certificate as PEM. */
    public String certificatePem() {
        return Pem.of(certificate());
    }

    /** Returns the private key as PEM: PKCS#8, not encrypted. */
    public String privateKeyPem() {
        return Pem.of(privateKey);
    }

    /**
     * Writes the key and the certificate as PEM, for their owner alone: files of mode 0600, in a directory of mode 0700 if it
     * has to be made. Nothing that exists is overwritten.
     *
     * @throws UncheckedIOException if a file exists already or cannot be written; neither is then left behind
     */
    public void writeTo(Path keyFile, Path certificateFile) {
        try {
            OwnerOnlyFiles.requireAbsent(keyFile);
            OwnerOnlyFiles.requireAbsent(certificateFile);
            OwnerOnlyFiles.write(keyFile, privateKeyPem());
            try {
                OwnerOnlyFiles.write(certificateFile, certificatePem());
            } catch (IOException e) {
                Files.deleteIfExists(keyFile);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the key and the certificate as {@link #writeTo} does, in place of those that are there.
     *
     * @throws UncheckedIOException if a file cannot be written
     */
    public void replaceAt(Path keyFile, Path certificateFile) {
        try {
            OwnerOnlyFiles.write(keyFile, privateKeyPem());
            OwnerOnlyFiles.write(certificateFile, certificatePem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the subject alone. */
    @Override
    public String toString() {
        return "KeyedCertificate[" + certificate().getSubjectX500Principal() + "]";
    }

    /**
     * Describes a certificate that is to be made.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {
        private static final Duration YEAR = Duration.ofDays(365);

        final X500Name subject;
        final @Nullable KeyedCertificate issuer;
        final boolean isAuthority;
        final List<GeneralName> alternativeNames = new ArrayList<>();
        KeyAlgorithm key = KeyAlgorithm.RSA_2048;
        Duration validity = YEAR;
        Clock clock = Clock.systemUTC();

        private Builder(X500Name subject, @Nullable KeyedCertificate issuer, boolean isAuthority) {
            this.subject = subject;
            this.issuer = issuer;
            this.isAuthority = isAuthority;
        }

        /** Sets the kind of key; RSA 2048 if not said otherwise. */
        public Builder key(KeyAlgorithm algorithm) {
            this.key = Objects.requireNonNull(algorithm, "algorithm");
            return this;
        }

        /**
         * Chooses the digest by its name, such as {@code SHA-256}. The one that goes with the key's kind is taken anyway, so this
         * only says that another one is not wanted.
         *
         * @throws IllegalArgumentException for any other one
         */
        public Builder digest(String name) {
            String usual = key.signature().substring(0, key.signature().indexOf("with"));
            if (!usual.equalsIgnoreCase(name.replace("-", ""))) {
                boolean isBroken =
                        name.equalsIgnoreCase("SHA-1") || name.equalsIgnoreCase("SHA1") || name.equalsIgnoreCase("MD5");
                throw new IllegalArgumentException(name + " is refused: "
                        + (isBroken
                                ? "certificates with it can be forged, and nobody accepts them"
                                : "it does not go with " + key)
                        + "; leave the choice out, which takes " + usual.replace("SHA", "SHA-"));
            }
            return this;
        }

        /**
         * Sets for how long the certificate is valid; a year if not said otherwise.
         *
         * @throws IllegalArgumentException if that is less than a second
         */
        public Builder validFor(Duration duration) {
            if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("a validity of " + duration + " is none; give a second or more");
            }
            this.validity = duration;
            return this;
        }

        /** Adds a host name, address, URI or e-mail address that the certificate stands for, told apart by its form. */
        public Builder subjectAlternativeName(String name) {
            alternativeNames.add(AlternativeName.of(name));
            return this;
        }

        /** Sets the clock from which the validity runs; the system's if not said otherwise. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Makes the key and the certificate.
         *
         * @throws IllegalArgumentException if the certificate would outlive its issuer
         */
        public KeyedCertificate generate() {
            return new Issuance(this).run();
        }
    }
}
