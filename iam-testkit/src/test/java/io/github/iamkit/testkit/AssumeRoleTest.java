package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.ResourcePolicy;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Who may start a session of a role, for how long, and what comes of it. */
class AssumeRoleTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/reader";
    private static final String ACTIONS = "[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]";
    private static final String ACCOUNT = "{\"AWS\":\"123456789012\"}";
    private static final String DENIED =
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/david is not authorized to perform: sts:AssumeRole on"
                    + " resource: " + ROLE;

    private final FakeIam aws = FakeIam.create();

    private StsClient david(FakeIam account) {
        return account.stsFor(Sessions.user(account, "david", Sessions.ALL));
    }

    private static void role(FakeIam account, String trust) {
        account.client().createRole(r -> r.roleName("reader").assumeRolePolicyDocument(trust));
        account.client().putRolePolicy(r -> r.roleName("reader").policyName("p").policyDocument(Sessions.ALL));
    }

    private static String assume(StsClient sts, Consumer<AssumeRoleRequest.Builder> more) {
        return Refusals.of(() ->
                sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("tuesday").applyMutation(more)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "StringEquals":{"sts:ExternalId":"books"}               | books |      | not refused
        "StringEquals":{"sts:ExternalId":"books"}               | films |      | 403
        "StringEquals":{"sts:ExternalId":"books"}               |       |      | 403
        "StringLike":{"sts:RoleSessionName":"tues*"}            |       |      | not refused
        "StringLike":{"sts:RoleSessionName":"${aws:username}"}  |       |      | 403
        "StringEquals":{"sts:SourceIdentity":"david"}           |       | david | not refused
        "StringEquals":{"sts:SourceIdentity":"david"}           |       | eve   | 403
        "Bool":{"aws:MultiFactorAuthPresent":"true"}            |       |      | 403
        "ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:user/david"} | | | not refused
        """)
    void a_trust_policy_asks_for_what_is_in_the_request(
            String condition, String externalId, String sourceIdentity, String outcome) {
        role(
                aws,
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":" + ACTIONS
                        + ",\"Principal\":" + ACCOUNT + ",\"Condition\":{" + condition + "}}]}");

        assertThat(assume(david(aws), r -> r.externalId(externalId).sourceIdentity(sourceIdentity)))
                .startsWith(outcome);
    }

    @Test
    void a_role_that_asks_for_mfa_is_assumed_with_a_code() {
        role(
                aws,
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":"
                        + ACCOUNT + ",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}}]}");
        StsClient david = david(aws);
        VirtualMFADevice phone = aws.client()
                .createVirtualMFADevice(r -> r.virtualMFADeviceName("phone"))
                .virtualMFADevice();
        String seed = phone.base32StringSeed().asUtf8String();
        Instant now = Instant.now();
        aws.client()
                .enableMFADevice(r -> r.userName("david")
                        .serialNumber(phone.serialNumber())
                        .authenticationCode1(Authenticator.code(seed, now))
                        .authenticationCode2(Authenticator.code(seed, now.plusSeconds(30))));

        assertThat(assume(david, r -> r.serialNumber(phone.serialNumber()).tokenCode(Authenticator.code(seed, now))))
                .isEqualTo("not refused");
        assertThat(assume(
                        david,
                        r -> r.serialNumber(phone.serialNumber())
                                .tokenCode(Authenticator.code(seed, now.minusSeconds(3600)))))
                .isEqualTo(
                        "403 AccessDenied: MultiFactorAuthentication failed, unable to validate MFA code.  Please verify"
                                + " your MFA serial number is valid and associated with this user.");
        assertThat(assume(david, r -> {})).isEqualTo(DENIED);
    }

    @Test
    void a_session_lasts_as_long_as_the_role_lets_it() {
        role(aws, Sessions.trusting(ACCOUNT, ACTIONS));
        StsClient david = david(aws);

        assertThat(assume(david, r -> r.durationSeconds(3601)))
                .isEqualTo(
                        "400 ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this"
                                + " role.");
        aws.client().updateRole(r -> r.roleName("reader").maxSessionDuration(7200));
        assertThat(assume(david, r -> r.durationSeconds(7200))).isEqualTo("not refused");
        assertThat(assume(david, r -> r.durationSeconds(899)))
                .isEqualTo(
                        "400 ValidationError: 1 validation error detected: Value '899' at 'durationSeconds' failed to"
                                + " satisfy constraint: Member must have value greater than or equal to 900");
    }

    @Test
    void a_source_identity_is_set_again_in_every_session_that_follows() {
        role(aws, Sessions.trusting(ACCOUNT, ACTIONS));
        StsClient session = aws.stsFor(Sessions.of(david(aws)
                .assumeRole(r -> r.roleArn(ROLE).roleSessionName("first").sourceIdentity("david"))
                .credentials()));
        aws.client()
                .createRole(r ->
                        r.roleName("plain").assumeRolePolicyDocument(Sessions.trusting(ACCOUNT, "\"sts:AssumeRole\"")));

        assertThat(Refusals.of(() -> session.assumeRole(
                        r -> r.roleArn("arn:aws:iam::123456789012:role/plain").roleSessionName("second"))))
                .isEqualTo(
                        "403 AccessDenied: User: arn:aws:sts::123456789012:assumed-role/reader/first is not authorized"
                                + " to perform: sts:SetSourceIdentity on resource: arn:aws:iam::123456789012:role/plain");
    }

    @Test
    void a_role_knows_when_and_where_a_session_of_it_was_used() {
        role(aws, Sessions.trusting(ACCOUNT, ACTIONS));
        AwsCredentials session = Sessions.of(david(aws)
                .assumeRole(r -> r.roleArn(ROLE).roleSessionName("first"))
                .credentials());
        assertThat(aws.client()
                        .getRole(r -> r.roleName("reader"))
                        .role()
                        .roleLastUsed()
                        .lastUsedDate())
                .isNull();

        aws.clientFor(session).listUsers();

        assertThat(aws.client()
                        .getRole(r -> r.roleName("reader"))
                        .role()
                        .roleLastUsed()
                        .lastUsedDate())
                .isNotNull();
        assertThat(aws.client()
                        .getRole(r -> r.roleName("reader"))
                        .role()
                        .roleLastUsed()
                        .region())
                .isEqualTo("us-east-1");
    }

    @Test
    void what_a_policy_denies_is_said_with_the_type_of_the_policy() {
        role(
                aws,
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":"
                        + ACCOUNT
                        + "},{\"Effect\":\"Deny\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"*\"}}]}");

        assertThat(assume(david(aws), r -> {})).isEqualTo(DENIED + " with an explicit deny in the role trust policy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        999999999999 | with an explicit deny in a resource control policy
        123456789012 | -
        """)
    void a_resource_control_policy_protects_roles_unless_they_are_the_managing_accounts(String manager, String reason) {
        FakeIam member = FakeIam.builder()
                .organization(FakeOrganization.managedBy(manager)
                        .serviceControl(Policy.allow("*").on("*"))
                        .resourceControl(ResourcePolicy.deny(Principal.everyone())
                                .to("sts:AssumeRole")
                                .on("*")))
                .build();
        role(member, Sessions.trusting(ACCOUNT, ACTIONS));
        StsClient david = david(member);

        assertThat(assume(david, r -> {})).isEqualTo(reason == null ? "not refused" : DENIED + " " + reason);
        assertThat(Refusals.of(() -> member.client().listUsers())).isEqualTo("not refused");
    }

    @Test
    void root_may_not_but_whoever_has_no_credentials_yet() {
        FakeIam lenient = FakeIam.builder().lenientAuthentication().build();
        role(lenient, Sessions.trusting(ACCOUNT, ACTIONS));

        assertThat(assume(lenient.sts(), r -> {}))
                .isEqualTo("403 AccessDenied: Roles may not be assumed by root accounts.");
        assertThat(assume(lenient.stsFor(AwsBasicCredentials.create("test", "test")), r -> {}))
                .isEqualTo("not refused");
    }

    @Test
    void a_namesake_of_somebody_who_is_gone_is_not_trusted() {
        david(aws);
        role(aws, Sessions.trusting("{\"AWS\":\"arn:aws:iam::123456789012:user/david\"}", ACTIONS));
        aws.client().deleteUserPolicy(r -> r.userName("david").policyName("p"));
        aws.client()
                .listAccessKeys(r -> r.userName("david"))
                .accessKeyMetadata()
                .forEach(key ->
                        aws.client().deleteAccessKey(r -> r.userName("david").accessKeyId(key.accessKeyId())));
        aws.client().deleteUser(r -> r.userName("david"));

        assertThat(assume(david(aws), r -> {})).isEqualTo(DENIED);
    }
}
