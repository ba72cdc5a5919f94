package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;
import software.amazon.awssdk.services.sts.model.Tag;

class StsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/app/reader";
    private static final String EVERYTHING_OF_ASSUMING =
            "[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]";
    private static final String ACCOUNT = "{\"AWS\":\"123456789012\"}";

    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final FakeIam aws = FakeIam.builder().clock(clock).build();

    private StsClient david(String policy) {
        return aws.stsFor(Sessions.user(aws, "david", policy));
    }

    private void reader(String trust) {
        aws.client().createRole(r -> r.roleName("reader").path("/app/").assumeRolePolicyDocument(trust));
        aws.client().putRolePolicy(r -> r.roleName("reader").policyName("p").policyDocument(Sessions.ALL));
    }

    @Test
    void a_session_of_a_role_ends_by_the_clock() {
        reader(Sessions.trusting(ACCOUNT, EVERYTHING_OF_ASSUMING));
        AssumeRoleResponse answer = david(Sessions.ALL)
                .assumeRole(r -> r.roleArn(ROLE).roleSessionName("tuesday").durationSeconds(900));
        AwsCredentials session = Sessions.of(answer.credentials());

        assertThat(answer.packedPolicySize()).isNull();
        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/reader/tuesday");
        assertThat(answer.credentials().expiration()).isEqualTo("2026-03-01T12:15:00Z");
        assertThat(aws.clientFor(session).listUsers().users()).hasSize(1);

        clock.pass(Duration.ofMinutes(15));

        assertThat(Refusals.of(() -> aws.clientFor(session).listUsers()))
                .isEqualTo("403 ExpiredToken: The security token included in the request is expired");
    }

    @Test
    void both_sides_must_let_a_role_be_assumed() {
        reader(Sessions.trusting(ACCOUNT, "\"sts:AssumeRole\""));
        StsClient sts = david(Sessions.allowing("s3:*", "*"));
        String sentence = "403 AccessDenied: User: arn:aws:iam::123456789012:user/david is not authorized to perform:"
                + " sts:AssumeRole on resource: ";

        assertThat(Refusals.of(() -> sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("xx"))))
                .isEqualTo(sentence + ROLE);
        assertThat(Refusals.of(() -> sts.assumeRole(
                        r -> r.roleArn("arn:aws:iam::123456789012:role/gone").roleSessionName("xx"))))
                .isEqualTo(sentence + "arn:aws:iam::123456789012:role/gone");
        assertThat(Refusals.of(() -> aws.sts().assumeRole(r -> r.roleArn(ROLE).roleSessionName("xx"))))
                .isEqualTo("403 AccessDenied: Roles may not be assumed by root accounts.");
        assertThat(Refusals.of(() -> sts.assumeRole(
                        r -> r.roleArn("arn:aws:iam::123456789012:user/x").roleSessionName("xx"))))
                .isEqualTo("400 ValidationError: arn:aws:iam::123456789012:user/x is invalid");
    }

    @Test
    void a_session_policy_limits_a_session() {
        reader(Sessions.trusting(ACCOUNT, EVERYTHING_OF_ASSUMING));
        AssumeRoleResponse answer = david(Sessions.ALL)
                .assumeRole(r ->
                        r.roleArn(ROLE).roleSessionName("tuesday").policy(Sessions.allowing("iam:ListUsers", "*")));
        AwsCredentials session = Sessions.of(answer.credentials());

        assertThat(answer.packedPolicySize()).isPositive();
        assertThat(aws.clientFor(session).listUsers().users()).hasSize(1);
        assertThat(Refusals.of(() -> aws.clientFor(session).listGroups()))
                .isEqualTo("403 AccessDenied: User: arn:aws:sts::123456789012:assumed-role/reader/tuesday is not"
                        + " authorized to perform: iam:ListGroups on resource: arn:aws:iam::123456789012:group/ because no"
                        + " session policy allows the iam:ListGroups action");
    }

    @Test
    void transitive_tags_and_the_source_identity_go_from_session_to_session() {
        reader(Sessions.trusting(ACCOUNT, EVERYTHING_OF_ASSUMING));
        StsClient first = aws.stsFor(Sessions.of(david(Sessions.ALL)
                .assumeRole(r -> r.roleArn(ROLE)
                        .roleSessionName("first")
                        .sourceIdentity("david")
                        .tags(
                                Tag.builder().key("team").value("red").build(),
                                Tag.builder().key("stage").value("test").build())
                        .transitiveTagKeys("team"))
                .credentials()));

        AssumeRoleResponse second = first.assumeRole(r -> r.roleArn(ROLE).roleSessionName("second"));

        assertThat(second.sourceIdentity()).isEqualTo("david");
        assertThat(Refusals.of(() -> first.assumeRole(r -> r.roleArn(ROLE)
                        .roleSessionName("third")
                        .tags(Tag.builder().key("Team").value("blue").build()))))
                .startsWith("400 InvalidParameterValue: One of the specified transitive tag keys can't be set");
        assertThat(Refusals.of(() -> first.assumeRole(
                        r -> r.roleArn(ROLE).roleSessionName("fourth").durationSeconds(3601))))
                .isEqualTo(
                        "400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this"
                                + " role.");
    }

    @Test
    void tags_must_be_allowed_too() {
        reader(Sessions.trusting(ACCOUNT, "\"sts:AssumeRole\""));

        assertThat(Refusals.of(() -> david(Sessions.ALL)
                        .assumeRole(r -> r.roleArn(ROLE)
                                .roleSessionName("first")
                                .tags(Tag.builder().key("team").value("red").build()))))
                .isEqualTo("403 AccessDenied: User: arn:aws:iam::123456789012:user/david is not authorized to perform:"
                        + " sts:TagSession on resource: " + ROLE);
    }

    @Test
    void constraints_of_sts_name_the_value() {
        assertThat(Refusals.of(() -> david(Sessions.ALL)
                        .assumeRole(r -> r.roleArn(ROLE).roleSessionName("a b").durationSeconds(60))))
                .isEqualTo(
                        "400 ValidationError: 2 validation errors detected: Value '60' at 'durationSeconds' failed to"
                                + " satisfy constraint: Member must have value greater than or equal to 900; Value 'a b' at"
                                + " 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                                + " [\\w+=,.@-]*");
    }

    @Test
    void a_session_token_without_a_code_reaches_neither_iam_nor_sts() {
        StsClient sts = david(Sessions.ALL);
        AwsCredentials session = Sessions.of(sts.getSessionToken().credentials());

        assertThat(aws.stsFor(session).getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/david");
        assertThat(Refusals.of(() -> aws.clientFor(session).listUsers())).startsWith("403 InvalidClientTokenId");
        assertThat(Refusals.of(() -> aws.stsFor(session).getSessionToken()))
                .isEqualTo("403 AccessDenied: Cannot call GetSessionToken with session credentials");
        assertThat(Refusals.of(() -> sts.getSessionToken(
                        r -> r.serialNumber("arn:aws:iam::123456789012:mfa/x").tokenCode("123456"))))
                .isEqualTo(
                        "403 AccessDenied: MultiFactorAuthentication failed, unable to validate MFA code.  Please verify"
                                + " your MFA serial number is valid and associated with this user.");
    }

    @Test
    void a_federated_user_is_told_from_its_user() {
        GetFederationTokenResponse answer = david(Sessions.ALL).getFederationToken(r -> r.name("guest"));

        assertThat(answer.packedPolicySize()).isZero();
        assertThat(answer.federatedUser().federatedUserId()).isEqualTo("123456789012:guest");
        assertThat(aws.stsFor(Sessions.of(answer.credentials()))
                        .getCallerIdentity()
                        .arn())
                .isEqualTo("arn:aws:sts::123456789012:federated-user/guest");
    }

    @Test
    void a_trusted_web_identity_starts_a_session() {
        aws.client()
                .createOpenIDConnectProvider(
                        r -> r.url("https://issuer.example").clientIDList("books"));
        aws.client()
                .createRole(r -> r.roleName("web")
                        .assumeRolePolicyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRoleWithWebIdentity\","
                                        + "\"Principal\":{\"Federated\":\"arn:aws:iam::123456789012:oidc-provider/issuer.example\"},"
                                        + "\"Condition\":{\"StringEquals\":{\"issuer.example:sub\":\"alice\"}}}]}"));
        StsClient anybody = StsClient.builder()
                .httpClient(aws.httpClient())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        String alice = token("alice");
        String bob = token("bob");
        aws.trust(alice);
        aws.trust(bob);

        AssumeRoleWithWebIdentityResponse answer = with(anybody, alice);

        assertThat(answer.subjectFromWebIdentityToken()).isEqualTo("alice");
        assertThat(answer.audience()).isEqualTo("books");
        assertThat(answer.provider()).isEqualTo("arn:aws:iam::123456789012:oidc-provider/issuer.example");
        assertThat(Refusals.of(() -> with(anybody, bob)))
                .isEqualTo("403 AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity");
        assertThat(Refusals.of(() -> with(anybody, token("carol"))))
                .startsWith("400 InvalidIdentityToken: Couldn't retrieve");
        assertThat(Refusals.of(() -> with(anybody, "nonsense"))).startsWith("400 InvalidIdentityToken: The ID Token");
        clock.pass(Duration.ofHours(2));
        assertThat(Refusals.of(() -> with(anybody, alice))).startsWith("400 ExpiredTokenException: Token expired");
    }

    private static AssumeRoleWithWebIdentityResponse with(StsClient sts, String token) {
        return sts.assumeRoleWithWebIdentity(r -> r.roleArn("arn:aws:iam::123456789012:role/web")
                .roleSessionName("tuesday")
                .webIdentityToken(token));
    }

    private String token(String subject) {
        String claims = "{\"iss\":\"https://issuer.example\",\"sub\":\"" + subject + "\",\"aud\":\"books\",\"exp\":"
                + clock.instant().plusSeconds(3600).getEpochSecond() + "}";
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmF0dXJl";
    }

    @Test
    void an_encoded_message_says_why_something_was_refused() {
        String message = aws.encodedAuthorizationMessage(Policy.allow("s3:*")
                .on("*")
                .evaluate(AccessRequest.of("ec2:StopInstances", "*").by("arn:aws:iam::123456789012:user/david")));

        assertThat(aws.sts()
                        .decodeAuthorizationMessage(r -> r.encodedMessage(message))
                        .decodedMessage())
                .startsWith("{\"allowed\":false,\"explicitDeny\":false,")
                .contains("\"action\":\"ec2:StopInstances\"");
        assertThat(Refusals.of(() -> aws.sts().decodeAuthorizationMessage(r -> r.encodedMessage("x" + message))))
                .isEqualTo("400 InvalidAuthorizationMessageException: Message is not valid");
    }

    @Test
    void root_of_a_member_is_assumed_for_one_task() {
        FakeIam manager = FakeIam.builder()
                .organization(FakeOrganization.managedBy("123456789012").member("222222222222"))
                .build();
        manager.client().enableOrganizationsRootSessions(r -> {});
        StsClient david = manager.stsFor(Sessions.user(manager, "david", Sessions.ALL));

        AwsCredentials session = Sessions.of(david.assumeRoot(r -> r.targetPrincipal("222222222222")
                        .taskPolicyArn(p -> p.arn("arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials")))
                .credentials());

        assertThat(manager.stsFor(session).getCallerIdentity().arn()).isEqualTo("arn:aws:iam::222222222222:root");
        assertThat(Refusals.of(() -> manager.clientFor(session).listUsers())).startsWith("403 AccessDenied");
    }

    @Test
    void a_token_for_others_is_issued_when_the_account_allows_it() {
        StsClient david = david(Sessions.ALL);
        assertThat(Refusals.of(
                        () -> david.getWebIdentityToken(r -> r.audience("books").signingAlgorithm("RS256"))))
                .startsWith("403 OutboundWebIdentityFederationDisabledException");
        String issuer =
                aws.client().enableOutboundWebIdentityFederation(r -> {}).issuerIdentifier();

        String token = david.getWebIdentityToken(r -> r.audience("books").signingAlgorithm("ES384"))
                .webIdentityToken();

        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .startsWith("{\"iss\":\"" + issuer
                        + "\",\"sub\":\"arn:aws:iam::123456789012:user/david\",\"aud\":\"books\"");
        assertThat(Refusals.of(() -> aws.client().enableOutboundWebIdentityFederation(r -> {})))
                .startsWith("409 FeatureEnabled");
    }
}
