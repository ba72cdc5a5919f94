package io.github.iamkit.provision;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * A SAML provider, whose assertions roles can trust.
 *
 * <pre>{@code
 * iam.samlProvider("corporate").ensure(Files.readString(metadata));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamSamlProvider extends IamTaggedResource<IamSamlProvider> {
    private final Wishes wishes;

    IamSamlProvider(Connection connection, String name, Wishes wishes, Done done) {
        super(connection, "SAML provider", name, done);
        this.wishes = wishes;
    }

    @Override
    IamSamlProvider with(Done done) {
        return new IamSamlProvider(connection(), name(), wishes, done);
    }

    /** Says that {@link #ensure} shall set a tag. */
    public IamSamlProvider withTag(String key, String value) {
        return new IamSamlProvider(connection(), name(), wishes.withTag(key, value), Done.UNCHANGED);
    }

    /** Creates the provider if it does not exist, and gives it this metadata document unless it has that already. */
    public IamSamlProvider ensure(String metadata) {
        String document = Objects.requireNonNull(metadata, "metadata");
        Creation.Found<String> found = new Creation<>(connection(), "SAML provider", name(), this::find)
                .findOr(() -> connection()
                        .client()
                        .createSAMLProvider(request -> request.name(name())
                                .samlMetadataDocument(document)
                                .tags(TagSet.orNothing(wishes.tags())))
                        .samlProviderArn());
        return with(found.isNew() ? Done.CREATED : align(found.thing(), document));
    }

    private Done align(String arn, String metadata) {
        Done document = get(arn).samlMetadataDocument().equals(metadata)
                ? Done.UNCHANGED
                : connection()
                        .change(
                                "replaced the metadata of " + what(),
                                () -> connection()
                                        .client()
                                        .updateSAMLProvider(request ->
                                                request.samlProviderArn(arn).samlMetadataDocument(metadata)));
        return document.and(tagSet().put(wishes.tags()));
    }

    private Optional<String> find() {
        return connection().client().listSAMLProviders().samlProviderList().stream()
                .map(provider -> provider.arn())
                .filter(arn -> arn.endsWith(":saml-provider/" + name()))
                .findFirst();
    }

    private GetSamlProviderResponse get(String arn) {
        return connection().client().getSAMLProvider(request -> request.samlProviderArn(arn));
    }

    @Override
    public boolean exists() {
        return find().isPresent();
    }

    @Override
    public String arn() {
        return find().orElseThrow(() -> NoSuchEntityException.builder()
                .message("no SAML provider of this account has the name " + name())
                .build());
    }

    /** Returns the metadata document. */
    public String metadata() {
        return get(arn()).samlMetadataDocument();
    }

    /** Returns until when the metadata document says that it is valid, if it says so. */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(get(arn()).validUntil());
    }

    @Override
    TagCalls tagCalls() {
        return TagCallsOf.samlProvider(connection().client(), arn());
    }

    @Override
    void listParts(Deletion.Parts parts) {
        String arn = arn();
        connection().ownership().require(what(), Optional.empty(), TagSet.map(get(arn).tags()));
        parts.add(
                "DeleteSAMLProvider",
                arn,
                () -> connection().client().deleteSAMLProvider(request -> request.samlProviderArn(arn)));
    }
}
