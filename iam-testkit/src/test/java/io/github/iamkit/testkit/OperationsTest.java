package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.certs.KeyedCertificate;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/** Every operation is called through the real client; what nobody calls here is found by reflection. */
class OperationsTest {
    private static final Instant NOW = Instant.now();
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final String ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final Tag TAG = Tag.builder().key("team").value("ops").build();

    private final FakeIam aws =
            FakeIam.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
    private final IamClient iam = aws.client();

    @Test
    void every_operation_on_what_an_account_holds_is_there_and_works() {
        usersAndGroups();
        keysAndPasswords();
        policies();
        roles();
        certificates();
        mfaDevices();
        credentials();
        providers();
        settings();
        deletions();

        assertThat(aws.calls()).allSatisfy(call -> assertThat(call.error()).isEmpty());
        Set<String> uncalled = operations(IamClient.class);
        aws.calls().forEach(call -> uncalled.remove(call.operation()));
        assertThat(uncalled).containsExactlyInAnyOrderElementsOf(CALLED_ELSEWHERE);
    }

    /** Those on service-linked roles, jobs, organizations, delegation, federation and simulation. */
    private static final Set<String> CALLED_ELSEWHERE = Set.of(
            "AcceptDelegationRequest",
            "AssociateDelegationRequest",
            "CreateDelegationRequest",
            "CreateServiceLinkedRole",
            "DeleteServiceLinkedRole",
            "DisableOrganizationsRootCredentialsManagement",
            "DisableOrganizationsRootSessions",
            "DisableOutboundWebIdentityFederation",
            "EnableOrganizationsRootCredentialsManagement",
            "EnableOrganizationsRootSessions",
            "EnableOutboundWebIdentityFederation",
            "GenerateCredentialReport",
            "GenerateOrganizationsAccessReport",
            "GenerateServiceLastAccessedDetails",
            "GetContextKeysForCustomPolicy",
            "GetContextKeysForPrincipalPolicy",
            "GetCredentialReport",
            "GetDelegationRequest",
            "GetHumanReadableSummary",
            "GetOrganizationsAccessReport",
            "GetOutboundWebIdentityFederationInfo",
            "GetServiceLastAccessedDetails",
            "GetServiceLastAccessedDetailsWithEntities",
            "GetServiceLinkedRoleDeletionStatus",
            "ListDelegationRequests",
            "ListOrganizationsFeatures",
            "RejectDelegationRequest",
            "SendDelegationToken",
            "SimulateCustomPolicy",
            "SimulatePrincipalPolicy",
            "UpdateDelegationRequest");

    /** Returns the names that the operations of a client have on the wire. */
    static Set<String> operations(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(Method::getName)
                .filter(name -> !name.endsWith("Paginator"))
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void usersAndGroups() {
        iam.createUser(r -> r.userName("david"));
        iam.getUser(r -> r.userName("david"));
        iam.updateUser(r -> r.userName("david").newPath("/people/"));
        iam.tagUser(r -> r.userName("david").tags(TAG));
        iam.listUserTags(r -> r.userName("david"));
        iam.untagUser(r -> r.userName("david").tagKeys("team"));
        assertThat(iam.listUsers().users()).hasSize(1);
        iam.createGroup(r -> r.groupName("Admin"));
        iam.updateGroup(r -> r.groupName("Admin").newPath("/teams/"));
        iam.addUserToGroup(r -> r.groupName("Admin").userName("david"));
        assertThat(iam.getGroup(r -> r.groupName("Admin")).users()).hasSize(1);
        assertThat(iam.listGroups().groups()).hasSize(1);
        assertThat(iam.listGroupsForUser(r -> r.userName("david")).groups()).hasSize(1);
    }

    private void keysAndPasswords() {
        AccessKey key = iam.createAccessKey(r -> r.userName("david")).accessKey();
        assertThat(iam.listAccessKeys(r -> r.userName("david")).accessKeyMetadata())
                .hasSize(1);
        iam.updateAccountPasswordPolicy(r -> r.minimumPasswordLength(6));
        iam.getAccountPasswordPolicy();
        iam.createLoginProfile(r -> r.userName("david").password("password"));
        iam.getLoginProfile(r -> r.userName("david"));
        iam.updateLoginProfile(r -> r.userName("david").password("another"));
        iam.putUserPolicy(r -> r.userName("david").policyName("all").policyDocument(ALL));
        aws.clientFor(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))
                .changePassword(r -> r.oldPassword("another").newPassword("a third"));
        iam.deleteLoginProfile(r -> r.userName("david"));
        iam.deleteAccountPasswordPolicy();
        assertThat(iam.getAccessKeyLastUsed(r -> r.accessKeyId(key.accessKeyId()))
                        .accessKeyLastUsed()
                        .serviceName())
                .isEqualTo("iam");
        iam.updateAccessKey(
                r -> r.userName("david").accessKeyId(key.accessKeyId()).status(StatusType.INACTIVE));
        iam.deleteAccessKey(r -> r.userName("david").accessKeyId(key.accessKeyId()));
    }

    private void policies() {
        iam.getUserPolicy(r -> r.userName("david").policyName("all"));
        iam.listUserPolicies(r -> r.userName("david"));
        iam.deleteUserPolicy(r -> r.userName("david").policyName("all"));
        iam.putGroupPolicy(r -> r.groupName("Admin").policyName("all").policyDocument(ALL));
        iam.getGroupPolicy(r -> r.groupName("Admin").policyName("all"));
        iam.listGroupPolicies(r -> r.groupName("Admin"));
        assertThat(iam.listPoliciesGrantingServiceAccess(r -> r.arn("arn:aws:iam::123456789012:user/people/david")
                                .serviceNamespaces("s3"))
                        .policiesGrantingServiceAccess()
                        .get(0)
                        .policies())
                .singleElement()
                .satisfies(policy -> assertThat(policy.entityName()).isEqualTo("Admin"));
        iam.deleteGroupPolicy(r -> r.groupName("Admin").policyName("all"));
        String arn = iam.createPolicy(r -> r.policyName("all").policyDocument(ALL))
                .policy()
                .arn();
        iam.getPolicy(r -> r.policyArn(arn));
        iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(ALL));
        iam.getPolicyVersion(r -> r.policyArn(arn).versionId("v2"));
        iam.listPolicyVersions(r -> r.policyArn(arn));
        iam.setDefaultPolicyVersion(r -> r.policyArn(arn).versionId("v2"));
        iam.deletePolicyVersion(r -> r.policyArn(arn).versionId("v1"));
        iam.tagPolicy(r -> r.policyArn(arn).tags(TAG));
        iam.listPolicyTags(r -> r.policyArn(arn));
        iam.untagPolicy(r -> r.policyArn(arn).tagKeys("team"));
        iam.listPolicies();
        iam.attachUserPolicy(r -> r.userName("david").policyArn(arn));
        iam.listAttachedUserPolicies(r -> r.userName("david"));
        iam.attachGroupPolicy(r -> r.groupName("Admin").policyArn(arn));
        iam.listAttachedGroupPolicies(r -> r.groupName("Admin"));
        iam.putUserPermissionsBoundary(r -> r.userName("david").permissionsBoundary(arn));
        assertThat(iam.listEntitiesForPolicy(r -> r.policyArn(arn)).policyUsers())
                .hasSize(1);
        iam.deleteUserPermissionsBoundary(r -> r.userName("david"));
        iam.detachUserPolicy(r -> r.userName("david").policyArn(arn));
        iam.detachGroupPolicy(r -> r.groupName("Admin").policyArn(arn));
    }

    private void roles() {
        String arn = "arn:aws:iam::123456789012:policy/all";
        iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(TRUST));
        iam.getRole(r -> r.roleName("web"));
        iam.listRoles();
        iam.updateRole(r -> r.roleName("web").description("serves pages"));
        iam.updateRoleDescription(r -> r.roleName("web").description("serves"));
        iam.updateAssumeRolePolicy(r -> r.roleName("web").policyDocument(TRUST));
        iam.tagRole(r -> r.roleName("web").tags(TAG));
        iam.listRoleTags(r -> r.roleName("web"));
        iam.untagRole(r -> r.roleName("web").tagKeys("team"));
        iam.putRolePolicy(r -> r.roleName("web").policyName("all").policyDocument(ALL));
        iam.getRolePolicy(r -> r.roleName("web").policyName("all"));
        iam.listRolePolicies(r -> r.roleName("web"));
        iam.deleteRolePolicy(r -> r.roleName("web").policyName("all"));
        iam.attachRolePolicy(r -> r.roleName("web").policyArn(arn));
        iam.listAttachedRolePolicies(r -> r.roleName("web"));
        iam.detachRolePolicy(r -> r.roleName("web").policyArn(arn));
        iam.putRolePermissionsBoundary(r -> r.roleName("web").permissionsBoundary(arn));
        iam.deleteRolePermissionsBoundary(r -> r.roleName("web"));
        iam.createInstanceProfile(r -> r.instanceProfileName("web"));
        iam.addRoleToInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));
        iam.getInstanceProfile(r -> r.instanceProfileName("web"));
        iam.listInstanceProfiles();
        iam.listInstanceProfilesForRole(r -> r.roleName("web"));
        iam.tagInstanceProfile(r -> r.instanceProfileName("web").tags(TAG));
        iam.listInstanceProfileTags(r -> r.instanceProfileName("web"));
        iam.untagInstanceProfile(r -> r.instanceProfileName("web").tagKeys("team"));
        iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName("web").roleName("web"));
        iam.deleteInstanceProfile(r -> r.instanceProfileName("web"));
    }

    private void certificates() {
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david").generate();
        String id = iam.uploadSigningCertificate(r -> r.userName("david").certificateBody(own.certificatePem()))
                .certificate()
                .certificateId();
        iam.listSigningCertificates(r -> r.userName("david"));
        iam.updateSigningCertificate(r -> r.userName("david").certificateId(id).status(StatusType.INACTIVE));
        iam.deleteSigningCertificate(r -> r.userName("david").certificateId(id));
        iam.uploadServerCertificate(r -> r.serverCertificateName("host")
                .certificateBody(own.certificatePem())
                .privateKey(own.privateKeyPem()));
        iam.getServerCertificate(r -> r.serverCertificateName("host"));
        iam.listServerCertificates();
        iam.updateServerCertificate(r -> r.serverCertificateName("host").newPath("/moved/"));
        iam.tagServerCertificate(r -> r.serverCertificateName("host").tags(TAG));
        iam.listServerCertificateTags(r -> r.serverCertificateName("host"));
        iam.untagServerCertificate(r -> r.serverCertificateName("host").tagKeys("team"));
        iam.deleteServerCertificate(r -> r.serverCertificateName("host"));
    }

    private void mfaDevices() {
        VirtualMFADevice device =
                iam.createVirtualMFADevice(r -> r.virtualMFADeviceName("phone")).virtualMFADevice();
        String serial = device.serialNumber();
        String seed = device.base32StringSeed().asUtf8String();
        String first = Authenticator.code(seed, NOW);
        String second = Authenticator.code(seed, NOW.plusSeconds(30));
        iam.enableMFADevice(r -> r.userName("david")
                .serialNumber(serial)
                .authenticationCode1(first)
                .authenticationCode2(second));
        iam.resyncMFADevice(r -> r.userName("david")
                .serialNumber(serial)
                .authenticationCode1(first)
                .authenticationCode2(second));
        iam.getMFADevice(r -> r.serialNumber(serial));
        iam.listMFADevices(r -> r.userName("david"));
        iam.listVirtualMFADevices();
        iam.tagMFADevice(r -> r.serialNumber(serial).tags(TAG));
        iam.listMFADeviceTags(r -> r.serialNumber(serial));
        iam.untagMFADevice(r -> r.serialNumber(serial).tagKeys("team"));
        iam.deactivateMFADevice(r -> r.userName("david").serialNumber(serial));
        iam.deleteVirtualMFADevice(r -> r.serialNumber(serial));
    }

    private void credentials() {
        String key = UserCredentialsTest.anSshKey();
        String keyId = iam.uploadSSHPublicKey(r -> r.userName("david").sshPublicKeyBody(key))
                .sshPublicKey()
                .sshPublicKeyId();
        iam.getSSHPublicKey(r -> r.userName("david").sshPublicKeyId(keyId).encoding("SSH"));
        iam.listSSHPublicKeys(r -> r.userName("david"));
        iam.updateSSHPublicKey(r -> r.userName("david").sshPublicKeyId(keyId).status(StatusType.INACTIVE));
        iam.deleteSSHPublicKey(r -> r.userName("david").sshPublicKeyId(keyId));
        String id = iam.createServiceSpecificCredential(
                        r -> r.userName("david").serviceName("codecommit.amazonaws.com"))
                .serviceSpecificCredential()
                .serviceSpecificCredentialId();
        iam.listServiceSpecificCredentials(r -> r.userName("david"));
        iam.updateServiceSpecificCredential(
                r -> r.userName("david").serviceSpecificCredentialId(id).status(StatusType.INACTIVE));
        iam.resetServiceSpecificCredential(r -> r.userName("david").serviceSpecificCredentialId(id));
        iam.deleteServiceSpecificCredential(r -> r.userName("david").serviceSpecificCredentialId(id));
    }

    private void providers() {
        String oidc = iam.createOpenIDConnectProvider(r -> r.url("https://tokens.example.com"))
                .openIDConnectProviderArn();
        iam.getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(oidc));
        iam.listOpenIDConnectProviders();
        iam.addClientIDToOpenIDConnectProvider(
                r -> r.openIDConnectProviderArn(oidc).clientID("app"));
        iam.removeClientIDFromOpenIDConnectProvider(
                r -> r.openIDConnectProviderArn(oidc).clientID("app"));
        iam.updateOpenIDConnectProviderThumbprint(
                r -> r.openIDConnectProviderArn(oidc).thumbprintList("a".repeat(40)));
        iam.tagOpenIDConnectProvider(r -> r.openIDConnectProviderArn(oidc).tags(TAG));
        iam.listOpenIDConnectProviderTags(r -> r.openIDConnectProviderArn(oidc));
        iam.untagOpenIDConnectProvider(r -> r.openIDConnectProviderArn(oidc).tagKeys("team"));
        iam.deleteOpenIDConnectProvider(r -> r.openIDConnectProviderArn(oidc));
        String saml = iam.createSAMLProvider(r -> r.name("corporate").samlMetadataDocument(ProvidersTest.METADATA))
                .samlProviderArn();
        iam.getSAMLProvider(r -> r.samlProviderArn(saml));
        iam.listSAMLProviders();
        iam.updateSAMLProvider(r -> r.samlProviderArn(saml).assertionEncryptionMode("Allowed"));
        iam.tagSAMLProvider(r -> r.samlProviderArn(saml).tags(TAG));
        iam.listSAMLProviderTags(r -> r.samlProviderArn(saml));
        iam.untagSAMLProvider(r -> r.samlProviderArn(saml).tagKeys("team"));
        iam.deleteSAMLProvider(r -> r.samlProviderArn(saml));
    }

    private void settings() {
        iam.createAccountAlias(r -> r.accountAlias("books"));
        assertThat(iam.listAccountAliases().accountAliases()).isEqualTo(List.of("books"));
        iam.deleteAccountAlias(r -> r.accountAlias("books"));
        iam.setSecurityTokenServicePreferences(r -> r.globalEndpointTokenVersion("v2Token"));
        assertThat(iam.getAccountSummary().summaryMapAsStrings())
                .containsEntry("GlobalEndpointTokenVersion", 2)
                .containsEntry("Users", 1);
        iam.getAccountAuthorizationDetails();
    }

    private void deletions() {
        iam.removeUserFromGroup(r -> r.groupName("Admin").userName("david"));
        iam.deleteGroup(r -> r.groupName("Admin"));
        iam.deleteUser(r -> r.userName("david"));
        iam.deleteRole(r -> r.roleName("web"));
        iam.deletePolicy(r -> r.policyArn("arn:aws:iam::123456789012:policy/all"));
    }
}
