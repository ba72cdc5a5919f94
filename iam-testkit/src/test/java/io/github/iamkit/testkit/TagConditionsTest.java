package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.certs.KeyedCertificate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** Everything that has tags is decided on by them: by those that it has, and by those that a request gives it. */
class TagConditionsTest {
    private static final KeyedCertificate HOST =
            KeyedCertificate.selfSigned("CN=host").generate();
    private static final String ACCOUNT = "arn:aws:iam::123456789012:";

    /**
     * Something that has tags.
     *
     * @param create makes one with a tag
     * @param tag puts a tag on it
     * @param untag takes the tag of this key off it
     * @param list asks for its tags
     * @param hasKeyOfIam whether {@code iam:ResourceTag} tells of its tags too
     */
    private record Kind(
            String name,
            BiConsumer<IamClient, Tag> create,
            BiConsumer<IamClient, Tag> tag,
            BiConsumer<IamClient, String> untag,
            Consumer<IamClient> list,
            boolean hasKeyOfIam) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        String trust = Sessions.trusting("{\"Service\":\"ec2.amazonaws.com\"}", "\"sts:AssumeRole\"");
        String policy = ACCOUNT + "policy/x";
        String phone = ACCOUNT + "mfa/x";
        String oidc = ACCOUNT + "oidc-provider/issuer.example";
        String saml = ACCOUNT + "saml-provider/x";
        return Stream.of(
                new Kind(
                        "user",
                        (iam, tag) -> iam.createUser(r -> r.userName("x").tags(tag)),
                        (iam, tag) -> iam.tagUser(r -> r.userName("x").tags(tag)),
                        (iam, key) -> iam.untagUser(r -> r.userName("x").tagKeys(key)),
                        iam -> iam.listUserTags(r -> r.userName("x")),
                        true),
                new Kind(
                        "role",
                        (iam, tag) -> iam.createRole(r ->
                                r.roleName("x").assumeRolePolicyDocument(trust).tags(tag)),
                        (iam, tag) -> iam.tagRole(r -> r.roleName("x").tags(tag)),
                        (iam, key) -> iam.untagRole(r -> r.roleName("x").tagKeys(key)),
                        iam -> iam.listRoleTags(r -> r.roleName("x")),
                        true),
                new Kind(
                        "policy",
                        (iam, tag) -> iam.createPolicy(r ->
                                r.policyName("x").policyDocument(Sessions.ALL).tags(tag)),
                        (iam, tag) -> iam.tagPolicy(r -> r.policyArn(policy).tags(tag)),
                        (iam, key) -> iam.untagPolicy(r -> r.policyArn(policy).tagKeys(key)),
                        iam -> iam.listPolicyTags(r -> r.policyArn(policy)),
                        false),
                new Kind(
                        "instance profile",
                        (iam, tag) -> iam.createInstanceProfile(
                                r -> r.instanceProfileName("x").tags(tag)),
                        (iam, tag) -> iam.tagInstanceProfile(
                                r -> r.instanceProfileName("x").tags(tag)),
                        (iam, key) -> iam.untagInstanceProfile(
                                r -> r.instanceProfileName("x").tagKeys(key)),
                        iam -> iam.listInstanceProfileTags(r -> r.instanceProfileName("x")),
                        false),
                new Kind(
                        "server certificate",
                        (iam, tag) -> iam.uploadServerCertificate(r -> r.serverCertificateName("x")
                                .certificateBody(HOST.certificatePem())
                                .privateKey(HOST.privateKeyPem())
                                .tags(tag)),
                        (iam, tag) -> iam.tagServerCertificate(
                                r -> r.serverCertificateName("x").tags(tag)),
                        (iam, key) -> iam.untagServerCertificate(
                                r -> r.serverCertificateName("x").tagKeys(key)),
                        iam -> iam.listServerCertificateTags(r -> r.serverCertificateName("x")),
                        false),
                new Kind(
                        "MFA device",
                        (iam, tag) -> iam.createVirtualMFADevice(
                                r -> r.virtualMFADeviceName("x").tags(tag)),
                        (iam, tag) ->
                                iam.tagMFADevice(r -> r.serialNumber(phone).tags(tag)),
                        (iam, key) ->
                                iam.untagMFADevice(r -> r.serialNumber(phone).tagKeys(key)),
                        iam -> iam.listMFADeviceTags(r -> r.serialNumber(phone)),
                        false),
                new Kind(
                        "OIDC provider",
                        (iam, tag) -> iam.createOpenIDConnectProvider(
                                r -> r.url("https://issuer.example").tags(tag)),
                        (iam, tag) -> iam.tagOpenIDConnectProvider(
                                r -> r.openIDConnectProviderArn(oidc).tags(tag)),
                        (iam, key) -> iam.untagOpenIDConnectProvider(
                                r -> r.openIDConnectProviderArn(oidc).tagKeys(key)),
                        iam -> iam.listOpenIDConnectProviderTags(r -> r.openIDConnectProviderArn(oidc)),
                        false),
                new Kind(
                        "SAML provider",
                        (iam, tag) -> iam.createSAMLProvider(r -> r.name("x")
                                .samlMetadataDocument(ProvidersTest.METADATA)
                                .tags(tag)),
                        (iam, tag) ->
                                iam.tagSAMLProvider(r -> r.samlProviderArn(saml).tags(tag)),
                        (iam, key) -> iam.untagSAMLProvider(
                                r -> r.samlProviderArn(saml).tagKeys(key)),
                        iam -> iam.listSAMLProviderTags(r -> r.samlProviderArn(saml)),
                        false));
    }

    private final FakeIam aws = FakeIam.create();

    private static Tag team(String value) {
        return Tag.builder().key("team").value(value).build();
    }

    /** Somebody who may do everything where a condition holds. */
    private IamClient where(String name, String condition) {
        AwsCredentials credentials = Sessions.user(
                aws,
                name,
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"*\","
                        + "\"Condition\":{" + condition + "}}}");
        return aws.clientFor(credentials);
    }

    private static boolean isDenied(Runnable call) {
        String refusal = Refusals.of(call::run);
        assertThat(refusal).matches("not refused|403 AccessDenied: .*");
        return refusal.startsWith("403");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_tags_of_a_resource_decide(Kind kind) {
        kind.create().accept(aws.client(), team("red"));
        IamClient red = where("red", "\"StringEquals\":{\"aws:ResourceTag/team\":\"red\"}");
        IamClient blue = where("blue", "\"StringEquals\":{\"aws:ResourceTag/team\":\"blue\"}");
        IamClient byIam = where("iam", "\"StringEquals\":{\"iam:ResourceTag/team\":\"red\"}");

        for (Consumer<IamClient> call : List.of(
                kind.list(),
                (IamClient iam) -> kind.tag().accept(iam, team("red")),
                (IamClient iam) -> kind.untag().accept(iam, "other"))) {
            assertThat(isDenied(() -> call.accept(red))).isFalse();
            assertThat(isDenied(() -> call.accept(blue))).isTrue();
            assertThat(isDenied(() -> call.accept(byIam))).isEqualTo(!kind.hasKeyOfIam());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_tags_of_a_request_decide_when_something_is_created_or_tagged(Kind kind) {
        IamClient red = where("red", "\"StringEquals\":{\"aws:RequestTag/team\":\"red\"}");

        for (BiConsumer<IamClient, Tag> call : List.of(kind.create(), kind.tag())) {
            assertThat(isDenied(() -> call.accept(red, team("blue")))).isTrue();
            assertThat(isDenied(() -> call.accept(red, team("red")))).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_keys_of_tags_decide_when_something_is_created_or_tagged_or_untagged(Kind kind) {
        IamClient team = where("me", "\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":[\"team\"]}");
        Tag other = Tag.builder().key("other").value("x").build();

        for (BiConsumer<IamClient, Tag> call : List.of(kind.create(), kind.tag())) {
            assertThat(isDenied(() -> call.accept(team, other))).isTrue();
            assertThat(isDenied(() -> call.accept(team, team("red")))).isFalse();
        }
        assertThat(isDenied(() -> kind.untag().accept(team, "other"))).isTrue();
        assertThat(isDenied(() -> kind.untag().accept(team, "team"))).isFalse();
    }
}
