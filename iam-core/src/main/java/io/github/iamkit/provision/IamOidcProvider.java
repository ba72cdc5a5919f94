package io.github.iamkit.provision;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * An OpenID Connect provider, whose tokens roles can trust.
 *
 * <pre>{@code
 * iam.oidcProvider("https://token.actions.example").ensure("sts.amazonaws.com");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamOidcProvider extends IamTaggedResource<IamOidcProvider> {
    private static final String SCHEME = "https://";

    private final Wishes wishes;
    private final List<String> thumbprints;

    IamOidcProvider(Connection connection, String place, List<String> thumbprints, Wishes wishes, Done done) {
        super(connection, "OIDC provider", place, done);
        this.thumbprints = thumbprints;
        this.wishes = wishes;
    }

    /** Returns host and path, which is all of the address that AWS keeps. */
    static String place(String url) {
        String text = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        boolean isHttps = text.startsWith(SCHEME) && URI.create(text).getHost() != null;
        if (!isHttps) {
            throw new IllegalArgumentException(
                    "`" + url + "` cannot be the address of an OIDC provider; it starts with https:// and a host");
        }
        return text.substring(SCHEME.length());
    }

    @Override
    IamOidcProvider with(Done done) {
        return new IamOidcProvider(connection(), name(), thumbprints, wishes, done);
    }

    /** Says that {@link #ensure} shall set a tag. */
    public IamOidcProvider withTag(String key, String value) {
        return new IamOidcProvider(connection(), name(), thumbprints, wishes.withTag(key, value), Done.UNCHANGED);
    }

    /** Says that {@link #ensure} shall set the fingerprints of the certificates that the provider's server may show. */
    public IamOidcProvider withThumbprints(String first, String... more) {
        List<String> all = Stream.concat(Stream.of(first), Stream.of(more)).toList();
        return new IamOidcProvider(connection(), name(), all, wishes, Done.UNCHANGED);
    }

    /** Creates the provider if it does not exist, and adds these client ids, which are audiences of tokens. */
    public IamOidcProvider ensure(String clientId, String... more) {
        Set<String> clientIds = new LinkedHashSet<>(List.of(more));
        clientIds.add(clientId);
        Creation.Found<String> found = new Creation<>(connection(), "OIDC provider", name(), this::find)
                .findOr(() -> connection()
                        .client()
                        .createOpenIDConnectProvider(request -> request.url(SCHEME + name())
                                .clientIDList(clientIds)
                                .thumbprintList(thumbprints.isEmpty() ? null : thumbprints)
                                .tags(TagSet.orNothing(wishes.tags())))
                        .openIDConnectProviderArn());
        return with(found.isNew() ? Done.CREATED : align(found.thing(), clientIds));
    }

    private Done align(String arn, Collection<String> clientIds) {
        GetOpenIdConnectProviderResponse present = get(arn);
        Done done = Done.UNCHANGED;
        for (String clientId : clientIds) {
            if (!present.clientIDList().contains(clientId)) {
                done = done.and(connection()
                        .change(
                                "added client id " + clientId + " to " + what(),
                                () -> connection()
                                        .client()
                                        .addClientIDToOpenIDConnectProvider(
                                                request -> request.openIDConnectProviderArn(arn)
                                                        .clientID(clientId))));
            }
        }
        if (!thumbprints.isEmpty()
                && !new LinkedHashSet<>(thumbprints).equals(new LinkedHashSet<>(present.thumbprintList()))) {
            done = done.and(connection()
                    .change(
                            "thumbprints of " + what() + ": " + present.thumbprintList() + " -> " + thumbprints,
                            () -> connection()
                                    .client()
                                    .updateOpenIDConnectProviderThumbprint(
                                            request -> request.openIDConnectProviderArn(arn)
                                                    .thumbprintList(thumbprints))));
        }
        return done.and(tagSet().put(wishes.tags()));
    }

    private Optional<String> find() {
        return connection().client().listOpenIDConnectProviders().openIDConnectProviderList().stream()
                .map(provider -> provider.arn())
                .filter(arn -> arn.endsWith(":oidc-provider/" + name()))
                .findFirst();
    }

    private GetOpenIdConnectProviderResponse get(String arn) {
        return connection().client().getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn));
    }

    @Override
    public boolean exists() {
        return find().isPresent();
    }

    @Override
    public String arn() {
        return find().orElseThrow(() -> NoSuchEntityException.builder()
                .message("no OIDC provider of this account has the address " + SCHEME + name())
                .build());
    }

    /** Returns the client ids, which are audiences of tokens. */
    public List<String> clientIds() {
        return get(arn()).clientIDList();
    }

    /** Takes a client id away; that there is none is no error. */
    public IamOidcProvider removeClientId(String clientId) {
        String arn = arn();
        return get(arn).clientIDList().contains(clientId)
                ? remove(
                        "removed client id " + clientId,
                        () -> connection()
                                .client()
                                .removeClientIDFromOpenIDConnectProvider(request ->
                                        request.openIDConnectProviderArn(arn).clientID(clientId)))
                : with(Done.UNCHANGED);
    }

    /** Returns the fingerprints of the certificates that the provider's server may show. */
    public List<String> thumbprints() {
        return new ArrayList<>(get(arn()).thumbprintList());
    }

    @Override
    TagCalls tagCalls() {
        return TagCallsOf.oidcProvider(connection().client(), arn());
    }

    @Override
    void listParts(Deletion.Parts parts) {
        String arn = arn();
        connection().ownership().require(what(), Optional.empty(), TagSet.map(get(arn).tags()));
        parts.add(
                "DeleteOpenIDConnectProvider",
                arn,
                () -> connection()
                        .client()
                        .deleteOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn)));
    }
}
