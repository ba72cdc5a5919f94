package io.github.iamkit.testkit.account;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreateSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.GetSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.ListSamlProviderTagsRequest;
import software.amazon.awssdk.services.iam.model.ListSamlProviderTagsResponse;
import software.amazon.awssdk.services.iam.model.ListSamlProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListSamlProvidersResponse;
import software.amazon.awssdk.services.iam.model.SAMLPrivateKey;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.TagSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.UntagSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.UpdateSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.UpdateSamlProviderResponse;

/** The SAML providers of an account. */
final class SamlProviders {
    private static final int YEARS_VALID = 100;

    private final Account account;
    private final Table<StoredSamlProvider> providers;

    SamlProviders(Account account) {
        this.account = account;
        this.providers = account.samlProviders();
    }

    void register(Operations operations) {
        operations.add("CreateSAMLProvider", CreateSamlProviderRequest::builder, this::create);
        operations.add("GetSAMLProvider", GetSamlProviderRequest::builder, this::get);
        operations.add("ListSAMLProviders", ListSamlProvidersRequest::builder, this::list);
        operations.add("UpdateSAMLProvider", UpdateSamlProviderRequest::builder, this::update);
        operations.add("DeleteSAMLProvider", DeleteSamlProviderRequest::builder, this::delete);
        operations.add("TagSAMLProvider", TagSamlProviderRequest::builder, this::tag);
        operations.add("UntagSAMLProvider", UntagSamlProviderRequest::builder, this::untag);
        operations.add("ListSAMLProviderTags", ListSamlProviderTagsRequest::builder, this::tags);
    }

    private StoredSamlProvider find(String arn) {
        ArnParts.require(arn, ":saml-provider/");
        return providers.find(arn).orElseThrow(() -> Refusal.noSuchEntity("Manifest not found for arn " + arn));
    }

    private CreateSamlProviderResponse create(CreateSamlProviderRequest request) {
        SamlMetadata.requireEntityId(request.samlMetadataDocument());
        String arn = account.iamArn("saml-provider/" + request.name());
        if (providers.contains(arn)) {
            throw Refusal.alreadyExists("Provider with name " + request.name() + " already exists.");
        }
        account.requireRoom(Quota.SAML_PROVIDERS_PER_ACCOUNT, providers.size());
        StoredSamlProvider provider = StoredSamlProvider.builder()
                .arn(arn)
                .uuid(account.ids().certificateId())
                .metadata(request.samlMetadataDocument())
                .created(account.now())
                .validUntil(account.now()
                        .atOffset(ZoneOffset.UTC)
                        .plusYears(YEARS_VALID)
                        .toInstant())
                .encryptionMode(Optional.ofNullable(request.assertionEncryptionModeAsString()))
                .addAllKeys(keys(request.addPrivateKey()))
                .putAllTags(Tags.of(request.tags(), account))
                .build();
        providers.put(provider);
        return CreateSamlProviderResponse.builder()
                .samlProviderArn(arn)
                .tags(Tags.listOrAbsent(provider.tags()))
                .build();
    }

    private List<StoredSamlProvider.Key> keys(@Nullable String pem) {
        if (pem == null) {
            return List.of();
        }
        if (PrivateKeys.read(pem).isEmpty()) {
            throw new Refusal("InvalidInput", "Invalid Private Key.");
        }
        return List.of(new StoredSamlProvider.Key(account.ids().certificateId(), account.now()));
    }

    private GetSamlProviderResponse get(GetSamlProviderRequest request) {
        StoredSamlProvider provider = find(request.samlProviderArn());
        List<SAMLPrivateKey> keys = provider.keys().stream()
                .map(key -> SAMLPrivateKey.builder()
                        .keyId(key.id())
                        .timestamp(key.added())
                        .build())
                .toList();
        return GetSamlProviderResponse.builder()
                .samlProviderUUID(provider.uuid())
                .samlMetadataDocument(provider.metadata())
                .createDate(provider.created())
                .validUntil(provider.validUntil())
                .assertionEncryptionMode(provider.encryptionMode().orElse(null))
                .privateKeyList(keys.isEmpty() ? null : keys)
                .tags(Tags.listOrAbsent(provider.tags()))
                .build();
    }

    private ListSamlProvidersResponse list(ListSamlProvidersRequest request) {
        return ListSamlProvidersResponse.builder()
                .samlProviderList(providers.values().stream()
                        .map(provider -> SAMLProviderListEntry.builder()
                                .arn(provider.arn())
                                .validUntil(provider.validUntil())
                                .createDate(provider.created())
                                .build())
                        .toList())
                .build();
    }

    private UpdateSamlProviderResponse update(UpdateSamlProviderRequest request) {
        StoredSamlProvider provider = find(request.samlProviderArn());
        String metadata = request.samlMetadataDocument() == null ? provider.metadata() : request.samlMetadataDocument();
        SamlMetadata.requireEntityId(metadata);
        Optional<String> mode =
                Optional.ofNullable(request.assertionEncryptionModeAsString()).or(provider::encryptionMode);
        providers.put(provider.withMetadata(metadata)
                .withEncryptionMode(mode)
                .withKeys(changed(provider, request.removePrivateKey(), request.addPrivateKey())));
        return UpdateSamlProviderResponse.builder()
                .samlProviderArn(provider.arn())
                .build();
    }

    private List<StoredSamlProvider.Key> changed(
            StoredSamlProvider provider, @Nullable String removedId, @Nullable String addedPem) {
        List<StoredSamlProvider.Key> rest = provider.keys().stream()
                .filter(key -> !key.id().equals(removedId))
                .toList();
        if (removedId != null && rest.size() == provider.keys().size()) {
            throw Refusal.noSuchEntity("The Private Key with id " + removedId + " cannot be found.");
        }
        List<StoredSamlProvider.Key> added = keys(addedPem);
        if (rest.size() + added.size() > account.quota(Quota.PRIVATE_KEYS_PER_SAML_PROVIDER)) {
            throw account.exceeded(Quota.PRIVATE_KEYS_PER_SAML_PROVIDER);
        }
        return Stream.concat(rest.stream(), added.stream()).toList();
    }

    private DeleteSamlProviderResponse delete(DeleteSamlProviderRequest request) {
        providers.remove(find(request.samlProviderArn()));
        return DeleteSamlProviderResponse.builder().build();
    }

    private TagSamlProviderResponse tag(TagSamlProviderRequest request) {
        StoredSamlProvider provider = find(request.samlProviderArn());
        providers.put(provider.withTags(Tags.with(provider.tags(), request.tags(), account)));
        return TagSamlProviderResponse.builder().build();
    }

    private UntagSamlProviderResponse untag(UntagSamlProviderRequest request) {
        StoredSamlProvider provider = find(request.samlProviderArn());
        providers.put(provider.withTags(Tags.without(provider.tags(), request.tagKeys())));
        return UntagSamlProviderResponse.builder().build();
    }

    private ListSamlProviderTagsResponse tags(ListSamlProviderTagsRequest request) {
        Page<Tag> page = Tags.page(find(request.samlProviderArn()), request.maxItems(), request.marker());
        return ListSamlProviderTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
