package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** Calls every operation of the security token service once. */
record SessionsTour(FakeIam aws, Instant now) {
    private static final String OIDC = "arn:aws:iam::123456789012:oidc-provider/issuer.example";
    private static final String SAML = "arn:aws:iam::123456789012:saml-provider/corporate";
    private static final String WEB = "arn:aws:iam::123456789012:role/web";
    private static final String STAFF = "arn:aws:iam::123456789012:role/staff";
    private static final String READER = "arn:aws:iam::123456789012:role/reader";

    void run() {
        AwsCredentials mary = Sessions.user(aws, "mary", Sessions.ALL);
        ownSessions(aws.stsFor(mary), mary);
        sessionsOfARole(aws.stsFor(mary));
        webIdentities();
        assertions();
        rootOfAMember(aws.stsFor(mary));
        tokensForOthers(aws.stsFor(mary));
        delegatedAccess();
        messages();
    }

    private void ownSessions(StsClient sts, AwsCredentials mary) {
        assertThat(sts.getAccessKeyInfo(r -> r.accessKeyId(mary.accessKeyId())).account())
                .isEqualTo("123456789012");
        AwsCredentials guest =
                Sessions.of(sts.getFederationToken(r -> r.name("guest")).credentials());
        assertThat(aws.stsFor(guest).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::123456789012:federated-user/guest");
    }

    private void sessionsOfARole(StsClient sts) {
        aws.client()
                .createRole(r -> r.roleName("reader")
                        .assumeRolePolicyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                                        + "\"Principal\":{\"AWS\":\"123456789012\"},\"Condition\":{\"Bool\":"
                                        + "{\"aws:MultiFactorAuthPresent\":\"true\"}}}]}"));
        aws.client()
                .attachRolePolicy(r -> r.roleName("reader").policyArn("arn:aws:iam::aws:policy/AdministratorAccess"));
        VirtualMFADevice phone = aws.client()
                .createVirtualMFADevice(r -> r.virtualMFADeviceName("phone"))
                .virtualMFADevice();
        String seed = phone.base32StringSeed().asUtf8String();
        String code = Authenticator.code(seed, now);
        aws.client()
                .enableMFADevice(r -> r.userName("mary")
                        .serialNumber(phone.serialNumber())
                        .authenticationCode1(code)
                        .authenticationCode2(Authenticator.code(seed, now.plusSeconds(30))));

        AwsCredentials strong = Sessions.of(
                sts.getSessionToken(r -> r.serialNumber(phone.serialNumber()).tokenCode(code))
                        .credentials());
        assertThat(aws.clientFor(strong).getUser().user().userName()).isEqualTo("mary");

        assertThat(Refusals.of(() -> sts.assumeRole(r -> r.roleArn(READER).roleSessionName("weak"))))
                .startsWith("403 AccessDenied");
        AssumeRoleResponse answer = sts.assumeRole(r -> r.roleArn(READER)
                .roleSessionName("strong")
                .serialNumber(phone.serialNumber())
                .tokenCode(code)
                .policyArns(PolicyDescriptorType.builder()
                        .arn("arn:aws:iam::aws:policy/IAMReadOnlyAccess")
                        .build()));
        AwsCredentials session = Sessions.of(answer.credentials());
        assertThat(answer.packedPolicySize()).isPositive();
        assertThat(aws.clientFor(session).listUsers().users()).isNotEmpty();
        assertThat(Refusals.of(() -> aws.clientFor(session).createGroup(r -> r.groupName("no"))))
                .isEqualTo(
                        "403 AccessDenied: User: arn:aws:sts::123456789012:assumed-role/reader/strong is not authorized"
                                + " to perform: iam:CreateGroup on resource: arn:aws:iam::123456789012:group/no because no session"
                                + " policy allows the iam:CreateGroup action");
    }

    private StsClient anybody() {
        return StsClient.builder()
                .httpClient(aws.httpClient())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    private void webIdentities() {
        aws.client()
                .createOpenIDConnectProvider(
                        r -> r.url("https://issuer.example").clientIDList("books"));
        aws.client()
                .createRole(r -> r.roleName("web")
                        .assumeRolePolicyDocument(Sessions.trusting(
                                "{\"Federated\":\"" + OIDC + "\"}", "\"sts:AssumeRoleWithWebIdentity\"")));
        String token = String.join(
                ".",
                url64("{\"alg\":\"none\"}"),
                url64("{\"iss\":\"https://issuer.example\",\"sub\":\"alice\",\"aud\":\"books\",\"exp\":"
                        + now.plusSeconds(600).getEpochSecond() + "}"),
                "c2lnbmF0dXJl");
        aws.trust(token);
        assertThat(anybody()
                        .assumeRoleWithWebIdentity(
                                r -> r.roleArn(WEB).roleSessionName("alice").webIdentityToken(token))
                        .subjectFromWebIdentityToken())
                .isEqualTo("alice");
    }

    private static String url64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertions() {
        aws.client().createSAMLProvider(r -> r.name("corporate").samlMetadataDocument(ProvidersTest.METADATA));
        aws.client()
                .createRole(r -> r.roleName("staff")
                        .assumeRolePolicyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                                        + "[\"sts:AssumeRoleWithSAML\",\"sts:TagSession\"],\"Principal\":{\"Federated\":\""
                                        + SAML + "\"},\"Condition\":{\"StringEquals\":"
                                        + "{\"SAML:aud\":\"https://signin.aws.amazon.com/saml\"}}}]}"));
        String response = Base64.getEncoder().encodeToString(samlResponse().getBytes(StandardCharsets.UTF_8));
        aws.trust(response);

        AssumeRoleWithSamlResponse answer = anybody()
                .assumeRoleWithSAML(r -> r.roleArn(STAFF).principalArn(SAML).samlAssertion(response));

        assertThat(answer.subject()).isEqualTo("_alice");
        assertThat(answer.subjectType()).isEqualTo("persistent");
        assertThat(answer.issuer()).isEqualTo("https://idp.example.com");
        assertThat(answer.audience()).isEqualTo("https://signin.aws.amazon.com/saml");
        assertThat(answer.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/staff/alice@example.com");
        assertThat(aws.stsFor(Sessions.of(answer.credentials()))
                        .getCallerIdentity()
                        .arn())
                .isEqualTo(answer.assumedRoleUser().arn());
    }

    private String samlResponse() {
        return """
                <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns="urn:oasis:names:tc:SAML:2.0:assertion">
                  <Issuer>https://idp.example.com</Issuer>
                  <Assertion>
                    <Subject>
                      <NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">_alice</NameID>
                      <SubjectConfirmation>
                        <SubjectConfirmationData Recipient="https://signin.aws.amazon.com/saml" NotOnOrAfter="%s"/>
                      </SubjectConfirmation>
                    </Subject>
                    <AttributeStatement>
                      <Attribute Name="https://aws.amazon.com/SAML/Attributes/Role">
                        <AttributeValue>%s,%s</AttributeValue>
                      </Attribute>
                      <Attribute Name="https://aws.amazon.com/SAML/Attributes/RoleSessionName">
                        <AttributeValue>alice@example.com</AttributeValue>
                      </Attribute>
                      <Attribute Name="https://aws.amazon.com/SAML/Attributes/PrincipalTag:team">
                        <AttributeValue>ops</AttributeValue>
                      </Attribute>
                    </AttributeStatement>
                  </Assertion>
                </samlp:Response>
                """.formatted(now.plusSeconds(300), STAFF, SAML);
    }

    private void rootOfAMember(StsClient sts) {
        aws.client().enableOrganizationsRootSessions(r -> {});
        AwsCredentials root = Sessions.of(sts.assumeRoot(r -> r.targetPrincipal("222222222222")
                        .taskPolicyArn(p -> p.arn("arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials")))
                .credentials());
        assertThat(aws.stsFor(root).getCallerIdentity().arn()).isEqualTo("arn:aws:iam::222222222222:root");
    }

    private void tokensForOthers(StsClient sts) {
        aws.client().enableOutboundWebIdentityFederation(r -> {});
        assertThat(sts.getWebIdentityToken(r -> r.audience("books").signingAlgorithm("ES384"))
                        .webIdentityToken()
                        .split("\\."))
                .hasSize(3);
    }

    private void delegatedAccess() {
        String id = aws.client()
                .createDelegationRequest(r -> r.description("look after the books")
                        .permissions(p -> p.policyTemplateArn("arn:aws:iam::aws:policy-template/books"))
                        .requestorWorkflowId("books")
                        .notificationChannel("arn:aws:sns:eu-west-1:123456789012:books")
                        .sessionDuration(3600))
                .delegationRequestId();
        aws.client().acceptDelegationRequest(r -> r.delegationRequestId(id));
        aws.client().sendDelegationToken(r -> r.delegationRequestId(id));
        String token = aws.delegationToken(id).orElseThrow();
        assertThat(aws.sts().getDelegatedAccessToken(r -> r.tradeInToken(token)).assumedPrincipal())
                .isEqualTo("arn:aws:sts::123456789012:federated-user/" + id);
    }

    private void messages() {
        String message = aws.encodedAuthorizationMessage(
                Policy.allow("s3:*").on("*").evaluate(AccessRequest.of("ec2:StopInstances", "*")));
        assertThat(aws.sts()
                        .decodeAuthorizationMessage(r -> r.encodedMessage(message))
                        .decodedMessage())
                .contains("\"action\":\"ec2:StopInstances\"");
    }
}
