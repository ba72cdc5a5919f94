package io.github.iamkit.blueprint;

import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** Writes SAML providers. */
final class SamlProviderWriter implements EntityWriter {
    private final IamClient client;
    private final References references;

    SamlProviderWriter(IamClient client, References references) {
        this.client = client;
        this.references = references;
    }

    @Override
    public String create(Entity provider, Said said) {
        return client.createSAMLProvider(request -> request.name(provider.name())
                        .samlMetadataDocument(said.first(Aspect.METADATA).orElseThrow())
                        .tags(said.tags()))
                .samlProviderArn();
    }

    @Override
    public Optional<Identity> look(Entity provider) {
        return client.listSAMLProviders().samlProviderList().stream()
                .filter(other -> other.arn().endsWith(":saml-provider/" + provider.name()))
                .findFirst()
                .map(found -> new Identity(
                        found.arn(),
                        found.arn(),
                        EntityWriter.markIn(client.getSAMLProvider(request -> request.samlProviderArn(found.arn()))
                                .tags())));
    }

    @Override
    public void put(Change change) {
        String arn = references.arn(change.place().owner());
        String value = change.valueAfter().orElseThrow().text();
        if (change.place().aspect() == Aspect.METADATA) {
            client.updateSAMLProvider(request -> request.samlProviderArn(arn).samlMetadataDocument(value));
        } else {
            mark(change.place().owner(), EntityWriter.tag(change.place().key(), value));
        }
    }

    @Override
    public void remove(Change change) {
        client.untagSAMLProvider(
                request -> request.samlProviderArn(references.arn(change.place().owner()))
                        .tagKeys(change.place().key()));
    }

    @Override
    public void mark(Entity provider, Tag mark) {
        client.tagSAMLProvider(
                request -> request.samlProviderArn(references.arn(provider)).tags(mark));
    }

    @Override
    public void delete(Entity provider) {
        client.deleteSAMLProvider(request -> request.samlProviderArn(references.arn(provider)));
    }
}
