package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;

/** Calls every operation on users, groups, roles and policies once. */
record IdentitiesTour(FakeIam aws, IamClient iam) {
    private static final String TRUST = Sessions.trusting("{\"Service\":\"ec2.amazonaws.com\"}", "\"sts:AssumeRole\"");
    private static final Tag TAG = Tag.builder().key("team").value("ops").build();

    void run() {
        usersAndGroups();
        keysAndPasswords();
        policies();
        roles();
        deletions();
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
        iam.putUserPolicy(r -> r.userName("david").policyName("all").policyDocument(Sessions.ALL));
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
        iam.putGroupPolicy(r -> r.groupName("Admin").policyName("all").policyDocument(Sessions.ALL));
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
        String arn = iam.createPolicy(r -> r.policyName("all").policyDocument(Sessions.ALL))
                .policy()
                .arn();
        iam.getPolicy(r -> r.policyArn(arn));
        iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(Sessions.ALL));
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
        iam.putRolePolicy(r -> r.roleName("web").policyName("all").policyDocument(Sessions.ALL));
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

    private void deletions() {
        iam.removeUserFromGroup(r -> r.groupName("Admin").userName("david"));
        iam.deleteGroup(r -> r.groupName("Admin"));
        iam.deleteUser(r -> r.userName("david"));
        iam.deleteRole(r -> r.roleName("web"));
        iam.deletePolicy(r -> r.policyArn("arn:aws:iam::123456789012:policy/all"));
    }
}
