package io.github.iamkit.certs;

import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x500.X500Name;
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
 * <p>Unless told otherwise: SHA-256, valid for a year from five minutes ago, a random serial number of 159 bits, version 3,
 * and every extension that strict readers ask for. A certificate never outlives its issuer.
 *
 * <p>The private key is shown by {@link #privateKey()}, the methods that end in {@code PrivateKeyPem}, and
 * {@link #writing()} alone.
 *
 * <p>Immutable and thread-safe.
 */
public final class KeyedCertificate {
    private final PrivateKey privateKey;
    private final List<X509Certificate> chain;

    KeyedCertificate(PrivateKey privateKey, List<X509Certificate> chain) {
        this.privateKey = privateKey;
        this.chain = List.copyOf(chain);
    }

    /**
     * Joins a key, which may live in a device, and its certificate with those of its issuers.
     *
     * @param chain the certificate first
     * @throws IllegalArgumentException if the key does not belong to the first certificate, or there is none
     */
    public static KeyedCertificate of(PrivateKey privateKey, List<X509Certificate> chain) {
        Objects.requireNonNull(privateKey, "privateKey");
        if (chain.isEmpty()
                || !Signatures.belongTogether(privateKey, chain.get(0).getPublicKey())) {
            throw new IllegalArgumentException("the key does not belong to the first certificate of "
                    + chain.stream()
                            .map(one -> "`" + one.getSubjectX500Principal() + "`")
                            .toList()
                    + "; find the key that it was made with");
        }
        return new KeyedCertificate(privateKey, chain);
    }

    /**
     * Starts a certificate that is signed with its own key and is no authority.
     *
     * @param subject a distinguished name, such as {@code CN=david,O=Example}
     * @throws IllegalArgumentException if it is none
     */
    public static Builder selfSigned(String subject) {
        return new Builder(SubjectName.of(subject), null, false);
    }

    /**
     * Starts an authority: a certificate that is signed with its own key and with which others are issued.
     *
     * @param subject a distinguished name
     * @throws IllegalArgumentException if it is none
     */
    public static Builder authority(String subject) {
        return new Builder(SubjectName.of(subject), null, true);
    }

    /**
     * Starts a certificate that this authority issues.
     *
     * @param subject a distinguished name
     * @throws IllegalArgumentException if it is none, or this certificate is no authority
     */
    public Builder issue(String subject) {
        requireAuthority();
        return new Builder(SubjectName.of(subject), this, false);
    }

    /**
     * Starts an authority under this one.
     *
     * @param subject a distinguished name
     * @throws IllegalArgumentException if it is none, or this certificate is no authority
     */
    public Builder issueAuthority(String subject) {
        requireAuthority();
        return new Builder(SubjectName.of(subject), this, true);
    }

    /**
     * Starts the answer to a request for a certificate.
     *
     * @throws IllegalArgumentException if this certificate is no authority
     */
    public RequestApproval approve(CertificateRequest request) {
        requireAuthority();
        return new RequestApproval(Objects.requireNonNull(request, "request"), this);
    }

    private void requireAuthority() {
        IssuerRules.requireAuthority(certificate());
    }

    /**
     * Reads a key and its certificate from two files, as OpenSSL, keytool and Java write them.
     *
     * @throws UnreadableCertificateException if either cannot be read, or they do not belong together
     * @throws UncheckedIOException if a file cannot be read
     */
    public static KeyedCertificate read(Path keyFile, Path certificateFile) {
        return readFrom(keyFile, certificateFile, null);
    }

    /**
     * Reads an encrypted key and its certificate from two files.
     *
     * @param passphrase decrypts the key; the caller clears it afterwards
     * @throws UnreadableCertificateException if either cannot be read, or they do not belong together
     * @throws UncheckedIOException if a file cannot be read
     */
    public static KeyedCertificate read(Path keyFile, Path certificateFile, char[] passphrase) {
        return readFrom(keyFile, certificateFile, Objects.requireNonNull(passphrase, "passphrase"));
    }

    private static KeyedCertificate readFrom(Path keyFile, Path certificateFile, char @Nullable [] passphrase) {
        PrivateKey key = Reading.contents(keyFile, passphrase).privateKey();
        List<X509Certificate> pile =
                Reading.contents(certificateFile, passphrase).certificates();
        return Reading.joined(key, pile, "`" + keyFile + "`", "`" + certificateFile + "`");
    }

    /**
     * Reads a key and its certificate from one file: PKCS#12, a Java key store, or PEM that holds both.
     *
     * @param passphrase decrypts the file; the caller clears it afterwards
     * @throws UnreadableCertificateException if the file cannot be read, or has not one key with its certificate
     * @throws UncheckedIOException if the file cannot be read
     */
    public static KeyedCertificate read(Path file, char[] passphrase) {
        Contents contents = Reading.contents(file, Objects.requireNonNull(passphrase, "passphrase"));
        return Reading.joined(contents.privateKey(), contents.certificates(), "`" + file + "`", "`" + file + "`");
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

    /**
     * Returns what signs with the private key as AWS asks for it: PKCS#1 with SHA-256 for RSA, ECDSA with SHA-256 in DER
     * whatever the curve, ML-DSA pure. It is a function of the JDK, so that other libraries can take it.
     *
     * @see <a href="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-sign-process.html">AWS:
     *     Roles Anywhere signing process</a>
     */
    public UnaryOperator<byte[]> signer() {
        return content -> {
            try {
                return Signatures.sign(privateKey, certificate().getPublicKey(), content);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the key of " + this + " cannot sign", e);
            }
        };
    }

    /** Returns the certificate as PEM. */
    public String certificatePem() {
        return pem(certificate());
    }

    /** Returns the certificate and those of its issuers as PEM, one after the other. */
    public String chainPem() {
        return Chain.toPem(chain);
    }

    static String pem(X509Certificate certificate) {
        try {
            return PemText.block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read or made can be encoded", e);
        }
    }

    /** Returns the private key as PEM: PKCS#8, not encrypted. */
    public String privateKeyPem() {
        return KeyText.plain(privateKey);
    }

    /**
     * Returns the private key as PEM: PKCS#8, encrypted with AES-256.
     *
     * @param passphrase the caller clears it afterwards
     * @throws IllegalArgumentException if the passphrase is empty
     */
    public String encryptedPrivateKeyPem(char[] passphrase, KeyDerivation derivation) {
        return KeyText.encrypted(privateKey, passphrase, derivation);
    }

    /**
     * Returns the private key as PEM in the form of its own that programs from before PKCS#8 read: PKCS#1 or SEC1.
     *
     * @throws IllegalArgumentException if keys of this kind have none
     */
    public String traditionalPrivateKeyPem() {
        return KeyText.traditional(privateKey);
    }

    /**
     * Writes the key and the certificate as PEM, for their owner alone: files of mode 0600, in a directory of mode 0700 if it
     * has to be made. Nothing that exists is overwritten. {@link #writing()} writes in other ways.
     *
     * @throws UncheckedIOException if a file exists already or cannot be written; neither is then left behind
     */
    public CertificateFiles writeTo(Path keyFile, Path certificateFile) {
        return writing().to(keyFile, certificateFile);
    }

    /** Returns the ways to write the key and the certificate: encrypted, with the chain, in place of others, as PKCS#12. */
    public CertificateWriting writing() {
        return new CertificateWriting(this);
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
        private final Terms terms;
        private @Nullable KeyAlgorithm key;

        private Builder(X500Name subject, @Nullable KeyedCertificate issuer, boolean isAuthority) {
            this.terms = new Terms(subject, issuer, isAuthority);
        }

        /**
         * Says what the certificate is for; what is made then has what is asked for there. Without a profile it is good for
         * both ends of a TLS connection and for Roles Anywhere, if self-signed as a signing certificate.
         *
         * @throws IllegalArgumentException if the profile is one of authorities and this is none, or the other way round
         */
        public Builder profile(CertificateProfile profile) {
            terms.setProfile(profile);
            return this;
        }

        /** Sets the kind of key; if not said otherwise RSA 2048 for self-signed certificates and EC P-256 for others. */
        public Builder key(KeyAlgorithm algorithm) {
            this.key = Objects.requireNonNull(algorithm, "algorithm");
            return this;
        }

        private KeyAlgorithm algorithm() {
            return key == null ? terms.shape().usualKey() : key;
        }

        /**
         * Chooses the digest by its name, such as {@code SHA-256}. The one that goes with the key's kind is taken anyway, so this
         * only says that another one is not wanted.
         *
         * @throws IllegalArgumentException for any other one
         */
        public Builder digest(String name) {
            Digests.require(name, algorithm());
            return this;
        }

        /**
         * Sets for how long the certificate is valid; if not said otherwise a year, or until its issuer ends.
         *
         * @throws IllegalArgumentException if that is less than a second
         */
        public Builder validFor(Duration duration) {
            terms.setValidity(duration);
            return this;
        }

        /** Makes the certificate valid for ever, which is written as the end of the year 9999. */
        public Builder withoutExpiry() {
            terms.setEndless();
            return this;
        }

        /**
         * Adds a host name, address, URI or e-mail address that the certificate stands for, told apart by its form.
         *
         * @throws IllegalArgumentException if it is none of these
         */
        public Builder subjectAlternativeName(String name) {
            terms.alternativeNames.add(AlternativeName.of(name));
            return this;
        }

        /**
         * Limits how many authorities may follow this one before the last certificate; not limited if not said otherwise.
         *
         * @throws IllegalArgumentException if this is no authority
         */
        public Builder pathLength(int authorities) {
            terms.setPathLength(authorities);
            return this;
        }

        /**
         * Sets the serial number, for tests that compare; a random one of 159 bits if not said otherwise.
         *
         * @throws IllegalArgumentException if it is not positive, or takes more than 20 octets
         */
        public Builder serialNumber(BigInteger number) {
            terms.setSerialNumber(number);
            return this;
        }

        /** Sets the clock from which the validity runs; the system's if not said otherwise. */
        public Builder clock(Clock clock) {
            terms.setClock(clock);
            return this;
        }

        /**
         * Makes the key and the certificate.
         *
         * @throws IllegalArgumentException if the certificate would outlive its issuer, the issuer may not issue it, or it would
         *     not be good for its profile
         */
        public KeyedCertificate generate() {
            KeyAlgorithm algorithm = algorithm();
            return generate(algorithm, () -> algorithm.generate(Issuance.RANDOM));
        }

        /** Makes the certificate for a key that comes from elsewhere. */
        KeyedCertificate generate(KeyAlgorithm algorithm, Supplier<KeyPair> source) {
            Issuance.check(terms);
            terms.requireKey(algorithm.toString(), algorithm.family());
            KeyPair keys = source.get();
            return new KeyedCertificate(
                    keys.getPrivate(), new Issuance(terms, keys.getPublic()).run(keys.getPrivate()));
        }
    }
}
