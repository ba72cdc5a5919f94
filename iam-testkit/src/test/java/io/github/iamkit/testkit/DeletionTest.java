package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.IamClient;

/** Users, groups, roles and policies are deleted after what belongs to them. */
@ExtendWith(FakeIamExtension.class)
class DeletionTest {
    private static final String TRUST = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
            + "\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final String ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String OWN = "arn:aws:iam::123456789012:policy/own";

    /**
     * Something that is in the way.
     *
     * @param add puts it there
     * @param delete tries the deletion
     * @param message what AWS says
     */
    private record Part(Consumer<IamClient> add, Consumer<IamClient> delete, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Part> parts() {
        Consumer<IamClient> deleteUser = iam -> iam.deleteUser(r -> r.userName("david"));
        Consumer<IamClient> deleteGroup = iam -> iam.deleteGroup(r -> r.groupName("Admin"));
        Consumer<IamClient> deleteRole = iam -> iam.deleteRole(r -> r.roleName("web"));
        Consumer<IamClient> deletePolicy = iam -> iam.deletePolicy(r -> r.policyArn(OWN));
        String detach = "Cannot delete entity, must detach all policies first.";
        String inline = "Cannot delete entity, must delete policies first.";
        String members = "Cannot delete entity, must remove users from group first.";
        String others = "Cannot delete entity, must remove referenced objects first.";
        String attached = "Cannot delete a policy attached to entities.";
        return Stream.of(
                new Part(iam -> iam.attachUserPolicy(r -> r.userName("david").policyArn(OWN)), deleteUser, detach),
                new Part(
                        iam -> iam.putUserPolicy(
                                r -> r.userName("david").policyName("p").policyDocument(ALL)),
                        deleteUser,
                        inline),
                new Part(iam -> iam.addUserToGroup(r -> r.userName("david").groupName("Admin")), deleteUser, members),
                new Part(
                        iam -> iam.createLoginProfile(r -> r.userName("david").password("Correct-horse-7")),
                        deleteUser,
                        "Cannot delete entity, must delete login profile first."),
                new Part(
                        iam -> iam.createAccessKey(r -> r.userName("david")),
                        deleteUser,
                        "Cannot delete entity, must delete access keys first."),
                new Part(
                        iam -> iam.uploadSSHPublicKey(
                                r -> r.userName("david").sshPublicKeyBody(UserCredentialsTest.anSshKey())),
                        deleteUser,
                        others),
                new Part(
                        iam -> iam.createServiceSpecificCredential(
                                r -> r.userName("david").serviceName("codecommit.amazonaws.com")),
                        deleteUser,
                        others),
                new Part(iam -> iam.attachGroupPolicy(r -> r.groupName("Admin").policyArn(OWN)), deleteGroup, detach),
                new Part(
                        iam -> iam.putGroupPolicy(
                                r -> r.groupName("Admin").policyName("p").policyDocument(ALL)),
                        deleteGroup,
                        inline),
                new Part(iam -> iam.addUserToGroup(r -> r.userName("david").groupName("Admin")), deleteGroup, members),
                new Part(iam -> iam.attachRolePolicy(r -> r.roleName("web").policyArn(OWN)), deleteRole, detach),
                new Part(
                        iam -> iam.putRolePolicy(
                                r -> r.roleName("web").policyName("p").policyDocument(ALL)),
                        deleteRole,
                        inline),
                new Part(iam -> iam.attachRolePolicy(r -> r.roleName("web").policyArn(OWN)), deletePolicy, attached),
                new Part(
                        iam -> iam.putUserPermissionsBoundary(
                                r -> r.userName("david").permissionsBoundary(OWN)),
                        deletePolicy,
                        attached),
                new Part(
                        iam -> iam.createPolicyVersion(r -> r.policyArn(OWN).policyDocument(ALL)),
                        deletePolicy,
                        "This policy has more than one version. Before you delete a policy, you must delete the policy's"
                                + " versions. The default version is deleted with the policy."),
                new Part(
                        iam -> {},
                        iam -> iam.deletePolicyVersion(r -> r.policyArn(OWN).versionId("v1")),
                        "Cannot delete the default version of a policy."));
    }

    @BeforeEach
    void one_of_each(IamClient iam) {
        iam.createUser(r -> r.userName("david"));
        iam.createGroup(r -> r.groupName("Admin"));
        iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(TRUST));
        iam.createPolicy(r -> r.policyName("own").policyDocument(ALL));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void what_is_in_the_way_is_named(Part part, IamClient iam) {
        part.add().accept(iam);

        assertThat(Refusals.of(() -> part.delete().accept(iam))).isEqualTo("409 DeleteConflict: " + part.message());
    }
}
