package io.github.iamkit.certs;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * What a certificate is for: how it is made for that, and what is asked of it there.
 *
 * <pre>{@code
 * ca.issue("CN=www").profile(CertificateProfile.TLS_SERVER).subjectAlternativeName("www.example.com").generate();
 * david.uploadSigningCertificate(certificate, CertificateProfile.IAM_SIGNING_CERTIFICATE::require);
 * CertificateReport report = CertificateProfile.ROLES_ANYWHERE_CLIENT.review(chain, Clock.systemUTC());
 * }</pre>
 *
 * <p>What is made for a profile is reviewed by the same profile before it is handed out.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html">AWS: Roles Anywhere trust
 *     model</a>
 */
public enum CertificateProfile {
    /** A user's signing certificate on IAM. AWS does not say which keys it takes; RSA 2048 is what its recipes make. */
    IAM_SIGNING_CERTIFICATE("an IAM signing certificate", Shape.of(KeyAlgorithm.RSA_2048, Keys.CLASSIC)),

    /** A server certificate on IAM, for load balancers and CloudFront. */
    IAM_SERVER_CERTIFICATE(
            "an IAM server certificate",
            Shape.of(KeyAlgorithm.EC_P256, Keys.CLASSIC, KeyPurposeId.id_kp_serverAuth)
                    .encipheringKeys()),

    /** A trust anchor of IAM Roles Anywhere, or an authority below one. */
    ROLES_ANYWHERE_CA("a CA of Roles Anywhere", Shape.authority(KeyAlgorithm.EC_P256, Keys.ROLES_ANYWHERE)),

    /** What a workload shows to IAM Roles Anywhere. */
    ROLES_ANYWHERE_CLIENT(
            "a client of Roles Anywhere",
            Shape.of(KeyAlgorithm.EC_P256, Keys.ROLES_ANYWHERE, KeyPurposeId.id_kp_clientAuth)),

    /** A server that speaks TLS. */
    TLS_SERVER(
            "a TLS server",
            Shape.of(KeyAlgorithm.EC_P256, Keys.ALL, KeyPurposeId.id_kp_serverAuth)
                    .encipheringKeys()),

    /** A client that shows a certificate in TLS. */
    TLS_CLIENT("a TLS client", Shape.of(KeyAlgorithm.EC_P256, Keys.ALL, KeyPurposeId.id_kp_clientAuth));

    private final String description;
    private final Shape shape;

    CertificateProfile(String description, Shape shape) {
        this.description = description;
        this.shape = shape;
    }

    Shape shape() {
        return shape;
    }

    /** Whether readers there are as strict as OpenSSL can be; what AWS does is known from its pages alone. */
    boolean isStrict() {
        return this == TLS_SERVER || this == TLS_CLIENT;
    }

    boolean isRolesAnywhere() {
        return this == ROLES_ANYWHERE_CA || this == ROLES_ANYWHERE_CLIENT;
    }

    String description() {
        return description;
    }

    /**
     * Reviews a certificate, first in its chain.
     *
     * @param chain the certificate and, as far as they are known, those of its issuers in order
     * @throws IllegalArgumentException if the chain is empty
     */
    public CertificateReport review(List<X509Certificate> chain, Clock clock) {
        return Review.of(this, chain, clock).report();
    }

    /** Reviews a certificate with its key and chain, as {@link #review(List, Clock)} does. */
    public CertificateReport review(KeyedCertificate certificate, Clock clock) {
        return review(certificate.chain(), clock);
    }

    /**
     * Reviews texts as they would be uploaded: the certificate, its chain and its key, each as PEM.
     *
     * <p>What cannot even be read becomes a finding too, since the service would not say more than that something is
     * malformed.
     *
     * @param certificateBody the certificate alone
     * @param certificateChain those of its issuers; empty if there are none
     * @param privateKey its key; empty if that is not uploaded
     * @throws UnreadableCertificateException if the body holds no certificate at all
     */
    public CertificateReport reviewPem(
            String certificateBody, String certificateChain, String privateKey, Clock clock) {
        return new UploadReview(this, certificateBody, certificateChain, privateKey, clock).report();
    }

    /**
     * Refuses a certificate, first in its chain, that is not good for this by now.
     *
     * @throws IllegalArgumentException with all that is wrong
     */
    public void require(List<X509Certificate> chain) {
        require(review(chain, Clock.systemUTC()));
    }

    private void require(CertificateReport report) {
        if (!report.isAccepted()) {
            throw new IllegalArgumentException("not good as " + description() + ": "
                    + report.errors().stream().map(CertificateFinding::toString).collect(Collectors.joining("\n")));
        }
    }

    /** Refuses a certificate that was just made and is not what it should be, its issuers aside. */
    void requireShape(List<X509Certificate> chain, Clock clock) {
        require(Review.of(this, chain.subList(0, 1), clock).withoutChain().report());
    }

    /** The kinds of keys that are taken somewhere. */
    private static final class Keys {
        static final Set<KeyFamily> CLASSIC = EnumSet.of(KeyFamily.RSA, KeyFamily.EC);
        static final Set<KeyFamily> ROLES_ANYWHERE = EnumSet.of(KeyFamily.RSA, KeyFamily.EC, KeyFamily.ML_DSA);
        static final Set<KeyFamily> ALL = EnumSet.complementOf(EnumSet.of(KeyFamily.OTHER));
    }
}
