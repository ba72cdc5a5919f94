package io.github.iamkit.testkit.account;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import software.amazon.awssdk.services.iam.model.DeleteSigningCertificateRequest;
import software.amazon.awssdk.services.iam.model.DeleteSigningCertificateResponse;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesResponse;
import software.amazon.awssdk.services.iam.model.SigningCertificate;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateSigningCertificateRequest;
import software.amazon.awssdk.services.iam.model.UpdateSigningCertificateResponse;
import software.amazon.awssdk.services.iam.model.UploadSigningCertificateRequest;
import software.amazon.awssdk.services.iam.model.UploadSigningCertificateResponse;

/** The signing certificates of users. */
final class SigningCertificates {
    private static final String UNREADABLE =
            "Unable to parse certificate. Please ensure the certificate is in PEM format.";

    private final Account account;

    SigningCertificates(Account account) {
        this.account = account;
    }

    void register(Operations operations) {
        operations.add("UploadSigningCertificate", UploadSigningCertificateRequest::builder, this::upload);
        operations.add("ListSigningCertificates", ListSigningCertificatesRequest::builder, this::list);
        operations.add("UpdateSigningCertificate", UpdateSigningCertificateRequest::builder, this::update);
        operations.add("DeleteSigningCertificate", DeleteSigningCertificateRequest::builder, this::delete);
    }

    private UploadSigningCertificateResponse upload(Caller caller, UploadSigningCertificateRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        X509Certificate uploaded = readValid(request.certificateBody());
        String fingerprint = Certificates.fingerprint(uploaded);
        for (StoredUser other : account.users().values()) {
            for (StoredCertificate present : other.signingCertificates()) {
                if (present.fingerprint().equals(fingerprint)) {
                    throw new Refusal("DuplicateCertificate", "The certificate is already associated with a user.");
                }
            }
        }
        account.requireRoom(
                Quota.SIGNING_CERTIFICATES_PER_USER, user.signingCertificates().size());
        StoredCertificate certificate = StoredCertificate.builder()
                .id(account.ids().certificateId())
                .body(request.certificateBody())
                .fingerprint(fingerprint)
                .uploaded(account.now())
                .build();
        List<StoredCertificate> all = new ArrayList<>(user.signingCertificates());
        all.add(certificate);
        account.save(user.withSigningCertificates(all));
        return UploadSigningCertificateResponse.builder()
                .certificate(describe(user, certificate))
                .build();
    }

    private X509Certificate readValid(String pem) {
        try {
            if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
                throw new Refusal("MalformedCertificate", UNREADABLE);
            }
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            Date now = Date.from(account.clock().instant());
            if (now.after(certificate.getNotAfter()) || now.before(certificate.getNotBefore())) {
                throw new Refusal("MalformedCertificate", "The certificate is expired or not yet valid.");
            }
            return certificate;
        } catch (CertificateException e) {
            throw new Refusal("MalformedCertificate", UNREADABLE);
        }
    }

    private ListSigningCertificatesResponse list(Caller caller, ListSigningCertificatesRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        Page<SigningCertificate> page = Page.of(
                        user.signingCertificates(), StoredCertificate::id, request.maxItems(), request.marker())
                .map(certificate -> describe(user, certificate));
        return ListSigningCertificatesResponse.builder()
                .certificates(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static SigningCertificate describe(StoredUser user, StoredCertificate certificate) {
        return SigningCertificate.builder()
                .userName(user.name())
                .certificateId(certificate.id())
                .certificateBody(certificate.body())
                .status(AccessKeys.status(certificate.isActive()))
                .uploadDate(certificate.uploaded())
                .build();
    }

    private UpdateSigningCertificateResponse update(Caller caller, UpdateSigningCertificateRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        StoredCertificate certificate = find(user, request.certificateId());
        StoredCertificate updated = certificate.withIsActive(request.status() == StatusType.ACTIVE);
        account.save(user.withSigningCertificates(user.signingCertificates().stream()
                .map(one -> one == certificate ? updated : one)
                .toList()));
        return UpdateSigningCertificateResponse.builder().build();
    }

    private DeleteSigningCertificateResponse delete(Caller caller, DeleteSigningCertificateRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        StoredCertificate certificate = find(user, request.certificateId());
        account.save(user.withSigningCertificates(user.signingCertificates().stream()
                .filter(one -> one != certificate)
                .toList()));
        return DeleteSigningCertificateResponse.builder().build();
    }

    private static StoredCertificate find(StoredUser user, String id) {
        return user.signingCertificates().stream()
                .filter(certificate -> certificate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.noSuchEntity("The Certificate with id " + id + " cannot be found."));
    }
}
