package io.github.iamkit.blueprint;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Reads the providers and the password policy of an account, which AWS gives one by one. */
final class ProviderReader {
    private final IamClient client;
    private final Predicate<Kind> isKindOfInterest;
    private final Predicate<Entity> isOfInterest;
    private final SnapshotDraft account;

    ProviderReader(
            IamClient client, Predicate<Kind> isKindOfInterest, Predicate<Entity> isOfInterest, SnapshotDraft account) {
        this.client = client;
        this.isKindOfInterest = isKindOfInterest;
        this.isOfInterest = isOfInterest;
        this.account = account;
    }

    void read() {
        if (isKindOfInterest.test(Kind.OIDC_PROVIDER)) {
            client.listOpenIDConnectProviders().openIDConnectProviderList().forEach(provider -> oidc(provider.arn()));
        }
        if (isKindOfInterest.test(Kind.SAML_PROVIDER)) {
            client.listSAMLProviders().samlProviderList().forEach(provider -> saml(provider.arn()));
        }
        if (isKindOfInterest.test(Kind.PASSWORD_POLICY)) {
            passwordPolicy();
        }
    }

    private void oidc(String arn) {
        Entity entity = new Entity(
                Kind.OIDC_PROVIDER,
                "https://" + arn.substring(arn.indexOf(":oidc-provider/") + ":oidc-provider/".length()));
        if (!isOfInterest.test(entity)) {
            return;
        }
        GetOpenIdConnectProviderResponse provider =
                client.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn));
        account.present(entity, "", arn, arn, provider.tags());
        provider.clientIDList().forEach(id -> account.say(entity, Aspect.CLIENT_ID, id, Value.NOTHING_MORE));
        if (!provider.thumbprintList().isEmpty()) {
            account.say(
                    entity,
                    Aspect.THUMBPRINTS,
                    Value.of(provider.thumbprintList().stream()
                            .map(print -> print.toLowerCase(Locale.ROOT))
                            .sorted()
                            .collect(Collectors.joining(" "))));
        }
    }

    private void saml(String arn) {
        Entity entity = new Entity(Kind.SAML_PROVIDER, arn.substring(arn.lastIndexOf('/') + 1));
        if (!isOfInterest.test(entity)) {
            return;
        }
        GetSamlProviderResponse provider = client.getSAMLProvider(request -> request.samlProviderArn(arn));
        account.present(entity, "", arn, arn, provider.tags());
        account.say(entity, Aspect.METADATA, Value.of(provider.samlMetadataDocument()));
    }

    private void passwordPolicy() {
        Entity entity = new Entity(Kind.PASSWORD_POLICY, "");
        try {
            account.say(
                    entity,
                    Aspect.SETTINGS,
                    Value.of(PasswordSettings.of(
                                    client.getAccountPasswordPolicy().passwordPolicy())
                            .toString()));
        } catch (NoSuchEntityException e) {
            // The account goes by AWS's own rules.
            return;
        }
    }
}
