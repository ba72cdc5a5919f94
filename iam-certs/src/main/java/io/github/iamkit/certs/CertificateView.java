package io.github.iamkit.certs;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * A certificate of a chain with the extensions that matter, taken apart.
 *
 * @param index its place in the chain
 */
record CertificateView(int index, X509Certificate certificate) {
    private static final String PSS = "RSASSA-PSS";
    private static final int KEY_CERT_SIGN = 5;
    private static final int DIGITAL_SIGNATURE = 0;

    String name() {
        return certificate.getSubjectX500Principal().getName();
    }

    PublicKeyDescription key() {
        return PublicKeyDescription.of(certificate.getPublicKey());
    }

    /** How it is signed, with the digest. */
    String signatureName() {
        String name = certificate.getSigAlgName();
        return name.equals(PSS) ? name + " and " + digest() : name;
    }

    /** The digest that it is signed with, such as {@code SHA256}; empty where the key's kind prescribes one. */
    String digest() {
        String name = certificate.getSigAlgName();
        if (name.equals(PSS)) {
            return plain(pssDigest());
        }
        int with = name.toUpperCase(Locale.ROOT).indexOf("WITH");
        return with < 0 ? "" : plain(name.substring(0, with));
    }

    private static String plain(String digest) {
        return digest.replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** The digest of RSASSA-PSS stands in its parameters. */
    private String pssDigest() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance(PSS);
            parameters.init(certificate.getSigAlgParams());
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the parameters of its signature cannot be read", e);
        }
    }

    private Optional<byte[]> extension(ASN1ObjectIdentifier id) {
        return Optional.ofNullable(certificate.getExtensionValue(id.getId()))
                .map(value -> ASN1OctetString.getInstance(value).getOctets());
    }

    boolean isAuthority() {
        return certificate.getBasicConstraints() >= 0;
    }

    /** Whether a limit stands where only authorities have one. */
    boolean hasPathLengthWithoutAuthority() {
        return extension(Extension.basicConstraints)
                .map(BasicConstraints::getInstance)
                .filter(constraints -> !constraints.isCA() && constraints.getPathLenConstraint() != null)
                .isPresent();
    }

    boolean isCritical(ASN1ObjectIdentifier id) {
        return certificate.getCriticalExtensionOIDs() != null
                && certificate.getCriticalExtensionOIDs().contains(id.getId());
    }

    boolean hasKeyUsage() {
        return certificate.getKeyUsage() != null;
    }

    boolean maySignCertificates() {
        return hasKeyUsage() && certificate.getKeyUsage()[KEY_CERT_SIGN];
    }

    boolean maySign() {
        return hasKeyUsage() && certificate.getKeyUsage()[DIGITAL_SIGNATURE];
    }

    Optional<byte[]> subjectKeyId() {
        return extension(Extension.subjectKeyIdentifier)
                .map(value -> SubjectKeyIdentifier.getInstance(value).getKeyIdentifier());
    }

    Optional<byte[]> authorityKeyId() {
        return extension(Extension.authorityKeyIdentifier)
                .map(AuthorityKeyIdentifier::getInstance)
                .flatMap(id -> Optional.ofNullable(id.getKeyIdentifierOctets()));
    }

    boolean hasAuthorityKeyId() {
        return extension(Extension.authorityKeyIdentifier).isPresent();
    }

    boolean isSelfIssued() {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    boolean isSelfSigned() {
        return isSelfIssued() && Signatures.isSignedBy(certificate, certificate.getPublicKey());
    }

    /** Whether the names and key identifiers say that the other one issued this; the signature is not looked at. */
    boolean namesAsIssuer(CertificateView issuer) {
        boolean isName = certificate.getIssuerX500Principal().equals(issuer.certificate.getSubjectX500Principal());
        Optional<byte[]> wanted = authorityKeyId();
        Optional<byte[]> found = issuer.subjectKeyId();
        boolean isOtherKey = wanted.isPresent() && found.isPresent() && !Arrays.equals(wanted.get(), found.get());
        return isName && !isOtherKey;
    }

    /** Whether the other one issued this. */
    boolean isIssuedBy(CertificateView issuer) {
        return namesAsIssuer(issuer) && Signatures.isSignedBy(certificate, issuer.certificate.getPublicKey());
    }
}
