package io.github.iamkit.certs;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes one certificate by the rules that strict readers ask for. */
final class Issuance {
    static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 160;

    private final Terms terms;
    private final PublicKey subjectKey;

    /**
     * Prepares a certificate for a key.
     *
     * @throws IllegalArgumentException if the terms cannot be kept
     */
    Issuance(Terms terms, PublicKey subjectKey) {
        this.terms = terms;
        this.subjectKey = subjectKey;
    }

    /** Refuses what can be seen to be wrong before there is a key. */
    static void check(Terms terms) {
        if (terms.issuer != null) {
            IssuerRules.require(terms.issuer, terms);
        }
        terms.notAfter();
        boolean hasSubject = terms.subject.getRDNs().length > 0;
        boolean isIssuer = terms.issuer == null || terms.isAuthority();
        if (!hasSubject && isIssuer) {
            throw new IllegalArgumentException(
                    "a certificate that signs itself or others needs a name that these can show; give a subject");
        }
        if (!hasSubject && terms.alternativeNames.isEmpty()) {
            throw new IllegalArgumentException(
                    "a certificate without a name says nothing; give a subject or a subjectAlternativeName(...)");
        }
    }

    /**
     * Signs with the issuer's key, or with the given one if the certificate is to be its own issuer.
     *
     * @return the certificate and those of its issuers
     */
    List<X509Certificate> run(PrivateKey ownKey) {
        PrivateKey signingKey = terms.issuer == null ? ownKey : terms.issuer.privateKey();
        PublicKey verifyingKey =
                terms.issuer == null ? subjectKey : terms.issuer.certificate().getPublicKey();
        List<X509Certificate> chain = new ArrayList<>();
        chain.add(signed(signer(signingKey, verifyingKey)));
        if (terms.issuer != null) {
            chain.addAll(terms.issuer.chain());
        }
        terms.profile().ifPresent(profile -> profile.requireShape(chain, terms.clock()));
        return chain;
    }

    static ContentSigner signer(PrivateKey key, PublicKey counterpart) {
        KeyAlgorithm algorithm = KeyAlgorithm.of(counterpart);
        JcaContentSignerBuilder builder = new JcaContentSignerBuilder(algorithm.signature());
        if (algorithm.family() == KeyFamily.ML_DSA) {
            builder.setProvider(BouncyCastle.PROVIDER);
        }
        try {
            return builder.build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the key cannot sign with " + algorithm.signature(), e);
        }
    }

    private X509Certificate signed(ContentSigner signer) {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuerName(),
                terms.serialNumber().orElseGet(Issuance::serialNumber),
                Date.from(terms.notBefore()),
                Date.from(terms.notAfter()),
                terms.subject,
                SubjectPublicKeyInfo.getInstance(subjectKey.getEncoded()));
        try {
            addExtensions(builder);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the certificate could not be made", e);
        }
    }

    private X500Name issuerName() {
        return terms.issuer == null
                ? terms.subject
                : X500Name.getInstance(
                        terms.issuer.certificate().getSubjectX500Principal().getEncoded());
    }

    /** A positive number of 20 octets at most that nobody can foresee. */
    private static BigInteger serialNumber() {
        return new BigInteger(SERIAL_BITS - 2, RANDOM).setBit(SERIAL_BITS - 2);
    }

    private void addExtensions(X509v3CertificateBuilder builder) throws GeneralSecurityException, IOException {
        Shape shape = terms.shape();
        builder.addExtension(Extension.basicConstraints, true, basicConstraints());
        int usage = shape.keyUsage(PublicKeyDescription.of(subjectKey).family());
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (!shape.purposes().isEmpty()) {
            KeyPurposeId[] purposes = shape.purposes().toArray(KeyPurposeId[]::new);
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }
        SubjectKeyIdentifier own = new JcaX509ExtensionUtils().createSubjectKeyIdentifier(subjectKey);
        builder.addExtension(Extension.subjectKeyIdentifier, false, own);
        builder.addExtension(Extension.authorityKeyIdentifier, false, authorityKeyIdentifier(own));
        if (!terms.alternativeNames.isEmpty()) {
            boolean isOnlyName = terms.subject.getRDNs().length == 0;
            GeneralNames names = new GeneralNames(terms.alternativeNames.toArray(GeneralName[]::new));
            builder.addExtension(Extension.subjectAlternativeName, isOnlyName, names);
        }
    }

    private BasicConstraints basicConstraints() {
        return terms.pathLength().map(BasicConstraints::new).orElseGet(() -> new BasicConstraints(terms.isAuthority()));
    }

    /** The issuer's key identifier as it stands in its certificate, so that chains are found whatever made it. */
    private AuthorityKeyIdentifier authorityKeyIdentifier(SubjectKeyIdentifier own) throws GeneralSecurityException {
        if (terms.issuer == null) {
            return new AuthorityKeyIdentifier(own.getKeyIdentifier());
        }
        X509Certificate issuer = terms.issuer.certificate();
        byte[] stated = issuer.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        return stated == null
                ? new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey())
                : new AuthorityKeyIdentifier(SubjectKeyIdentifier.getInstance(
                                ASN1OctetString.getInstance(stated).getOctets())
                        .getKeyIdentifier());
    }
}
