package io.github.iamkit.certs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Makes objects of the JDK out of DER. */
final class Decoding {
    private static final String ML_DSA_ARC = NISTObjectIdentifiers.sigAlgs.getId();

    private final String source;

    Decoding(String source) {
        this.source = source;
    }

    /** The certificate at the start; old OpenSSL writes what it is trusted for after it. */
    X509Certificate certificate(byte[] der) {
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            PublicKeyDescription.of(certificate.getPublicKey());
            new X509CertificateHolder(certificate.getEncoded());
            return certificate;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            keyAlgorithm(der).ifPresent(algorithm -> requireCurve(algorithm, "a certificate"));
            throw new UnreadableCertificateException(source + " holds a certificate that is damaged; get it anew", e);
        }
    }

    /** What kind of key a certificate has that the JDK does not read. */
    private static Optional<AlgorithmIdentifier> keyAlgorithm(byte[] der) {
        try {
            return Optional.of(
                    new X509CertificateHolder(der).getSubjectPublicKeyInfo().getAlgorithm());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Refuses curves that cannot be compared or used: spelled out as numbers, or unknown to the JDK. */
    private void requireCurve(AlgorithmIdentifier algorithm, String what) {
        if (!algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return;
        }
        if (algorithm.getParameters() instanceof ASN1Sequence) {
            throw new UnreadableCertificateException(source + " holds " + what
                    + " whose curve is spelled out instead of named, which nobody should trust;"
                    + " make it with a named curve, as P-256");
        }
        if (algorithm.getParameters() instanceof ASN1ObjectIdentifier curve && !isKnown(curve)) {
            throw new UnreadableCertificateException(source + " holds " + what + " on the curve "
                    + PublicKeyDescription.curveName(curve) + ", which this JDK does not know; make it with P-256");
        }
    }

    private static boolean isKnown(ASN1ObjectIdentifier curve) {
        try {
            AlgorithmParameters.getInstance("EC").init(new ECGenParameterSpec(curve.getId()));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** A private key, from the JDK where it knows the kind and from Bouncy Castle where it does not. */
    PrivateKey privateKey(PrivateKeyInfo key) {
        requireCurve(key.getPrivateKeyAlgorithm(), "a private key");
        try {
            boolean isMlDsa =
                    key.getPrivateKeyAlgorithm().getAlgorithm().getId().startsWith(ML_DSA_ARC);
            return isMlDsa
                    ? new JcaPEMKeyConverter()
                            .setProvider(BouncyCastle.PROVIDER)
                            .getPrivateKey(key)
                    : new JcaPEMKeyConverter().getPrivateKey(key);
        } catch (PEMException | RuntimeException e) {
            return privateKeyOfOtherKind(key);
        }
    }

    private PrivateKey privateKeyOfOtherKind(PrivateKeyInfo key) {
        try {
            return new JcaPEMKeyConverter().setProvider(BouncyCastle.PROVIDER).getPrivateKey(key);
        } catch (PEMException | RuntimeException e) {
            throw new UnreadableCertificateException(
                    source
                            + " holds a private key that is damaged or of an unknown kind; RSA, EC, Ed25519 and ML-DSA"
                            + " keys are known",
                    e);
        }
    }

    PKCS10CertificationRequest request(byte[] der) {
        try {
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
            request.getSubject();
            return request;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableCertificateException(
                    source + " holds a certificate request that is damaged; get it anew", e);
        }
    }
}
