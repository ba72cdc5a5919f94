package io.github.iamkit.provision;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ServerCertificate;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;

/**
 * A server certificate that IAM keeps, with its private key, for load balancers and the like.
 *
 * <pre>{@code
 * iam.serverCertificate("shop").upload(List.of(certificate, intermediate), key);
 * }</pre>
 *
 * <p>The private key goes into the one request that needs it, and into no message or log.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html">AWS: server
 *     certificates in IAM</a>
 */
public final class IamServerCertificate extends IamTaggedResource<IamServerCertificate> {
    private final @Nullable String path;
    private final Wishes wishes;

    IamServerCertificate(Connection connection, String name, @Nullable String path, Wishes wishes, Done done) {
        super(connection, "server certificate", name, done);
        this.path = path;
        this.wishes = wishes;
    }

    @Override
    IamServerCertificate with(Done done) {
        return new IamServerCertificate(connection(), name(), path, wishes, done);
    }

    /** Says that {@link #upload} shall set a tag. */
    public IamServerCertificate withTag(String key, String value) {
        return new IamServerCertificate(connection(), name(), path, wishes.withTag(key, value), Done.UNCHANGED);
    }

    /**
     * Uploads a certificate and its key, unless that certificate is there already. Dates and sizes are checked first.
     *
     * @param chain the certificate, then those that lead to its root
     * @throws IllegalArgumentException if AWS would refuse the certificate for one of them
     * @throws IllegalStateException if another certificate has the name: AWS cannot replace one
     */
    public IamServerCertificate upload(List<X509Certificate> chain, PrivateKey key) {
        return upload(chain, key, certificates -> {});
    }

    /**
     * Uploads a certificate as {@link #upload(List, PrivateKey)} does, after a judge has had no objection.
     *
     * @param judge throws if the chain is not good, as {@code CertificateProfile.IAM_SERVER_CERTIFICATE::require}
     */
    public IamServerCertificate upload(
            List<X509Certificate> chain, PrivateKey key, Consumer<List<X509Certificate>> judge) {
        List<X509Certificate> certificates = List.copyOf(chain);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(
                    "the chain is empty; give the certificate, and those that lead to its root");
        }
        Objects.requireNonNull(judge, "judge");
        certificates.forEach(certificate ->
                Pem.requireValid(certificate, connection().clock().instant()));
        judge.accept(certificates);
        String body = Pem.of(certificates.get(0));
        String privateKey = Pem.of(Objects.requireNonNull(key, "key"));
        String rest = certificates.stream().skip(1).map(Pem::of).collect(Collectors.joining());
        Creation.Found<Stored> found = new Creation<>(connection(), "server certificate", name(), this::find)
                .among(() ->
                        connection().client().listServerCertificatesPaginator().serverCertificateMetadataList().stream()
                                .map(ServerCertificateMetadata::serverCertificateName))
                .findOr(() -> new Stored(create(body, privateKey, rest), body));
        PathConflictException.check(
                "server certificate", name(), found.thing().metadata().path(), path);
        if (!Pem.isSame(found.thing().body(), body)) {
            throw new IllegalStateException("server certificate `" + name()
                    + "` is another certificate, and AWS cannot replace one; use another name, or delete it first");
        }
        return with(found.isNew() ? Done.CREATED : tagSet().put(wishes.tags()));
    }

    /** A certificate that IAM keeps. */
    private record Stored(ServerCertificateMetadata metadata, String body) {}

    private ServerCertificateMetadata create(String body, String privateKey, String rest) {
        return connection()
                .client()
                .uploadServerCertificate(request -> request.serverCertificateName(name())
                        .path(path)
                        .certificateBody(body)
                        .privateKey(privateKey)
                        .certificateChain(rest.isEmpty() ? null : rest)
                        .tags(TagSet.orNothing(wishes.tags())))
                .serverCertificateMetadata();
    }

    private Optional<Stored> find() {
        return Connection.find(this::get)
                .map(certificate -> new Stored(certificate.serverCertificateMetadata(), certificate.certificateBody()));
    }

    private ServerCertificate get() {
        return connection()
                .client()
                .getServerCertificate(request -> request.serverCertificateName(name()))
                .serverCertificate();
    }

    private ServerCertificateMetadata metadata() {
        return get().serverCertificateMetadata();
    }

    @Override
    public boolean exists() {
        return find().isPresent();
    }

    @Override
    public String arn() {
        return metadata().arn();
    }

    /** Returns its unique id. */
    public String uniqueId() {
        return metadata().serverCertificateId();
    }

    /** Returns its path. */
    public String path() {
        return metadata().path();
    }

    /** Returns when the certificate expires. */
    public Instant expires() {
        return metadata().expiration();
    }

    /** Returns the certificate as PEM. */
    public String pem() {
        return get().certificateBody();
    }

    /** Returns the certificates that lead to its root as PEM, if there are any. */
    public Optional<String> chainPem() {
        return Optional.ofNullable(get().certificateChain());
    }

    /** Gives the certificate another name, which changes its ARN and not its unique id. */
    public IamServerCertificate rename(String newName) {
        Names.require("server certificate", newName);
        Done done = connection()
                .change(
                        "renamed " + what() + " to " + newName,
                        () -> connection()
                                .client()
                                .updateServerCertificate(request ->
                                        request.serverCertificateName(name()).newServerCertificateName(newName)));
        return new IamServerCertificate(connection(), newName, path, wishes, done);
    }

    /** Puts the certificate under another path, which changes its ARN and not its unique id. */
    public IamServerCertificate moveTo(String newPath) {
        Names.requirePath(newPath);
        String oldPath = path();
        IamServerCertificate moved = new IamServerCertificate(connection(), name(), newPath, wishes, Done.UNCHANGED);
        return oldPath.equals(newPath)
                ? moved
                : moved.change(
                        "path " + oldPath + " -> " + newPath,
                        () -> connection()
                                .client()
                                .updateServerCertificate(request ->
                                        request.serverCertificateName(name()).newPath(newPath)));
    }

    @Override
    TagCalls tagCalls() {
        return TagCallsOf.serverCertificate(connection().client(), name());
    }

    @Override
    void listParts(Deletion.Parts parts) {
        ServerCertificate certificate = get();
        String actual = certificate.serverCertificateMetadata().path();
        PathConflictException.check("server certificate", name(), actual, path);
        requireOwned(actual, certificate.tags());
        parts.add(
                "DeleteServerCertificate",
                name(),
                () -> connection().client().deleteServerCertificate(request -> request.serverCertificateName(name())));
    }
}
