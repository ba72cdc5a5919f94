package io.github.iamkit.blueprint;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** Writes OIDC providers. */
final class OidcProviderWriter implements EntityWriter {
    private final IamClient client;
    private final References references;

    OidcProviderWriter(IamClient client, References references) {
        this.client = client;
        this.references = references;
    }

    @Override
    public String create(Entity provider, Said said) {
        Optional<List<String>> thumbprints = said.first(Aspect.THUMBPRINTS).map(text -> List.of(text.split(" ")));
        return client.createOpenIDConnectProvider(request -> request.url(provider.name())
                        .clientIDList(said.keys(Aspect.CLIENT_ID))
                        .thumbprintList(thumbprints.orElse(null))
                        .tags(said.tags()))
                .openIDConnectProviderArn();
    }

    @Override
    public Optional<Identity> look(Entity provider) {
        String suffix = ":oidc-provider/" + provider.name().substring("https://".length());
        return client.listOpenIDConnectProviders().openIDConnectProviderList().stream()
                .filter(other -> other.arn().endsWith(suffix))
                .findFirst()
                .map(found -> new Identity(
                        found.arn(),
                        found.arn(),
                        EntityWriter.markIn(client.getOpenIDConnectProvider(
                                        request -> request.openIDConnectProviderArn(found.arn()))
                                .tags())));
    }

    @Override
    public void put(Change change) {
        String arn = references.arn(change.place().owner());
        String value = change.valueAfter().orElseThrow().text();
        switch (change.place().aspect()) {
            case CLIENT_ID ->
                client.addClientIDToOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn)
                        .clientID(change.place().key()));
            case THUMBPRINTS ->
                client.updateOpenIDConnectProviderThumbprint(
                        request -> request.openIDConnectProviderArn(arn).thumbprintList(value.split(" ")));
            default ->
                mark(change.place().owner(), EntityWriter.tag(change.place().key(), value));
        }
    }

    @Override
    public void remove(Change change) {
        String arn = references.arn(change.place().owner());
        String key = change.place().key();
        if (change.place().aspect() == Aspect.CLIENT_ID) {
            client.removeClientIDFromOpenIDConnectProvider(
                    request -> request.openIDConnectProviderArn(arn).clientID(key));
        } else {
            client.untagOpenIDConnectProvider(
                    request -> request.openIDConnectProviderArn(arn).tagKeys(key));
        }
    }

    @Override
    public void mark(Entity provider, Tag mark) {
        client.tagOpenIDConnectProvider(request ->
                request.openIDConnectProviderArn(references.arn(provider)).tags(mark));
    }

    @Override
    public void delete(Entity provider) {
        client.deleteOpenIDConnectProvider(request -> request.openIDConnectProviderArn(references.arn(provider)));
    }
}
