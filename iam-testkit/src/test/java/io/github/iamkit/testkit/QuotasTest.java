package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.testkit.account.Quota;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** Every quota is enforced, and is what the test says it is. */
class QuotasTest {
    private static final String TRUST = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
            + "\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final String ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    /** One more of something, the number of which is given. */
    private interface OneMore {
        void of(IamClient iam, int number);
    }

    /** What each quota counts; each is set to 1, so that the second is one too many. */
    private static final Map<Quota, OneMore> COUNTED = new TreeMap<>(Map.ofEntries(
            Map.entry(Quota.ACCESS_KEYS_PER_USER, (iam, n) -> iam.createAccessKey(r -> r.userName("david"))),
            Map.entry(Quota.GROUPS_PER_ACCOUNT, (iam, n) -> iam.createGroup(r -> r.groupName("group" + n))),
            Map.entry(Quota.USERS_PER_ACCOUNT, (iam, n) -> iam.createUser(r -> r.userName("user" + n))),
            Map.entry(
                    Quota.ROLES_PER_ACCOUNT,
                    (iam, n) -> iam.createRole(r -> r.roleName("role" + n).assumeRolePolicyDocument(TRUST))),
            Map.entry(
                    Quota.POLICIES_PER_ACCOUNT,
                    (iam, n) -> iam.createPolicy(r -> r.policyName("p" + n).policyDocument(ALL))),
            Map.entry(
                    Quota.INSTANCE_PROFILES_PER_ACCOUNT,
                    (iam, n) -> iam.createInstanceProfile(r -> r.instanceProfileName("profile" + n))),
            Map.entry(
                    Quota.GROUPS_PER_USER,
                    (iam, n) -> iam.addUserToGroup(r -> r.userName("david").groupName("Team" + n))),
            Map.entry(
                    Quota.POLICIES_PER_USER,
                    (iam, n) -> iam.attachUserPolicy(r -> r.userName("david").policyArn(n == 1 ? ADMIN : READ_ONLY))),
            Map.entry(
                    Quota.POLICIES_PER_GROUP,
                    (iam, n) -> iam.attachGroupPolicy(r -> r.groupName("Team1").policyArn(n == 1 ? ADMIN : READ_ONLY))),
            Map.entry(
                    Quota.POLICIES_PER_ROLE,
                    (iam, n) -> iam.attachRolePolicy(r -> r.roleName("web").policyArn(n == 1 ? ADMIN : READ_ONLY))),
            Map.entry(
                    Quota.OIDC_PROVIDERS_PER_ACCOUNT,
                    (iam, n) -> iam.createOpenIDConnectProvider(r -> r.url("https://example.com/" + n))),
            Map.entry(
                    Quota.SAML_PROVIDERS_PER_ACCOUNT,
                    (iam, n) -> iam.createSAMLProvider(
                            r -> r.name("saml" + n).samlMetadataDocument(ProvidersTest.METADATA))),
            Map.entry(
                    Quota.VIRTUAL_MFA_DEVICES_PER_ACCOUNT,
                    (iam, n) -> iam.createVirtualMFADevice(r -> r.virtualMFADeviceName("phone" + n))),
            Map.entry(
                    Quota.MFA_DEVICES_PER_USER,
                    (iam, n) -> iam.enableMFADevice(r -> r.userName("david")
                            .serialNumber("GAHT1234567" + n)
                            .authenticationCode1("123456")
                            .authenticationCode2("234567"))),
            Map.entry(
                    Quota.SERVICE_CREDENTIALS_PER_USER,
                    (iam, n) -> iam.createServiceSpecificCredential(
                            r -> r.userName("david").serviceName("codecommit.amazonaws.com"))),
            Map.entry(
                    Quota.TAGS_PER_ENTITY,
                    (iam, n) -> iam.tagUser(r -> r.userName("david")
                            .tags(Tag.builder().key("key" + n).value("").build())))));

    static Stream<Quota> counted() {
        return COUNTED.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("counted")
    void one_more_than_the_quota_is_refused(Quota quota) {
        FakeIam aws = FakeIam.create();
        FakeIam limited = FakeIam.builder().quota(quota.awsName(), room(quota)).build();

        for (FakeIam account : new FakeIam[] {aws, limited}) {
            given(account.client());
            COUNTED.get(quota).of(account.client(), 1);
        }
        COUNTED.get(quota).of(aws.client(), 2);

        assertThat(Refusals.of(() -> COUNTED.get(quota).of(limited.client(), 2)))
                .isEqualTo("409 LimitExceeded: Cannot exceed quota for " + quota.awsName() + ": " + room(quota));
    }

    /** One more than what is given. */
    private static int room(Quota quota) {
        return switch (quota) {
            case GROUPS_PER_ACCOUNT -> 3;
            case USERS_PER_ACCOUNT, ROLES_PER_ACCOUNT -> 2;
            default -> 1;
        };
    }

    private static void given(IamClient iam) {
        iam.createUser(r -> r.userName("david"));
        iam.createGroup(r -> r.groupName("Team1"));
        iam.createGroup(r -> r.groupName("Team2"));
        iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(TRUST));
    }

    @Test
    void documents_are_as_long_as_their_quotas_say_without_white_space() {
        int length = ALL.length();
        IamClient iam = FakeIam.builder()
                .quota("PolicySize", length)
                .quota("ACLSizePerRole", TRUST.length())
                .quota("UserPolicySize", length)
                .build()
                .client();
        String longer = ALL.replace("\"*\"}", "\"**\"}");
        iam.createUser(r -> r.userName("david"));

        iam.createPolicy(r -> r.policyName("p").policyDocument(ALL.replace(",", " ,\n\t")));
        assertThat(Refusals.of(() -> iam.createPolicy(r -> r.policyName("q").policyDocument(longer))))
                .isEqualTo("409 LimitExceeded: Cannot exceed quota for PolicySize: " + length);
        iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(TRUST + "  "));
        assertThat(Refusals.of(() -> iam.updateAssumeRolePolicy(
                        r -> r.roleName("web").policyDocument(TRUST.replace("ec2.", "ec22.")))))
                .isEqualTo("409 LimitExceeded: Cannot exceed quota for ACLSizePerRole: " + TRUST.length());
        iam.putUserPolicy(r -> r.userName("david").policyName("p").policyDocument(ALL));
        iam.putUserPolicy(r -> r.userName("david").policyName("p").policyDocument(ALL));
        assertThat(Refusals.of(() -> iam.putUserPolicy(
                        r -> r.userName("david").policyName("q").policyDocument(ALL))))
                .isEqualTo("409 LimitExceeded: Maximum policy size of " + length + " bytes exceeded for user david");
    }

    @Test
    void versions_have_a_sentence_of_their_own() {
        IamClient iam = FakeIam.builder().quota("VersionsPerPolicy", 2).build().client();
        String arn = iam.createPolicy(r -> r.policyName("p").policyDocument(ALL))
                .policy()
                .arn();
        iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(ALL));

        assertThat(Refusals.of(
                        () -> iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(ALL))))
                .isEqualTo("409 LimitExceeded: A managed policy can have up to 2 versions. Before you create a new"
                        + " version, you must delete an existing version.");
    }
}
