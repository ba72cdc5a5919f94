package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.certs.KeyedCertificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;

@ExtendWith(FakeIamExtension.class)
class ProvidersTest {
    private static final String OIDC = "arn:aws:iam::123456789012:oidc-provider/tokens.example.com/main";
    private static final String SAML = "arn:aws:iam::123456789012:saml-provider/corporate";
    static final String METADATA = ("<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\""
                    + " entityID=\"https://idp.example.com\"><!-- " + "x".repeat(1_000)
                    + " --><IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>")
            + "</EntityDescriptor>";

    private static void createOidc(IamClient iam) {
        iam.createOpenIDConnectProvider(request -> request.url("https://tokens.example.com/main")
                .clientIDList("app", "web")
                .thumbprintList("a".repeat(40)));
    }

    @Test
    void an_oidc_provider_is_known_by_its_url_without_scheme(IamClient iam) {
        createOidc(iam);

        GetOpenIdConnectProviderResponse found =
                iam.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(OIDC));

        assertThat(found.url()).isEqualTo("tokens.example.com/main");
        assertThat(found.clientIDList()).containsExactly("app", "web");
        assertThat(found.thumbprintList()).containsExactly("a".repeat(40));
        assertThat(found.hasTags()).isTrue();
        assertThat(iam.listOpenIDConnectProviders().openIDConnectProviderList())
                .extracting(OpenIDConnectProviderListEntry::arn)
                .containsExactly(OIDC);
        assertThat(Refusals.of(() -> createOidc(iam)))
                .isEqualTo(
                        "409 EntityAlreadyExists: Provider with url https://tokens.example.com/main already exists.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://tokens.example.com", "tokens.example.com", "https://", "https://tokens.example.com?a=b"})
    void an_oidc_url_is_one_of_https_without_a_query(String url, IamClient iam) {
        assertThat(Refusals.of(() -> iam.createOpenIDConnectProvider(request -> request.url(url))))
                .isEqualTo("400 ValidationError: Invalid Open ID Connect Provider URL");
    }

    @Test
    void client_ids_and_thumbprints_change(IamClient iam) {
        createOidc(iam);
        iam.addClientIDToOpenIDConnectProvider(
                request -> request.openIDConnectProviderArn(OIDC).clientID("cli"));
        iam.addClientIDToOpenIDConnectProvider(
                request -> request.openIDConnectProviderArn(OIDC).clientID("cli"));
        iam.removeClientIDFromOpenIDConnectProvider(
                request -> request.openIDConnectProviderArn(OIDC).clientID("app"));
        iam.removeClientIDFromOpenIDConnectProvider(
                request -> request.openIDConnectProviderArn(OIDC).clientID("unknown"));
        iam.updateOpenIDConnectProviderThumbprint(
                request -> request.openIDConnectProviderArn(OIDC).thumbprintList("b".repeat(40)));

        GetOpenIdConnectProviderResponse found =
                iam.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(OIDC));
        assertThat(found.clientIDList()).containsExactly("web", "cli");
        assertThat(found.thumbprintList()).containsExactly("b".repeat(40));
        List<String> six = List.of("1", "2", "3", "4", "5", "6").stream()
                .map(digit -> digit.repeat(40))
                .toList();
        assertThat(Refusals.of(() -> iam.updateOpenIDConnectProviderThumbprint(
                        request -> request.openIDConnectProviderArn(OIDC).thumbprintList(six))))
                .isEqualTo("400 InvalidInput: Thumbprint list must contain fewer than 5 entries.");
    }

    @Test
    void an_oidc_provider_is_deleted_twice_without_complaint(IamClient iam) {
        createOidc(iam);
        iam.deleteOpenIDConnectProvider(request -> request.openIDConnectProviderArn(OIDC));
        iam.deleteOpenIDConnectProvider(request -> request.openIDConnectProviderArn(OIDC));

        assertThat(Refusals.of(() -> iam.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(OIDC))))
                .isEqualTo("404 NoSuchEntity: OpenIDConnect Provider not found for arn " + OIDC);
        assertThat(Refusals.of(() -> iam.getOpenIDConnectProvider(
                        request -> request.openIDConnectProviderArn("tokens.example.com/main"))))
                .isEqualTo("400 ValidationError: Invalid ARN:  Could not be parsed!");
    }

    private static void createSaml(IamClient iam) {
        iam.createSAMLProvider(request -> request.name("corporate").samlMetadataDocument(METADATA));
    }

    @Test
    void a_saml_provider_gives_its_metadata_back(IamClient iam) {
        createSaml(iam);

        GetSamlProviderResponse found = iam.getSAMLProvider(request -> request.samlProviderArn(SAML));

        assertThat(found.samlMetadataDocument()).isEqualTo(METADATA);
        assertThat(found.validUntil()).isAfter(found.createDate());
        assertThat(found.hasPrivateKeyList()).isFalse();
        assertThat(iam.listSAMLProviders().samlProviderList())
                .singleElement()
                .satisfies(entry -> assertThat(entry.arn()).isEqualTo(SAML));
        assertThat(Refusals.of(() -> createSaml(iam)))
                .isEqualTo("409 EntityAlreadyExists: Provider with name corporate already exists.");
    }

    @ParameterizedTest
    @CsvSource({"no XML", "another element", "no identity provider", "a document type"})
    void metadata_describes_an_identity_provider(String what, IamClient iam) {
        String document = switch (what) {
            case "another element" -> METADATA.replace("EntityDescriptor", "EntitiesDescriptor");
            case "no identity provider" -> METADATA.replace("IDPSSODescriptor", "SPSSODescriptor");
            case "a document type" -> "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>" + METADATA;
            default -> "a".repeat(1_000);
        };

        assertThat(Refusals.of(() -> iam.createSAMLProvider(
                        request -> request.name("corporate").samlMetadataDocument(document))))
                .isEqualTo("400 InvalidInput: Could not parse metadata");
    }

    @Test
    void private_keys_of_a_saml_provider_come_and_go_by_id(IamClient iam) {
        String key = KeyedCertificate.selfSigned("CN=idp").generate().privateKeyPem();
        createSaml(iam);
        iam.updateSAMLProvider(request ->
                request.samlProviderArn(SAML).assertionEncryptionMode("Allowed").addPrivateKey(key));

        GetSamlProviderResponse found = iam.getSAMLProvider(request -> request.samlProviderArn(SAML));
        assertThat(found.privateKeyList()).hasSize(1);
        assertThat(found.assertionEncryptionModeAsString()).isEqualTo("Allowed");
        String id = found.privateKeyList().get(0).keyId();
        iam.updateSAMLProvider(request -> request.samlProviderArn(SAML).removePrivateKey(id));

        assertThat(iam.getSAMLProvider(request -> request.samlProviderArn(SAML)).hasPrivateKeyList())
                .isFalse();
        assertThat(Refusals.of(() -> iam.updateSAMLProvider(
                        request -> request.samlProviderArn(SAML).addPrivateKey("no key"))))
                .isEqualTo("400 InvalidInput: Invalid Private Key.");
        iam.deleteSAMLProvider(request -> request.samlProviderArn(SAML));
        assertThat(Refusals.of(() -> iam.getSAMLProvider(request -> request.samlProviderArn(SAML))))
                .isEqualTo("404 NoSuchEntity: Manifest not found for arn " + SAML);
    }
}
