package io.github.iamkit.testkit.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersResponse;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintRequest;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintResponse;

/**
 * The OpenID Connect providers of an account.
 *
 * <p>AWS asks a provider's host for its certificate when no thumbprint is given; here nothing is asked, and the thumbprint
 * is one made of the URL.
 */
final class OidcProviders {
    private static final String SCHEME = "https://";

    private final Account account;
    private final Table<StoredOidcProvider> providers;

    OidcProviders(Account account) {
        this.account = account;
        this.providers = account.oidcProviders();
    }

    void register(Operations operations) {
        operations.add("CreateOpenIDConnectProvider", CreateOpenIdConnectProviderRequest::builder, this::create);
        operations.add("GetOpenIDConnectProvider", GetOpenIdConnectProviderRequest::builder, this::get);
        operations.add("ListOpenIDConnectProviders", ListOpenIdConnectProvidersRequest::builder, this::list);
        operations.add("DeleteOpenIDConnectProvider", DeleteOpenIdConnectProviderRequest::builder, this::delete);
        operations.add(
                "AddClientIDToOpenIDConnectProvider",
                AddClientIdToOpenIdConnectProviderRequest::builder,
                this::addClientId);
        operations.add(
                "RemoveClientIDFromOpenIDConnectProvider",
                RemoveClientIdFromOpenIdConnectProviderRequest::builder,
                this::removeClientId);
        operations.add(
                "UpdateOpenIDConnectProviderThumbprint",
                UpdateOpenIdConnectProviderThumbprintRequest::builder,
                this::updateThumbprint);
        operations.add("TagOpenIDConnectProvider", TagOpenIdConnectProviderRequest::builder, this::tag);
        operations.add("UntagOpenIDConnectProvider", UntagOpenIdConnectProviderRequest::builder, this::untag);
        operations.add("ListOpenIDConnectProviderTags", ListOpenIdConnectProviderTagsRequest::builder, this::tags);
    }

    private StoredOidcProvider find(String arn) {
        ArnParts.require(arn, ":oidc-provider/");
        return providers
                .find(arn)
                .orElseThrow(() -> Refusal.noSuchEntity("OpenIDConnect Provider not found for arn " + arn));
    }

    private CreateOpenIdConnectProviderResponse create(CreateOpenIdConnectProviderRequest request) {
        String url = requireUrl(request.url());
        String arn = account.iamArn("oidc-provider/" + url);
        if (providers.contains(arn)) {
            throw Refusal.alreadyExists("Provider with url " + SCHEME + url + " already exists.");
        }
        account.requireRoom(Quota.OIDC_PROVIDERS_PER_ACCOUNT, providers.size());
        Set<String> clientIds = new LinkedHashSet<>(request.clientIDList());
        if (clientIds.size() > account.quota(Quota.CLIENT_IDS_PER_OIDC_PROVIDER)) {
            throw account.exceeded(Quota.CLIENT_IDS_PER_OIDC_PROVIDER);
        }
        requireThumbprints(request.thumbprintList());
        StoredOidcProvider provider = StoredOidcProvider.builder()
                .arn(arn)
                .url(url)
                .created(account.now())
                .addAllClientIds(clientIds)
                .addAllThumbprints(
                        request.thumbprintList().isEmpty() ? List.of(thumbprint(url)) : request.thumbprintList())
                .putAllTags(Tags.of(request.tags(), account))
                .build();
        providers.put(provider);
        return CreateOpenIdConnectProviderResponse.builder()
                .openIDConnectProviderArn(arn)
                .tags(Tags.listOrAbsent(provider.tags()))
                .build();
    }

    private static String requireUrl(String text) {
        try {
            URI url = new URI(text);
            boolean isGood = text.startsWith(SCHEME)
                    && url.getHost() != null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getRawUserInfo() == null;
            if (isGood) {
                return text.substring(SCHEME.length());
            }
        } catch (URISyntaxException e) {
            // It is refused below, as other URLs that are none.
        }
        throw Refusal.invalid("Invalid Open ID Connect Provider URL");
    }

    private void requireThumbprints(List<String> thumbprints) {
        int quota = account.quota(Quota.THUMBPRINTS_PER_OIDC_PROVIDER);
        if (thumbprints.size() > quota) {
            throw new Refusal("InvalidInput", "Thumbprint list must contain fewer than " + quota + " entries.");
        }
    }

    private static String thumbprint(String url) {
        return Hashes.hex(Hashes.sha1(url.getBytes(StandardCharsets.UTF_8)));
    }

    private GetOpenIdConnectProviderResponse get(GetOpenIdConnectProviderRequest request) {
        StoredOidcProvider provider = find(request.openIDConnectProviderArn());
        return GetOpenIdConnectProviderResponse.builder()
                .url(provider.url())
                .clientIDList(provider.clientIds())
                .thumbprintList(provider.thumbprints())
                .createDate(provider.created())
                .tags(Tags.list(provider.tags()))
                .build();
    }

    private ListOpenIdConnectProvidersResponse list(ListOpenIdConnectProvidersRequest request) {
        return ListOpenIdConnectProvidersResponse.builder()
                .openIDConnectProviderList(providers.values().stream()
                        .map(provider -> OpenIDConnectProviderListEntry.builder()
                                .arn(provider.arn())
                                .build())
                        .toList())
                .build();
    }

    /** Deletes a provider; one that is gone already is no error, as AWS's page on it says. */
    private DeleteOpenIdConnectProviderResponse delete(DeleteOpenIdConnectProviderRequest request) {
        ArnParts.require(request.openIDConnectProviderArn(), ":oidc-provider/");
        providers.find(request.openIDConnectProviderArn()).ifPresent(providers::remove);
        return DeleteOpenIdConnectProviderResponse.builder().build();
    }

    private AddClientIdToOpenIdConnectProviderResponse addClientId(AddClientIdToOpenIdConnectProviderRequest request) {
        StoredOidcProvider provider = find(request.openIDConnectProviderArn());
        if (!provider.clientIds().contains(request.clientID())) {
            account.requireRoom(
                    Quota.CLIENT_IDS_PER_OIDC_PROVIDER, provider.clientIds().size());
            providers.put(provider.withClientIds(Parts.with(List.copyOf(provider.clientIds()), request.clientID())));
        }
        return AddClientIdToOpenIdConnectProviderResponse.builder().build();
    }

    private RemoveClientIdFromOpenIdConnectProviderResponse removeClientId(
            RemoveClientIdFromOpenIdConnectProviderRequest request) {
        StoredOidcProvider provider = find(request.openIDConnectProviderArn());
        Set<String> rest = new LinkedHashSet<>(provider.clientIds());
        rest.remove(request.clientID());
        providers.put(provider.withClientIds(rest));
        return RemoveClientIdFromOpenIdConnectProviderResponse.builder().build();
    }

    private UpdateOpenIdConnectProviderThumbprintResponse updateThumbprint(
            UpdateOpenIdConnectProviderThumbprintRequest request) {
        StoredOidcProvider provider = find(request.openIDConnectProviderArn());
        requireThumbprints(request.thumbprintList());
        providers.put(provider.withThumbprints(request.thumbprintList()));
        return UpdateOpenIdConnectProviderThumbprintResponse.builder().build();
    }

    private TagOpenIdConnectProviderResponse tag(TagOpenIdConnectProviderRequest request) {
        StoredOidcProvider provider = find(request.openIDConnectProviderArn());
        providers.put(provider.withTags(Tags.with(provider.tags(), request.tags(), account)));
        return TagOpenIdConnectProviderResponse.builder().build();
    }

    private UntagOpenIdConnectProviderResponse untag(UntagOpenIdConnectProviderRequest request) {
        StoredOidcProvider provider = find(request.openIDConnectProviderArn());
        providers.put(provider.withTags(Tags.without(provider.tags(), request.tagKeys())));
        return UntagOpenIdConnectProviderResponse.builder().build();
    }

    private ListOpenIdConnectProviderTagsResponse tags(ListOpenIdConnectProviderTagsRequest request) {
        Page<Tag> page = Tags.page(find(request.openIDConnectProviderArn()), request.maxItems(), request.marker());
        return ListOpenIdConnectProviderTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
