package io.github.iamkit.certs;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A request for a certificate (PKCS#10): a name and a public key, signed with the key that goes with it.
 *
 * <pre>{@code
 * PendingCertificate pending = CertificateRequest.of("CN=worker").subjectAlternativeName("worker.internal").generate();
 * String pem = pending.request().toPem();                                // to the authority, which keeps its own key
 *
 * CertificateRequest request = CertificateRequest.parse(pem);            // there
 * List<X509Certificate> chain = ca.approve(request).profile(CertificateProfile.TLS_CLIENT).sign();
 *
 * KeyedCertificate worker = pending.complete(chain);                     // and back
 * }</pre>
 *
 * <p>Whoever made a request had the private key: the signature is checked when the request is read.
 *
 * <p>Immutable and thread-safe.
 */
public final class CertificateRequest {
    private final PKCS10CertificationRequest request;
    private final PublicKey publicKey;
    private final List<GeneralName> alternativeNames;

    private CertificateRequest(
            PKCS10CertificationRequest request, PublicKey publicKey, List<GeneralName> alternativeNames) {
        this.request = request;
        this.publicKey = publicKey;
        this.alternativeNames = List.copyOf(alternativeNames);
    }

    /**
     * Starts a request.
     *
     * @param subject a distinguished name, such as {@code CN=worker,O=Example}
     * @throws IllegalArgumentException if it is none
     */
    public static Builder of(String subject) {
        return new Builder(SubjectName.of(subject));
    }

    /**
     * Reads a request in PEM or DER.
     *
     * @throws UnreadableCertificateException if it cannot be read, or was not signed with its own key
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static CertificateRequest read(Path file) {
        return checked(Reading.contents(file, null).request(), "`" + file + "`");
    }

    /**
     * Reads a request in PEM.
     *
     * @throws UnreadableCertificateException if it cannot be read, or was not signed with its own key
     */
    public static CertificateRequest parse(String pem) {
        return checked(
                Contents.of(Objects.requireNonNull(pem, "pem"), "the text").request(), "the text");
    }

    private static CertificateRequest checked(PKCS10CertificationRequest request, String source) {
        try {
            PublicKey key = key(request.getSubjectPublicKeyInfo());
            JcaContentVerifierProviderBuilder verifier = new JcaContentVerifierProviderBuilder();
            if (Signatures.providerOf(key) != null) {
                verifier.setProvider(BouncyCastle.PROVIDER);
            }
            if (!request.isSignatureValid(verifier.build(key))) {
                throw new UnreadableCertificateException(source
                        + " holds a certificate request that was not signed with its own key; have it made anew");
            }
            return new CertificateRequest(request, key, alternativeNames(request));
        } catch (UnreadableCertificateException e) {
            throw e;
        } catch (PEMException | PKCSException | OperatorCreationException | RuntimeException e) {
            throw new UnreadableCertificateException(
                    source
                            + " holds a certificate request that is damaged or has a key of an unknown kind; get it anew",
                    e);
        }
    }

    private static PublicKey key(SubjectPublicKeyInfo encoded) throws PEMException {
        boolean isMlDsa = encoded.getAlgorithm().getAlgorithm().on(NISTObjectIdentifiers.sigAlgs);
        return isMlDsa
                ? new JcaPEMKeyConverter().setProvider(BouncyCastle.PROVIDER).getPublicKey(encoded)
                : new JcaPEMKeyConverter().getPublicKey(encoded);
    }

    private static List<GeneralName> alternativeNames(PKCS10CertificationRequest request) {
        Extensions extensions = request.getRequestedExtensions();
        GeneralNames names =
                extensions == null ? null : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return names == null ? List.of() : List.of(names.getNames());
    }

    /** Returns the name that is asked for. */
    public X500Principal subject() {
        return new X500Principal(encoded(request.getSubject()));
    }

    X500Name name() {
        return request.getSubject();
    }

    /** Returns the public key that the certificate is to be about. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** Returns the other names that are asked for, such as {@code DNS:worker.internal}. */
    public List<String> subjectAlternativeNames() {
        return alternativeNames.stream().map(AlternativeName::show).toList();
    }

    List<GeneralName> alternativeNames() {
        return alternativeNames;
    }

    /** Returns the request as PEM. */
    public String toPem() {
        try {
            return PemText.block("CERTIFICATE REQUEST", request.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a request that was read or made can be encoded", e);
        }
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("what was read or made can be encoded", e);
        }
    }

    /** Returns the subject and the other names. */
    @Override
    public String toString() {
        return "CertificateRequest[" + subject() + ", " + subjectAlternativeNames() + "]";
    }

    /**
     * Describes a request that is to be made.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {
        private final X500Name subject;
        private final List<GeneralName> names = new ArrayList<>();
        private KeyAlgorithm key = KeyAlgorithm.EC_P256;

        private Builder(X500Name subject) {
            this.subject = subject;
        }

        /** Sets the kind of key; EC P-256 if not said otherwise. */
        public Builder key(KeyAlgorithm algorithm) {
            this.key = Objects.requireNonNull(algorithm, "algorithm");
            return this;
        }

        /**
         * Adds a host name, address, URI or e-mail address that the certificate is to stand for, told apart by its form.
         *
         * @throws IllegalArgumentException if it is none of these
         */
        public Builder subjectAlternativeName(String name) {
            names.add(AlternativeName.of(name));
            return this;
        }

        /** Makes a key and the request for its certificate. */
        public PendingCertificate generate() {
            KeyPair keys = key.generate(Issuance.RANDOM);
            PKCS10CertificationRequestBuilder builder = new PKCS10CertificationRequestBuilder(
                    subject, SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            if (!names.isEmpty()) {
                builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions());
            }
            PKCS10CertificationRequest request = builder.build(Issuance.signer(keys.getPrivate(), keys.getPublic()));
            return new PendingCertificate(keys.getPrivate(), new CertificateRequest(request, keys.getPublic(), names));
        }

        private Extensions extensions() {
            try {
                ExtensionsGenerator extensions = new ExtensionsGenerator();
                boolean isOnlyName = subject.getRDNs().length == 0;
                GeneralNames all = new GeneralNames(names.toArray(GeneralName[]::new));
                extensions.addExtension(Extension.subjectAlternativeName, isOnlyName, all);
                return extensions.generate();
            } catch (IOException e) {
                throw new IllegalStateException("names can be encoded", e);
            }
        }
    }
}
