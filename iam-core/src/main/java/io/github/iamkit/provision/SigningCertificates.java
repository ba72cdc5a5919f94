package io.github.iamkit.provision;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.StatusType;

/** The signing certificates of one user. */
record SigningCertificates(Connection connection, String user) {
    private static final int ATTEMPTS = 3;

    /** Uploads a certificate, unless the user has it already. */
    Done upload(X509Certificate certificate, Consumer<List<X509Certificate>> judge) {
        Pem.requireValid(certificate, connection.clock().instant());
        judge.accept(List.of(certificate));
        String pem = Pem.of(certificate);
        for (int attempt = 1; ; attempt++) {
            if (list().stream().anyMatch(uploaded -> Pem.isSame(uploaded.pem(), pem))) {
                return attempt == 1 ? Done.UNCHANGED : Done.CREATED;
            }
            try {
                String id = connection
                        .client()
                        .uploadSigningCertificate(
                                request -> request.userName(user).certificateBody(pem))
                        .certificate()
                        .certificateId();
                connection.chronicle().changed("uploaded signing certificate " + id + " of user " + user);
                return Done.CREATED;
            } catch (SdkException e) {
                if (!Failure.mayHaveBeenDone(e) || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    List<UploadedCertificate> list() {
        return connection
                .client()
                .listSigningCertificatesPaginator(request -> request.userName(user))
                .certificates()
                .stream()
                .map(certificate -> new UploadedCertificate(
                        certificate.certificateId(),
                        certificate.certificateBody(),
                        certificate.status() == StatusType.ACTIVE,
                        certificate.uploadDate()))
                .toList();
    }

    Done setStatus(String id, StatusType status) {
        return connection.change(
                "made signing certificate " + id + " of user " + user
                        + (status == StatusType.ACTIVE ? " active" : " inactive"),
                () -> connection
                        .client()
                        .updateSigningCertificate(request ->
                                request.userName(user).certificateId(id).status(status)));
    }

    Done delete(String id) {
        return connection.remove("deleted signing certificate " + id + " of user " + user, () -> discard(id));
    }

    private void discard(String id) {
        connection
                .client()
                .deleteSigningCertificate(request -> request.userName(user).certificateId(id));
    }

    void addParts(Deletion.Parts parts) {
        for (UploadedCertificate certificate : list()) {
            parts.add(
                    "DeleteSigningCertificate",
                    certificate.certificateId(),
                    () -> discard(certificate.certificateId()));
        }
    }
}
