package io.github.iamkit.testkit.account;

import java.security.cert.X509Certificate;
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
        account.save(user.withSigningCertificates(Parts.with(user.signingCertificates(), certificate)));
        return UploadSigningCertificateResponse.builder()
                .certificate(describe(user, certificate))
                .build();
    }

    private X509Certificate readValid(String pem) {
        X509Certificate certificate = Certificates.one(pem);
        if (!Certificates.isValidAt(certificate, account.clock().instant())) {
            throw new Refusal("MalformedCertificate", "The certificate is expired or not yet valid.");
        }
        return certificate;
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
        account.save(user.withSigningCertificates(Parts.replaced(user.signingCertificates(), certificate, updated)));
        return UpdateSigningCertificateResponse.builder().build();
    }

    private DeleteSigningCertificateResponse delete(Caller caller, DeleteSigningCertificateRequest request) {
        StoredUser user = Users.named(account, request.userName(), caller);
        StoredCertificate certificate = find(user, request.certificateId());
        account.save(user.withSigningCertificates(Parts.without(user.signingCertificates(), certificate)));
        return DeleteSigningCertificateResponse.builder().build();
    }

    private static StoredCertificate find(StoredUser user, String id) {
        return user.signingCertificates().stream()
                .filter(certificate -> certificate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.noSuchEntity("The Certificate with id " + id + " cannot be found."));
    }
}
