package io.github.iamkit.testkit.account;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.DeleteServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.DeleteServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.GetServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.GetServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.ListServerCertificateTagsRequest;
import software.amazon.awssdk.services.iam.model.ListServerCertificateTagsResponse;
import software.amazon.awssdk.services.iam.model.ListServerCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListServerCertificatesResponse;
import software.amazon.awssdk.services.iam.model.ServerCertificate;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.TagServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.UntagServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.UntagServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.UpdateServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.UpdateServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.UploadServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.UploadServerCertificateResponse;

/** The certificates for servers. */
final class ServerCertificates {
    private final Account account;
    private final Table<StoredServerCertificate> certificates;

    ServerCertificates(Account account) {
        this.account = account;
        this.certificates = account.serverCertificates();
    }

    void register(Operations operations) {
        operations.add("UploadServerCertificate", UploadServerCertificateRequest::builder, this::upload);
        operations.add("GetServerCertificate", GetServerCertificateRequest::builder, this::get);
        operations.add("ListServerCertificates", ListServerCertificatesRequest::builder, this::list);
        operations.add("UpdateServerCertificate", UpdateServerCertificateRequest::builder, this::update);
        operations.add("DeleteServerCertificate", DeleteServerCertificateRequest::builder, this::delete);
        operations.add("TagServerCertificate", TagServerCertificateRequest::builder, this::tag);
        operations.add("UntagServerCertificate", UntagServerCertificateRequest::builder, this::untag);
        operations.add("ListServerCertificateTags", ListServerCertificateTagsRequest::builder, this::tags);
    }

    /** Returns how many there are. */
    int count() {
        return certificates.size();
    }

    private StoredServerCertificate find(String name) {
        return Named.find(certificates, name)
                .orElseThrow(
                        () -> Refusal.noSuchEntity("The Server Certificate with name " + name + " cannot be found."));
    }

    private void requireFree(String name) {
        if (certificates.contains(Named.key(name))) {
            throw Refusal.alreadyExists("The Server Certificate with name " + name + " already exists.");
        }
    }

    private UploadServerCertificateResponse upload(UploadServerCertificateRequest request) {
        requireFree(request.serverCertificateName());
        account.requireRoom(Quota.SERVER_CERTIFICATES_PER_ACCOUNT, certificates.size());
        X509Certificate leaf = Certificates.one(request.certificateBody());
        List<X509Certificate> chain =
                request.certificateChain() == null ? List.of() : Certificates.all(request.certificateChain());
        PrivateKeys.require(request.privateKey(), leaf, "MalformedCertificate");
        Certificates.requireChain(leaf, chain, account.clock().instant());
        StoredServerCertificate certificate = StoredServerCertificate.builder()
                .id(account.ids().uniqueId("ASCA"))
                .name(request.serverCertificateName())
                .path(request.path() == null ? "/" : request.path())
                .body(request.certificateBody())
                .chain(Optional.ofNullable(request.certificateChain()))
                .uploaded(account.now())
                .expiration(leaf.getNotAfter().toInstant())
                .putAllTags(Tags.of(request.tags(), account))
                .build();
        certificates.put(certificate);
        return UploadServerCertificateResponse.builder()
                .serverCertificateMetadata(describe(certificate))
                .tags(Tags.listOrAbsent(certificate.tags()))
                .build();
    }

    private GetServerCertificateResponse get(GetServerCertificateRequest request) {
        StoredServerCertificate certificate = find(request.serverCertificateName());
        return GetServerCertificateResponse.builder()
                .serverCertificate(ServerCertificate.builder()
                        .serverCertificateMetadata(describe(certificate))
                        .certificateBody(certificate.body())
                        .certificateChain(certificate.chain().orElse(null))
                        .tags(Tags.listOrAbsent(certificate.tags()))
                        .build())
                .build();
    }

    private ListServerCertificatesResponse list(ListServerCertificatesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Page<ServerCertificateMetadata> page = Page.of(
                        certificates,
                        certificate -> certificate.path().startsWith(prefix),
                        request.maxItems(),
                        request.marker())
                .map(this::describe);
        return ListServerCertificatesResponse.builder()
                .serverCertificateMetadataList(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateServerCertificateResponse update(UpdateServerCertificateRequest request) {
        StoredServerCertificate certificate = find(request.serverCertificateName());
        String name =
                request.newServerCertificateName() == null ? certificate.name() : request.newServerCertificateName();
        if (!name.equalsIgnoreCase(certificate.name())) {
            requireFree(name);
        }
        String path = request.newPath() == null ? certificate.path() : request.newPath();
        certificates.replace(certificate, certificate.withName(name).withPath(path));
        return UpdateServerCertificateResponse.builder().build();
    }

    private DeleteServerCertificateResponse delete(DeleteServerCertificateRequest request) {
        StoredServerCertificate certificate = find(request.serverCertificateName());
        String user = account.setup().usesOfServerCertificates().get(certificate.name());
        if (user != null) {
            throw new Refusal(
                    "DeleteConflict",
                    "Certificate: " + certificate.id() + " is currently in use by " + user
                            + ". Please remove it first before deleting it from IAM.");
        }
        certificates.remove(certificate);
        return DeleteServerCertificateResponse.builder().build();
    }

    private TagServerCertificateResponse tag(TagServerCertificateRequest request) {
        StoredServerCertificate certificate = find(request.serverCertificateName());
        certificates.put(certificate.withTags(Tags.with(certificate.tags(), request.tags(), account)));
        return TagServerCertificateResponse.builder().build();
    }

    private UntagServerCertificateResponse untag(UntagServerCertificateRequest request) {
        StoredServerCertificate certificate = find(request.serverCertificateName());
        certificates.put(certificate.withTags(Tags.without(certificate.tags(), request.tagKeys())));
        return UntagServerCertificateResponse.builder().build();
    }

    private ListServerCertificateTagsResponse tags(ListServerCertificateTagsRequest request) {
        Page<Tag> page = Tags.page(find(request.serverCertificateName()), request.maxItems(), request.marker());
        return ListServerCertificateTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private ServerCertificateMetadata describe(StoredServerCertificate certificate) {
        return ServerCertificateMetadata.builder()
                .path(certificate.path())
                .serverCertificateName(certificate.name())
                .serverCertificateId(certificate.id())
                .arn(account.arn(certificate))
                .uploadDate(certificate.uploaded())
                .expiration(certificate.expiration())
                .build();
    }
}
