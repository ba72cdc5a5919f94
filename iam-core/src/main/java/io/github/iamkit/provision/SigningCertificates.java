package io.github.iamkit.provision;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.StatusType;

/** The signing certificates of one user. */
final class SigningCertificates {
    private static final Logger LOG = LoggerFactory.getLogger(SigningCertificates.class);
    private static final int LONGEST = 16_384;
    private static final int LINE = 64;

    private final IamClient client;
    private final Clock clock;
    private final String user;

    SigningCertificates(IamClient client, Clock clock, String user) {
        this.client = client;
        this.clock = clock;
        this.user = user;
    }

    /** Uploads a certificate, unless the user has it already. */
    Outcome upload(X509Certificate certificate, Consumer<List<X509Certificate>> judge) {
        requireDates(certificate);
        judge.accept(List.of(certificate));
        String pem = pem(certificate);
        if (pem.length() > LONGEST) {
            throw new IllegalArgumentException("the certificate has " + pem.length()
                    + " characters as PEM; AWS takes at most " + LONGEST + ", so use one with fewer extensions");
        }
        Optional<UploadedCertificate> present = list().stream()
                .filter(uploaded -> sameText(uploaded.pem(), pem))
                .findFirst();
        if (present.isPresent()) {
            return Outcome.UNCHANGED;
        }
        String id = client.uploadSigningCertificate(
                        request -> request.userName(user).certificateBody(pem))
                .certificate()
                .certificateId();
        LOG.info("uploaded signing certificate {} of user {}", id, user);
        return Outcome.CREATED;
    }

    private void requireDates(X509Certificate certificate) {
        Instant now = clock.instant();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw new IllegalArgumentException("the certificate expired at "
                    + certificate.getNotAfter().toInstant() + ", and AWS would refuse it; make another one");
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new IllegalArgumentException("the certificate is not valid before "
                    + certificate.getNotBefore().toInstant() + ", and AWS would refuse it; wait, or make another one");
        }
    }

    private static boolean sameText(String a, String b) {
        return a.replaceAll("\\s", "").equals(b.replaceAll("\\s", ""));
    }

    private static String pem(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate cannot be encoded; read it anew", e);
        }
    }

    List<UploadedCertificate> list() {
        return client.listSigningCertificatesPaginator(request -> request.userName(user)).certificates().stream()
                .map(certificate -> new UploadedCertificate(
                        certificate.certificateId(),
                        certificate.certificateBody(),
                        certificate.status() == StatusType.ACTIVE,
                        certificate.uploadDate()))
                .toList();
    }

    void setActive(String certificateId, boolean isActive) {
        client.updateSigningCertificate(request -> request.userName(user)
                .certificateId(certificateId)
                .status(isActive ? StatusType.ACTIVE : StatusType.INACTIVE));
        LOG.info("made signing certificate {} of user {} {}", certificateId, user, isActive ? "active" : "inactive");
    }

    void delete(String certificateId) {
        client.deleteSigningCertificate(request -> request.userName(user).certificateId(certificateId));
        LOG.info("deleted signing certificate {} of user {}", certificateId, user);
    }
}
