package io.github.iamkit.provisioning;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatExceptionOfType;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provision.DeletionRefusedException;
import io.github.iamkit.provision.DeletionStep;
import io.github.iamkit.provision.IamManagedPolicy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamRole;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.Outcome;
import io.github.iamkit.provision.OwnAccessException;
import io.github.iamkit.provision.Ownership;
import io.github.iamkit.provision.PathConflictException;
import io.github.iamkit.testkit.RecordedCall;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;

class DeletionTest extends OnEveryWire {
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    private static final Policy DENY = Policy.deny("s3:DeleteObject").on("*");
    private static final Policy ALLOW = Policy.allow("s3:*").on("*");
    private static final TrustPolicy EC2 = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));

    private Map<String, Consumer<IamUser>> parts() {
        return UserParts.of(iam, clock);
    }

    private IamUser withEverything(String name) {
        return UserParts.giveAll(iam, clock, name);
    }

    private static List<String> operations(List<DeletionStep> steps) {
        return steps.stream().map(DeletionStep::operation).toList();
    }

    @Test
    void every_part_that_a_user_cannot_be_deleted_with_is_deleted_with_it() {
        for (Map.Entry<String, Consumer<IamUser>> part : parts().entrySet()) {
            IamUser user = iam.user("with" + part.getKey()).ensure();
            part.getValue().accept(user);

            assertThatExceptionOfType(DeleteConflictException.class)
                    .as("AWS does not refuse for " + part.getKey())
                    .isThrownBy(user::deleteIfBare);
            assertThat(operations(user.previewDelete())).contains(part.getKey()).endsWith("DeleteUser");
            assertThat(user.delete().outcome()).as(part.getKey()).isEqualTo(Outcome.UPDATED);
            assertThat(aws).hasNoUser(user.name());
        }
    }

    @Test
    void what_signs_in_goes_first() {
        IamUser david = withEverything("david");

        assertThat(operations(david.previewDelete()))
                .containsExactly(
                        "DeleteLoginProfile",
                        "UpdateAccessKey",
                        "DeleteAccessKey",
                        "DeleteSSHPublicKey",
                        "DeleteServiceSpecificCredential",
                        "DeleteSigningCertificate",
                        "DeactivateMFADevice",
                        "DeleteVirtualMFADevice",
                        "DetachUserPolicy",
                        "DeleteUserPolicy",
                        "RemoveUserFromGroup",
                        "DeleteUser");
    }

    @Test
    void a_preview_says_what_is_done_and_changes_nothing() {
        IamUser david = withEverything("david");
        int before = aws.calls().size();

        List<DeletionStep> preview = david.previewDelete();

        assertThat(operations().subList(before, operations().size()))
                .allMatch(operation -> operation.startsWith("Get") || operation.startsWith("List"));
        int start = aws.calls().size();
        david.delete();
        assertThat(aws.calls().subList(start, aws.calls().size()))
                .extracting(RecordedCall::operation)
                .filteredOn(operation -> !operation.startsWith("Get") && !operation.startsWith("List"))
                .isEqualTo(operations(preview));
    }

    @Test
    void deleting_twice_deletes_once() {
        IamUser david = withEverything("david");

        assertThat(david.delete().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(david.delete().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(anotherProvisioner().user("david").delete().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(iam.user("david").previewDelete()).isEmpty();
    }

    @Test
    void a_part_that_comes_meanwhile_goes_too() {
        IamUser david = iam.user("david").ensure();
        boolean[] hasCome = new boolean[1];
        IamProvisioner slow = builder(aws.rootCredentials())
                .listener(event -> {
                    if (!hasCome[0] && event.toString().startsWith("DetachUserPolicy")) {
                        hasCome[0] = true;
                        anotherProvisioner().user("david").createAccessKey();
                    }
                })
                .build();
        david.attachPolicy(READ_ONLY);

        slow.user("david").delete();

        assertThat(hasCome[0]).isTrue();
        assertThat(aws).hasNoUser("david");
    }

    @Test
    void a_policy_that_denies_goes_after_those_that_allow() {
        iam.user("david").ensure().putPolicy("a", DENY).putPolicy("b", ALLOW);
        IamManagedPolicy denying = iam.policy("never").ensure(DENY);
        iam.user("david").attachPolicy(denying).attachPolicy(READ_ONLY);

        assertThat(iam.user("david").previewDelete())
                .extracting(DeletionStep::toString)
                .containsExactly(
                        "DetachUserPolicy " + READ_ONLY,
                        "DeleteUserPolicy b",
                        "DetachUserPolicy " + denying.arn(),
                        "DeleteUserPolicy a",
                        "DeleteUser david");
    }

    @Test
    void a_user_that_is_locked_out_can_do_nothing_more() {
        iam.user("david").ensure().putPolicy("own", ALLOW);

        iam.user("david").lockOut();

        assertThat(aws.policiesOf("david")).denies("s3:GetObject", "*");
        iam.user("david").delete();
        assertThat(aws).hasNoUser("david");
    }

    @Test
    void whoever_signs_is_not_deleted() {
        IamUser david =
                iam.user("david").ensure().putPolicy("own", Policy.allow("*").on("*"));
        var key = david.createAccessKey();
        IamProvisioner davids = builder(key.asProvider().resolveCredentials()).build();

        assertThatExceptionOfType(OwnAccessException.class)
                .isThrownBy(() -> davids.user("david").delete());
        assertThatExceptionOfType(OwnAccessException.class)
                .isThrownBy(() -> davids.user("david").lockOut());
        assertThat(david.accessKeys()).hasSize(1);
    }

    @Test
    void what_is_under_another_path_is_left_alone() {
        iam.user("david", "/hr/").ensure();
        IamProvisioner shop =
                builder(aws.rootCredentials()).owns(Ownership.ofPath("/shop/")).build();

        assertThatExceptionOfType(DeletionRefusedException.class)
                .isThrownBy(() -> shop.user("david").delete())
                .withMessage(
                        "user david is not under path `/shop/`, which is all that this provisioner may delete; ask its"
                                + " owner, or delete it with another one");
        assertThatExceptionOfType(PathConflictException.class)
                .isThrownBy(() -> iam.user("david", "/shop/").delete());
        assertThat(iam.user("david").exists()).isTrue();
    }

    @Test
    void a_device_of_the_users_name_that_is_not_owned_is_left_alone() {
        iam.user("david", "/shop/").withTag("owner", "shop").ensure();
        String hrs = iam.virtualMfaDevice("david", "/hr/").create(seed -> {}).serialNumber();
        String shops =
                iam.virtualMfaDevice("david", "/shop/").create(seed -> {}).serialNumber();
        iam.virtualMfaDevice("david", "/shop/").tag("owner", "shop");

        assertThat(builder(aws.rootCredentials())
                        .owns(Ownership.ofTag("owner", "shop"))
                        .build()
                        .user("david")
                        .previewDelete())
                .extracting(DeletionStep::toString)
                .containsExactly("DeleteVirtualMFADevice " + shops, "DeleteUser david");
        builder(aws.rootCredentials())
                .owns(Ownership.ofPath("/shop/"))
                .build()
                .user("david")
                .delete();

        assertThat(iam.virtualMfaDeviceArns()).containsExactly(hrs);
    }

    @Test
    void what_lacks_the_tag_is_left_alone() {
        iam.user("david").withTag("owner", "hr").ensure();
        iam.role("web").withTag("owner", "shop").ensure(EC2);
        iam.group("Admin").ensure();
        IamProvisioner shop = builder(aws.rootCredentials())
                .owns(Ownership.ofTag("owner", "shop"))
                .build();

        assertThatExceptionOfType(DeletionRefusedException.class)
                .isThrownBy(() -> shop.user("david").previewDelete())
                .withMessage(
                        "user david has no tag `owner` with value `shop`, which marks all that this provisioner may"
                                + " delete; ask its owner, or delete it with another one");
        assertThatExceptionOfType(DeletionRefusedException.class)
                .isThrownBy(() -> shop.group("Admin").delete());
        assertThat(shop.role("web").delete().outcome()).isEqualTo(Outcome.UPDATED);
    }

    @Test
    void a_group_goes_and_its_members_stay() {
        iam.user("david").ensure();
        iam.group("Admin")
                .ensure()
                .putPolicy("p", ALLOW)
                .attachPolicy(READ_ONLY)
                .addMember("david");

        assertThat(operations(iam.group("Admin").previewDelete()))
                .containsExactly("RemoveUserFromGroup", "DetachGroupPolicy", "DeleteGroupPolicy", "DeleteGroup");
        iam.group("Admin").delete();

        assertThat(iam.group("Admin").exists()).isFalse();
        assertThat(iam.user("david").groupNames()).isEmpty();
    }

    @Test
    void a_role_leaves_its_instance_profiles() {
        iam.role("web").ensure(EC2).putPolicy("p", ALLOW).attachPolicy(READ_ONLY);
        iam.instanceProfile("web").ensure().putRole("web");

        assertThat(operations(iam.role("web").previewDelete()))
                .containsExactly("RemoveRoleFromInstanceProfile", "DetachRolePolicy", "DeleteRolePolicy", "DeleteRole");
        iam.role("web").delete();

        assertThat(iam.role("web").exists()).isFalse();
        assertThat(iam.instanceProfile("web").role()).isEmpty();
    }

    @Test
    void a_managed_policy_leaves_whoever_has_it() {
        IamManagedPolicy books = iam.policy("books").ensure(ALLOW).ensure(DENY);
        iam.user("david").ensure().attachPolicy(books);
        iam.group("Admin").ensure().attachPolicy(books);
        iam.role("web").ensure(EC2).attachPolicy(books);

        assertThat(operations(books.previewDelete()))
                .containsExactly(
                        "DetachGroupPolicy",
                        "DetachUserPolicy",
                        "DetachRolePolicy",
                        "DeletePolicyVersion",
                        "DeletePolicy");
        assertThat(books.delete().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(iam.policy("books").delete().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void a_policy_that_bounds_somebody_stays() {
        IamManagedPolicy limit = iam.policy("limit").ensure(ALLOW);
        iam.user("david").withPermissionsBoundary(limit.arn()).ensure();

        assertThatExceptionOfType(DeletionRefusedException.class)
                .isThrownBy(limit::delete)
                .withMessage(
                        "policy limit is the permissions boundary of [user david], who could do more without it; give"
                                + " them another boundary first");
        assertThat(iam.user("david").permissionsBoundary()).contains(limit.arn());
    }

    @Test
    void a_role_of_a_service_goes_when_the_service_lets_it_go() {
        aws.client().createServiceLinkedRole(request -> request.awsServiceName("ecs.amazonaws.com"));
        IamRole ecs = iam.role("AWSServiceRoleForECS");

        assertThatExceptionOfType(DeletionRefusedException.class)
                .isThrownBy(ecs::delete)
                .withMessage("role AWSServiceRoleForECS is linked to a service of AWS, which owns it; call"
                        + " deleteServiceLinked(), which asks that service");
        assertThat(ecs.deleteServiceLinked().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(ecs.exists()).isFalse();
        assertThat(iam.role("AWSServiceRoleForECS").deleteServiceLinked().outcome())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void a_role_that_its_service_needs_stays_and_what_needs_it_is_named() {
        use(account -> account.serviceLinkedRoleInUse(
                "AWSServiceRoleForECS", "arn:aws:ecs:eu-west-1:123456789012:cluster/books"));
        aws.client().createServiceLinkedRole(request -> request.awsServiceName("ecs.amazonaws.com"));

        assertThatExceptionOfType(DeletionRefusedException.class)
                .isThrownBy(() -> iam.role("AWSServiceRoleForECS").deleteServiceLinked())
                .withMessage("role AWSServiceRoleForECS is still needed by its service: A service-linked role cannot be"
                        + " deleted while resources use it; delete first:"
                        + " arn:aws:ecs:eu-west-1:123456789012:cluster/books in eu-west-1");
    }

    @Test
    void a_session_does_not_delete_its_own_role() {
        AccessKeyPair key = iam.user("david")
                .ensure()
                .putPolicy("own", Policy.allow("sts:AssumeRole").on("*"))
                .createAccessKey();
        iam.role("deployer")
                .ensure(TrustPolicy.allow(Principal.account("123456789012")))
                .putPolicy("all", Policy.allow("iam:*").on("*"));
        IamProvisioner deployer =
                builder(Sessions.of(ends, key, iam.role("deployer"))).build();

        assertThatExceptionOfType(OwnAccessException.class)
                .isThrownBy(() -> deployer.role("deployer").delete())
                .withMessage(
                        "role `deployer` is the one that these calls are signed with a session of; sign with something"
                                + " else, or build the provisioner with mayRemoveOwnAccess()");
        assertThatExceptionOfType(OwnAccessException.class)
                .isThrownBy(() -> deployer.role("deployer").deleteIfBare());
        assertThat(iam.role("deployer").policyNames()).containsExactly("all");
    }

    @Test
    void a_policy_of_aws_stays() {
        assertThatExceptionOfType(DeletionRefusedException.class)
                .isThrownBy(() -> iam.policyByArn(READ_ONLY).delete())
                .withMessage("policy AmazonS3ReadOnlyAccess is AWS's own; detach it instead");
    }
}
