package io.github.iamkit.certs;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes one certificate by the rules that strict readers ask for. */
final class Issuance {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration BACK_DATED = Duration.ofMinutes(5);
    private static final int SERIAL_BITS = 159;

    private final KeyedCertificate.Builder wanted;
    private final KeyPair keys;
    private final PrivateKey signingKey;
    private final PublicKey verifyingKey;
    private final X500Name issuerName;
    private final Instant notBefore;
    private final Instant notAfter;

    Issuance(KeyedCertificate.Builder wanted) {
        this.wanted = wanted;
        this.notBefore = wanted.clock.instant().minus(BACK_DATED).truncatedTo(ChronoUnit.SECONDS);
        this.notAfter = wanted.clock.instant().plus(wanted.validity).truncatedTo(ChronoUnit.SECONDS);
        KeyedCertificate issuer = wanted.issuer;
        if (issuer != null) {
            requireWithin(issuer.certificate());
        }
        this.keys = wanted.key.generate(RANDOM);
        this.signingKey = issuer == null ? keys.getPrivate() : issuer.privateKey();
        this.verifyingKey =
                issuer == null ? keys.getPublic() : issuer.certificate().getPublicKey();
        this.issuerName = issuer == null ? wanted.subject : subjectOf(issuer.certificate());
    }

    private void requireWithin(X509Certificate issuer) {
        Instant end = issuer.getNotAfter().toInstant();
        if (notAfter.isAfter(end)) {
            throw new IllegalArgumentException("the certificate would be valid until " + notAfter
                    + ", but its issuer only until " + end + "; choose a shorter validity, or renew the issuer");
        }
    }

    private static X500Name subjectOf(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    KeyedCertificate run() {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuerName,
                    serialNumber(),
                    Date.from(notBefore),
                    Date.from(notAfter),
                    wanted.subject,
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            addExtensions(builder);
            String algorithm = KeyAlgorithm.of(verifyingKey).signature();
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signingKey)));
            List<X509Certificate> chain = new ArrayList<>();
            chain.add(certificate);
            if (wanted.issuer != null) {
                chain.addAll(wanted.issuer.chain());
            }
            return new KeyedCertificate(keys.getPrivate(), chain);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the certificate could not be made", e);
        }
    }

    /** A positive number that nobody can foresee. */
    private static BigInteger serialNumber() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
    }

    private void addExtensions(X509v3CertificateBuilder builder) throws GeneralSecurityException, IOException {
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(wanted.isAuthority));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage()));
        SubjectKeyIdentifier own = extensions.createSubjectKeyIdentifier(keys.getPublic());
        builder.addExtension(Extension.subjectKeyIdentifier, false, own);
        builder.addExtension(Extension.authorityKeyIdentifier, false, authorityKeyIdentifier(own));
        if (!wanted.alternativeNames.isEmpty()) {
            boolean isOnlyName = wanted.subject.getRDNs().length == 0;
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    isOnlyName,
                    new GeneralNames(wanted.alternativeNames.toArray(GeneralName[]::new)));
        }
    }

    private int usage() {
        return wanted.isAuthority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
    }

    /** The issuer's key identifier as it stands in its certificate, so that chains are found whatever made it. */
    private AuthorityKeyIdentifier authorityKeyIdentifier(SubjectKeyIdentifier own) throws GeneralSecurityException {
        if (wanted.issuer == null) {
            return new AuthorityKeyIdentifier(own.getKeyIdentifier());
        }
        X509Certificate issuer = wanted.issuer.certificate();
        SubjectKeyIdentifier stated =
                SubjectKeyIdentifier.fromExtensions(new JcaX509CertificateHolder(issuer).getExtensions());
        return stated == null
                ? new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey())
                : new AuthorityKeyIdentifier(
                        ASN1OctetString.getInstance(stated.toASN1Primitive()).getOctets());
    }
}
