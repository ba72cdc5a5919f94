package io.github.iamkit.testkit.account;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyGroup;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyUser;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryResponse;

/** Which managed policies users, groups and roles have, and by which they are bounded. */
final class Attachments {
    private final Account account;
    private final ManagedPolicies policies;

    Attachments(Account account, ManagedPolicies policies) {
        this.account = account;
        this.policies = policies;
    }

    void register(Operations operations) {
        operations.add("AttachUserPolicy", AttachUserPolicyRequest::builder, this::attachUserPolicy);
        operations.add("DetachUserPolicy", DetachUserPolicyRequest::builder, this::detachUserPolicy);
        operations.add(
                "ListAttachedUserPolicies", ListAttachedUserPoliciesRequest::builder, this::listAttachedUserPolicies);
        operations.add("AttachGroupPolicy", AttachGroupPolicyRequest::builder, this::attachGroupPolicy);
        operations.add("DetachGroupPolicy", DetachGroupPolicyRequest::builder, this::detachGroupPolicy);
        operations.add(
                "ListAttachedGroupPolicies",
                ListAttachedGroupPoliciesRequest::builder,
                this::listAttachedGroupPolicies);
        operations.add("AttachRolePolicy", AttachRolePolicyRequest::builder, this::attachRolePolicy);
        operations.add("DetachRolePolicy", DetachRolePolicyRequest::builder, this::detachRolePolicy);
        operations.add(
                "ListAttachedRolePolicies", ListAttachedRolePoliciesRequest::builder, this::listAttachedRolePolicies);
        operations.add(
                "PutUserPermissionsBoundary",
                PutUserPermissionsBoundaryRequest::builder,
                this::putUserPermissionsBoundary);
        operations.add(
                "DeleteUserPermissionsBoundary",
                DeleteUserPermissionsBoundaryRequest::builder,
                this::deleteUserPermissionsBoundary);
        operations.add(
                "PutRolePermissionsBoundary",
                PutRolePermissionsBoundaryRequest::builder,
                this::putRolePermissionsBoundary);
        operations.add(
                "DeleteRolePermissionsBoundary",
                DeleteRolePermissionsBoundaryRequest::builder,
                this::deleteRolePermissionsBoundary);
        operations.add("ListEntitiesForPolicy", ListEntitiesForPolicyRequest::builder, this::listEntitiesForPolicy);
    }

    private AttachUserPolicyResponse attachUserPolicy(AttachUserPolicyRequest request) {
        attach(account.user(request.userName()), request.policyArn());
        return AttachUserPolicyResponse.builder().build();
    }

    private DetachUserPolicyResponse detachUserPolicy(DetachUserPolicyRequest request) {
        detach(account.user(request.userName()), request.policyArn());
        return DetachUserPolicyResponse.builder().build();
    }

    private ListAttachedUserPoliciesResponse listAttachedUserPolicies(ListAttachedUserPoliciesRequest request) {
        Page<AttachedPolicy> page =
                attached(account.user(request.userName()), request.pathPrefix(), request.maxItems(), request.marker());
        return ListAttachedUserPoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private AttachGroupPolicyResponse attachGroupPolicy(AttachGroupPolicyRequest request) {
        attach(account.group(request.groupName()), request.policyArn());
        return AttachGroupPolicyResponse.builder().build();
    }

    private DetachGroupPolicyResponse detachGroupPolicy(DetachGroupPolicyRequest request) {
        detach(account.group(request.groupName()), request.policyArn());
        return DetachGroupPolicyResponse.builder().build();
    }

    private ListAttachedGroupPoliciesResponse listAttachedGroupPolicies(ListAttachedGroupPoliciesRequest request) {
        Page<AttachedPolicy> page = attached(
                account.group(request.groupName()), request.pathPrefix(), request.maxItems(), request.marker());
        return ListAttachedGroupPoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        attach(account.role(request.roleName()), request.policyArn());
        return AttachRolePolicyResponse.builder().build();
    }

    private DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        detach(account.role(request.roleName()), request.policyArn());
        return DetachRolePolicyResponse.builder().build();
    }

    private ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest request) {
        Page<AttachedPolicy> page =
                attached(account.role(request.roleName()), request.pathPrefix(), request.maxItems(), request.marker());
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private PutUserPermissionsBoundaryResponse putUserPermissionsBoundary(PutUserPermissionsBoundaryRequest request) {
        StoredUser user = account.user(request.userName());
        account.users().put(user.withBoundary(policies.boundary(request.permissionsBoundary())));
        return PutUserPermissionsBoundaryResponse.builder().build();
    }

    private DeleteUserPermissionsBoundaryResponse deleteUserPermissionsBoundary(
            DeleteUserPermissionsBoundaryRequest request) {
        StoredUser user = account.user(request.userName());
        account.users().put(user.withBoundary(Optional.empty()));
        return DeleteUserPermissionsBoundaryResponse.builder().build();
    }

    private PutRolePermissionsBoundaryResponse putRolePermissionsBoundary(PutRolePermissionsBoundaryRequest request) {
        StoredRole role = account.role(request.roleName());
        Roles.requireModifiable(role);
        account.roles().put(role.withBoundary(policies.boundary(request.permissionsBoundary())));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    private DeleteRolePermissionsBoundaryResponse deleteRolePermissionsBoundary(
            DeleteRolePermissionsBoundaryRequest request) {
        StoredRole role = account.role(request.roleName());
        Roles.requireModifiable(role);
        account.roles().put(role.withBoundary(Optional.empty()));
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }

    private void attach(Identity identity, String arn) {
        StoredPolicy policy = policies.attachable(arn);
        if (identity instanceof StoredRole role) {
            Roles.requireModifiable(role);
        }
        if (policy.path().startsWith("/aws-service-role/")) {
            throw new Refusal(
                    "PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer " + noun(identity) + ".");
        }
        if (!identity.attachedPolicies().contains(arn)) {
            account.requireRoom(
                    identity.attachmentQuota(), identity.attachedPolicies().size());
            account.save(identity.withAttachedPolicies(Parts.with(identity.attachedPolicies(), arn)));
        }
    }

    private static String noun(Identity identity) {
        return Character.toUpperCase(identity.type().charAt(0))
                + identity.type().substring(1);
    }

    private void detach(Identity identity, String arn) {
        if (identity instanceof StoredRole role) {
            Roles.requireModifiable(role);
        }
        ManagedPolicies.requirePolicyArn(arn);
        if (!identity.attachedPolicies().contains(arn)) {
            throw Refusal.noSuchEntity("Policy " + arn + " was not found.");
        }
        account.save(identity.withAttachedPolicies(identity.attachedPolicies().stream()
                .filter(one -> !one.equals(arn))
                .toList()));
    }

    private Page<AttachedPolicy> attached(
            Identity identity, @Nullable String pathPrefix, @Nullable Integer maxItems, @Nullable String marker) {
        String prefix = pathPrefix == null ? "/" : pathPrefix;
        List<AttachedPolicy> all = identity.attachedPolicies().stream()
                .map(policies::attachable)
                .filter(policy -> policy.path().startsWith(prefix))
                .map(policy -> AttachedPolicy.builder()
                        .policyName(policy.name())
                        .policyArn(policy.arn())
                        .build())
                .toList();
        return Page.of(all, AttachedPolicy::policyArn, maxItems, marker);
    }

    private ListEntitiesForPolicyResponse listEntitiesForPolicy(ListEntitiesForPolicyRequest request) {
        String arn = policies.attachable(request.policyArn()).arn();
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<Identity> all = account.identities().stream()
                .filter(identity -> uses(identity, arn, request.policyUsageFilter()))
                .filter(identity -> identity.path().startsWith(prefix))
                .filter(identity -> isWanted(identity, request.entityFilter()))
                .toList();
        Page<Identity> page = Page.of(
                all.stream().sorted(Comparator.comparing(Identity::id)).toList(),
                Identity::id,
                request.maxItems(),
                request.marker());
        ListEntitiesForPolicyResponse.Builder response = ListEntitiesForPolicyResponse.builder()
                .isTruncated(page.isTruncated())
                .marker(page.marker());
        return response.policyUsers(only(page, StoredUser.class).stream()
                        .map(user -> PolicyUser.builder()
                                .userName(user.name())
                                .userId(user.id())
                                .build())
                        .toList())
                .policyGroups(only(page, StoredGroup.class).stream()
                        .map(group -> PolicyGroup.builder()
                                .groupName(group.name())
                                .groupId(group.id())
                                .build())
                        .toList())
                .policyRoles(only(page, StoredRole.class).stream()
                        .map(role -> PolicyRole.builder()
                                .roleName(role.name())
                                .roleId(role.id())
                                .build())
                        .toList())
                .build();
    }

    private static boolean uses(Identity identity, String arn, @Nullable PolicyUsageType usage) {
        boolean attached = identity.attachedPolicies().contains(arn);
        boolean bounds = identity.boundary().filter(arn::equals).isPresent();
        if (usage == PolicyUsageType.PERMISSIONS_POLICY) {
            return attached;
        }
        return usage == PolicyUsageType.PERMISSIONS_BOUNDARY ? bounds : attached || bounds;
    }

    private static boolean isWanted(Identity identity, @Nullable EntityType filter) {
        if (filter == EntityType.LOCAL_MANAGED_POLICY || filter == EntityType.AWS_MANAGED_POLICY) {
            return false;
        }
        return filter == null || filter.toString().equalsIgnoreCase(identity.type());
    }

    private static <T extends Identity> List<T> only(Page<Identity> page, Class<T> type) {
        return page.items().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
