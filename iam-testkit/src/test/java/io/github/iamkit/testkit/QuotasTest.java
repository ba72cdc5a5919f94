package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.testkit.account.Quota;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final String OWN = "arn:aws:iam::123456789012:policy/own";
    private static final String OIDC = "arn:aws:iam::123456789012:oidc-provider/issuer.example";
    private static final String SAML = "arn:aws:iam::123456789012:saml-provider/corporate";
    private static final List<String> AWS_POLICIES = Stream.of(
                    "", "AdministratorAccess", "ReadOnlyAccess", "IAMFullAccess", "PowerUserAccess")
            .map(name -> "arn:aws:iam::aws:policy/" + name)
            .toList();
    private static final Map<Integer, KeyedCertificate> CERTIFICATES = new ConcurrentHashMap<>();

    private static KeyedCertificate certificate(int number) {
        return CERTIFICATES.computeIfAbsent(
                number, n -> KeyedCertificate.selfSigned("CN=" + n).generate());
    }

    /** A document with so many characters more than it has, no white space. */
    private static String sized(String document, int more) {
        return document.replace("\"Statement\"", "\"Id\":\"" + "x".repeat(more) + "\",\"Statement\"");
    }

    /** One more of something, the number of which is given. */
    private interface OneMore {
        void of(IamClient iam, int number);
    }

    /** What takes one more of what each quota counts. */
    private static final Map<Quota, OneMore> CALLS = new EnumMap<>(Map.ofEntries(
            Map.entry(Quota.ACCESS_KEYS_PER_USER, (iam, n) -> iam.createAccessKey(r -> r.userName("david"))),
            Map.entry(Quota.GROUPS_PER_ACCOUNT, (iam, n) -> iam.createGroup(r -> r.groupName("more" + n))),
            Map.entry(Quota.USERS_PER_ACCOUNT, (iam, n) -> iam.createUser(r -> r.userName("more" + n))),
            Map.entry(
                    Quota.ROLES_PER_ACCOUNT,
                    (iam, n) -> iam.createRole(r -> r.roleName("more" + n).assumeRolePolicyDocument(TRUST))),
            Map.entry(
                    Quota.POLICIES_PER_ACCOUNT,
                    (iam, n) -> iam.createPolicy(r -> r.policyName("more" + n).policyDocument(ALL))),
            Map.entry(
                    Quota.INSTANCE_PROFILES_PER_ACCOUNT,
                    (iam, n) -> iam.createInstanceProfile(r -> r.instanceProfileName("more" + n))),
            Map.entry(
                    Quota.GROUPS_PER_USER,
                    (iam, n) -> iam.addUserToGroup(r -> r.userName("david").groupName("Team" + n))),
            Map.entry(
                    Quota.POLICIES_PER_USER,
                    (iam, n) -> iam.attachUserPolicy(r -> r.userName("david").policyArn(AWS_POLICIES.get(n)))),
            Map.entry(
                    Quota.POLICIES_PER_GROUP,
                    (iam, n) -> iam.attachGroupPolicy(r -> r.groupName("Team1").policyArn(AWS_POLICIES.get(n)))),
            Map.entry(
                    Quota.POLICIES_PER_ROLE,
                    (iam, n) -> iam.attachRolePolicy(r -> r.roleName("role1").policyArn(AWS_POLICIES.get(n)))),
            Map.entry(
                    Quota.OIDC_PROVIDERS_PER_ACCOUNT,
                    (iam, n) -> iam.createOpenIDConnectProvider(r -> r.url("https://example.com/" + n))),
            Map.entry(
                    Quota.SAML_PROVIDERS_PER_ACCOUNT,
                    (iam, n) -> iam.createSAMLProvider(
                            r -> r.name("more" + n).samlMetadataDocument(ProvidersTest.METADATA))),
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
                            .tags(Tag.builder().key("key" + n).value("").build()))),
            Map.entry(
                    Quota.SERVER_CERTIFICATES_PER_ACCOUNT,
                    (iam, n) -> iam.uploadServerCertificate(r -> r.serverCertificateName("host" + n)
                            .certificateBody(certificate(n).certificatePem())
                            .privateKey(certificate(n).privateKeyPem()))),
            Map.entry(
                    Quota.SIGNING_CERTIFICATES_PER_USER,
                    (iam, n) -> iam.uploadSigningCertificate(r ->
                            r.userName("david").certificateBody(certificate(n).certificatePem()))),
            Map.entry(
                    Quota.SSH_KEYS_PER_USER,
                    (iam, n) -> iam.uploadSSHPublicKey(
                            r -> r.userName("david").sshPublicKeyBody(UserCredentialsTest.anSshKey(n)))),
            Map.entry(
                    Quota.CLIENT_IDS_PER_OIDC_PROVIDER,
                    (iam, n) -> iam.addClientIDToOpenIDConnectProvider(
                            r -> r.openIDConnectProviderArn(OIDC).clientID("app" + n))),
            Map.entry(
                    Quota.THUMBPRINTS_PER_OIDC_PROVIDER,
                    (iam, n) -> iam.updateOpenIDConnectProviderThumbprint(r ->
                            r.openIDConnectProviderArn(OIDC).thumbprintList(Collections.nCopies(n, "a".repeat(40))))),
            Map.entry(
                    Quota.PRIVATE_KEYS_PER_SAML_PROVIDER,
                    (iam, n) -> iam.updateSAMLProvider(r -> r.samlProviderArn(SAML)
                            .assertionEncryptionMode("Allowed")
                            .addPrivateKey(certificate(n).privateKeyPem()))),
            Map.entry(
                    Quota.ROLES_PER_INSTANCE_PROFILE,
                    (iam, n) -> iam.addRoleToInstanceProfile(
                            r -> r.instanceProfileName("web").roleName("role" + n))),
            Map.entry(
                    Quota.VERSIONS_PER_POLICY,
                    (iam, n) -> iam.createPolicyVersion(r -> r.policyArn(OWN).policyDocument(ALL))),
            Map.entry(
                    Quota.POLICY_SIZE,
                    (iam, n) -> iam.createPolicyVersion(r -> r.policyArn(OWN).policyDocument(sized(ALL, n)))),
            Map.entry(
                    Quota.TRUST_POLICY_SIZE,
                    (iam, n) ->
                            iam.updateAssumeRolePolicy(r -> r.roleName("role1").policyDocument(sized(TRUST, n)))),
            Map.entry(
                    Quota.INLINE_POLICY_SIZE_PER_USER,
                    (iam, n) -> iam.putUserPolicy(
                            r -> r.userName("david").policyName("p" + n).policyDocument(ALL))),
            Map.entry(
                    Quota.INLINE_POLICY_SIZE_PER_GROUP,
                    (iam, n) -> iam.putGroupPolicy(
                            r -> r.groupName("Team1").policyName("p" + n).policyDocument(ALL))),
            Map.entry(
                    Quota.INLINE_POLICY_SIZE_PER_ROLE,
                    (iam, n) -> iam.putRolePolicy(
                            r -> r.roleName("role1").policyName("p" + n).policyDocument(ALL)))));

    /**
     * What there is of each, and how much room there is beside it.
     *
     * @param given how much the quota counts before anything is done
     * @param refusal what AWS says, where it is not what it says of most quotas
     */
    private record Row(Quota quota, int given, String refusal) {
        Row(Quota quota, int given) {
            this(quota, given, "409 LimitExceeded: Cannot exceed quota for " + quota.awsName() + ": %d");
        }

        @Override
        public String toString() {
            return quota.awsName();
        }
    }

    /** How many more calls each quota is set to leave. */
    private static final int ROOM = 3;

    static Stream<Row> rows() {
        return Stream.of(Quota.values()).map(quota -> switch (quota) {
            case GROUPS_PER_ACCOUNT -> new Row(quota, 4);
            case ROLES_PER_ACCOUNT -> new Row(quota, 4);
            case USERS_PER_ACCOUNT,
                    POLICIES_PER_ACCOUNT,
                    INSTANCE_PROFILES_PER_ACCOUNT,
                    OIDC_PROVIDERS_PER_ACCOUNT,
                    SAML_PROVIDERS_PER_ACCOUNT -> new Row(quota, 1);
            case VERSIONS_PER_POLICY ->
                new Row(
                        quota,
                        1,
                        "409 LimitExceeded: A managed policy can have up to %d versions. Before you create a new version,"
                                + " you must delete an existing version.");
            case THUMBPRINTS_PER_OIDC_PROVIDER ->
                new Row(quota, 0, "400 InvalidInput: Thumbprint list must contain fewer than %d entries.");
            case POLICY_SIZE -> new Row(quota, sized(ALL, 0).length());
            case TRUST_POLICY_SIZE -> new Row(quota, sized(TRUST, 0).length());
            case INLINE_POLICY_SIZE_PER_USER -> inline(quota, "user david");
            case INLINE_POLICY_SIZE_PER_GROUP -> inline(quota, "group Team1");
            case INLINE_POLICY_SIZE_PER_ROLE -> inline(quota, "role role1");
            default -> new Row(quota, 0);
        });
    }

    private static Row inline(Quota quota, String holder) {
        return new Row(
                quota,
                ROOM * ALL.length() - ROOM,
                "409 LimitExceeded: Maximum policy size of %d bytes exceeded for " + holder);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_quota_is_reached_and_not_exceeded(Row row) {
        int value = row.given() + ROOM;
        IamClient iam =
                FakeIam.builder().quota(row.quota().awsName(), value).build().client();
        given(iam);
        OneMore call = Objects.requireNonNull(CALLS.get(row.quota()), "nothing is counted by " + row);

        for (int number = 1; number <= ROOM; number++) {
            call.of(iam, number);
        }

        assertThat(Refusals.of(() -> call.of(iam, ROOM + 1)))
                .isEqualTo(row.refusal().formatted(value));
    }

    private static void given(IamClient iam) {
        iam.createUser(r -> r.userName("david"));
        iam.createPolicy(r -> r.policyName("own").policyDocument(ALL));
        iam.createInstanceProfile(r -> r.instanceProfileName("web"));
        iam.createOpenIDConnectProvider(r -> r.url("https://issuer.example"));
        iam.createSAMLProvider(r -> r.name("corporate").samlMetadataDocument(ProvidersTest.METADATA));
        for (int number = 1; number <= ROOM + 1; number++) {
            String team = "Team" + number;
            String role = "role" + number;
            iam.createGroup(r -> r.groupName(team));
            iam.createRole(r -> r.roleName(role).assumeRolePolicyDocument(TRUST));
        }
    }

    @Test
    void white_space_of_documents_is_not_counted() {
        IamClient iam = FakeIam.builder()
                .quota("PolicySize", ALL.length())
                .quota("ACLSizePerRole", TRUST.length())
                .quota("UserPolicySize", ALL.length())
                .build()
                .client();
        iam.createUser(r -> r.userName("david"));
        String airy = ALL.replace(",", " ,\n\t");

        iam.createPolicy(r -> r.policyName("p").policyDocument(airy));
        iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(TRUST + "  "));
        iam.putUserPolicy(r -> r.userName("david").policyName("p").policyDocument(airy));

        assertThat(iam.listUserPolicies(r -> r.userName("david")).policyNames()).containsExactly("p");
    }

    @Test
    void a_policy_that_is_replaced_is_not_counted_twice() {
        IamClient iam =
                FakeIam.builder().quota("UserPolicySize", ALL.length()).build().client();
        iam.createUser(r -> r.userName("david"));

        iam.putUserPolicy(r -> r.userName("david").policyName("p").policyDocument(ALL));
        iam.putUserPolicy(r -> r.userName("david").policyName("p").policyDocument(ALL));

        assertThat(iam.listUserPolicies(r -> r.userName("david")).policyNames()).containsExactly("p");
    }

    @Test
    void a_quota_that_there_is_not_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeIam.builder().quota("UsersPerPlanet", 1))
                .withMessageStartingWith("no quota `UsersPerPlanet` is enforced, only [AccessKeysPerUser, ");
    }
}
