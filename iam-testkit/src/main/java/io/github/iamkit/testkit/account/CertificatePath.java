package io.github.iamkit.testkit.account;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.Provider;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** Holds a certificate and its intermediates to what Roles Anywhere asks of them. */
public final class CertificatePath {
    private static final String DENIED = "AccessDeniedException";
    private static final int MOST_INTERMEDIATES = 5;
    private static final String PSS = "RSASSA-PSS";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final int VERSION = 3;
    private static final Set<String> ML_DSA =
            Set.of("2.16.840.1.101.3.4.3.17", "2.16.840.1.101.3.4.3.18", "2.16.840.1.101.3.4.3.19");

    private final List<X509Certificate> certificates;

    /** Takes a certificate and those between it and the trust anchor. */
    public CertificatePath(List<byte[]> encoded) {
        if (encoded.size() > MOST_INTERMEDIATES + 1) {
            throw new Refusal("ValidationException", "X-Amz-X509-Chain has more than 5 certificates.");
        }
        this.certificates = encoded.stream()
                .map(der -> certificate(der, null))
                .map(CertificatePath::readable)
                .toList();
    }

    private static X509Certificate certificate(byte[] der, @Nullable Provider provider) {
        try {
            CertificateFactory factory = provider == null
                    ? CertificateFactory.getInstance("X.509")
                    : CertificateFactory.getInstance("X.509", provider);
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new Refusal("ValidationException", "X-Amz-X509 or X-Amz-X509-Chain holds no certificate.");
        }
    }

    /** Makes a certificate with an ML-DSA key one that signatures can be verified with, whatever the JDK knows. */
    static X509Certificate readable(X509Certificate certificate) {
        try {
            return isMlDsa(certificate) ? certificate(certificate.getEncoded(), bouncyCastle()) : certificate;
        } catch (GeneralSecurityException e) {
            throw new Refusal("ValidationException", "The certificate cannot be encoded.");
        }
    }

    /** Tells whether the key is of ML-DSA, as JDKs before 24 or Bouncy Castle name it. */
    public static boolean isMlDsa(X509Certificate certificate) {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        return algorithm.startsWith("ML-DSA") || ML_DSA.contains(algorithm);
    }

    /** Returns what checks ML-DSA, if the test has it on its path. */
    public static Provider bouncyCastle() {
        try {
            return OnThePath.provider();
        } catch (NoClassDefFoundError e) {
            throw new Refusal(
                    "ValidationException",
                    "iamkit's fake checks ML-DSA with Bouncy Castle, which is not on the path; add org.bouncycastle:bcprov-jdk18on"
                            + " to the tests, or use a certificate with an RSA or EC key.");
        }
    }

    /** Apart, since a class that names what is not there cannot even be loaded. */
    private static final class OnThePath {
        static Provider provider() {
            return new BouncyCastleProvider();
        }
    }

    /** Returns the certificate that is shown. */
    public X509Certificate leaf() {
        return certificates.get(0);
    }

    /** Refuses what Roles Anywhere would refuse at that moment below that anchor. */
    void require(StoredTrustAnchor anchor, List<StoredCrl> crls, Instant now) {
        requireEndEntity();
        Stream.concat(certificates.stream(), anchor.certificates().stream()).forEach(CertificatePath::requireDigest);
        List<X509Certificate> anchors =
                anchor.certificates().stream().map(CertificatePath::readable).toList();
        Provider provider =
                Stream.concat(certificates.stream(), anchors.stream()).anyMatch(CertificatePath::isMlDsa)
                        ? bouncyCastle()
                        : null;
        for (X509Certificate one : anchors) {
            if (now.isAfter(one.getNotAfter().toInstant())
                    || now.isBefore(one.getNotBefore().toInstant())) {
                throw denied("the trust anchor's certificate is not valid by now");
            }
        }
        requirePath(anchors, now, provider);
        crls.forEach(crl -> requireNotRevoked(crl, anchors, provider));
    }

    private void requireNotRevoked(StoredCrl crl, List<X509Certificate> anchors, @Nullable Provider provider) {
        List<X509Certificate> issuers = new ArrayList<>(certificates);
        issuers.addAll(anchors);
        for (X509Certificate certificate : certificates) {
            for (X509Certificate issuer : issuers) {
                boolean isIssuer = certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
                if (isIssuer && crl.revokes(certificate, issuer, provider)) {
                    throw denied(certificate.getSubjectX500Principal().getName() + " was revoked, as the CRL "
                            + crl.name() + " says");
                }
            }
        }
    }

    static Refusal denied(String reason) {
        return new Refusal(DENIED, "Untrusted certificate: " + reason);
    }

    private void requireEndEntity() {
        X509Certificate leaf = leaf();
        if (leaf.getVersion() != VERSION) {
            throw denied("it is of version " + leaf.getVersion());
        }
        if (leaf.getBasicConstraints() >= 0) {
            throw denied("it is an authority (CA:TRUE)");
        }
        if (leaf.getKeyUsage() == null || !leaf.getKeyUsage()[DIGITAL_SIGNATURE]) {
            throw denied("its key usage has no digitalSignature");
        }
    }

    private static void requireDigest(X509Certificate certificate) {
        String algorithm =
                certificate.getSigAlgName().equals(PSS) ? pssDigest(certificate) : certificate.getSigAlgName();
        String plain = algorithm.toUpperCase(Locale.ROOT).replace("-", "");
        if (plain.startsWith("SHA1") || plain.startsWith("MD")) {
            throw denied("it or an issuer of it is signed with " + algorithm);
        }
    }

    /** The digest of RSASSA-PSS stands in its parameters. */
    private static String pssDigest(X509Certificate certificate) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance(PSS);
            parameters.init(certificate.getSigAlgParams());
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (GeneralSecurityException | IOException e) {
            throw denied("the parameters of its signature cannot be read");
        }
    }

    private void requirePath(List<X509Certificate> anchors, Instant now, @Nullable Provider provider) {
        try {
            PKIXParameters parameters = new PKIXParameters(
                    anchors.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            validate(parameters, provider);
        } catch (CertPathValidatorException e) {
            throw denied(String.valueOf(e.getMessage()));
        } catch (InvalidAlgorithmParameterException e) {
            throw denied("the trust anchor has no certificate");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK validates paths", e);
        }
    }

    private void validate(PKIXParameters parameters, @Nullable Provider provider) throws GeneralSecurityException {
        List<X509Certificate> path = new ArrayList<>(certificates);
        if (provider == null) {
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } else {
            CertPathValidator.getInstance("PKIX", provider)
                    .validate(CertificateFactory.getInstance("X.509", provider).generateCertPath(path), parameters);
        }
    }

    /** Refuses a certificate that cannot be a trust anchor. */
    static void requireAuthority(X509Certificate certificate) {
        if (certificate.getVersion() != VERSION
                || certificate.getBasicConstraints() < 0
                || certificate.getKeyUsage() == null
                || !certificate.getKeyUsage()[KEY_CERT_SIGN]) {
            throw new Refusal(
                    "ValidationException",
                    "A trust anchor has to be of version 3, an authority (CA:TRUE) and allowed to sign certificates"
                            + " (keyCertSign), which "
                            + certificate.getSubjectX500Principal().getName() + " is not.");
        }
        requireDigest(certificate);
    }
}
