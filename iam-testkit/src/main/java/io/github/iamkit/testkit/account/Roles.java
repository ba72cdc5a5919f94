package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.TrustPolicy;
import java.util.List;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleDescriptionResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** The roles of an account. */
final class Roles {
    private final Account account;
    private final ManagedPolicies policies;

    Roles(Account account, ManagedPolicies policies) {
        this.account = account;
        this.policies = policies;
    }

    void register(Operations operations) {
        operations.add("CreateRole", CreateRoleRequest::builder, this::create);
        operations.add("GetRole", GetRoleRequest::builder, this::get);
        operations.add("ListRoles", ListRolesRequest::builder, this::list);
        operations.add("UpdateRole", UpdateRoleRequest::builder, this::update);
        operations.add("UpdateRoleDescription", UpdateRoleDescriptionRequest::builder, this::updateDescription);
        operations.add("DeleteRole", DeleteRoleRequest::builder, this::delete);
        operations.add("UpdateAssumeRolePolicy", UpdateAssumeRolePolicyRequest::builder, this::updateTrust);
        operations.add("TagRole", TagRoleRequest::builder, this::tag);
        operations.add("UntagRole", UntagRoleRequest::builder, this::untag);
        operations.add("ListRoleTags", ListRoleTagsRequest::builder, this::tags);
    }

    private CreateRoleResponse create(CreateRoleRequest request) {
        Account.requireFree(account.roles().values(), request.roleName(), "Role");
        account.requireRoom(Quota.ROLES_PER_ACCOUNT, account.roles().size());
        String path = request.path() == null ? "/" : request.path();
        Document<TrustPolicy> trust = Documents.trust(request.assumeRolePolicyDocument());
        requireTrustSize(request.assumeRolePolicyDocument());
        StoredRole role =
                new StoredRole(account.ids().uniqueId("AROA"), request.roleName(), path, account.now(), trust);
        role.setDescription(request.description());
        if (request.maxSessionDuration() != null) {
            role.setMaxSessionSeconds(request.maxSessionDuration());
        }
        Tags.put(role.tags(), request.tags());
        if (request.permissionsBoundary() != null) {
            policies.setBoundary(role, request.permissionsBoundary());
        }
        account.roles().put(role.name(), role);
        Role.Builder described = describe(role).maxSessionDuration(request.maxSessionDuration());
        if (!role.tags().isEmpty()) {
            described.tags(Tags.list(role.tags()));
        }
        role.boundary().ifPresent(boundary -> described.permissionsBoundary(Users.boundary(boundary)));
        return CreateRoleResponse.builder().role(described.build()).build();
    }

    private void requireTrustSize(String text) {
        int quota = account.quota(Quota.TRUST_POLICY_SIZE);
        if (Document.countedSize(text) > quota) {
            throw new Refusal("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: " + quota);
        }
    }

    private GetRoleResponse get(GetRoleRequest request) {
        return GetRoleResponse.builder()
                .role(whole(account.role(request.roleName())))
                .build();
    }

    private Role whole(StoredRole role) {
        Role.Builder described = describe(role)
                .maxSessionDuration(role.maxSessionSeconds())
                .roleLastUsed(RoleLastUsed.builder().build());
        if (!role.tags().isEmpty()) {
            described.tags(Tags.list(role.tags()));
        }
        role.boundary().ifPresent(boundary -> described.permissionsBoundary(Users.boundary(boundary)));
        return described.build();
    }

    private ListRolesResponse list(ListRolesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<StoredRole> all = account.roles().values().stream()
                .filter(role -> role.path().startsWith(prefix))
                .toList();
        Page<StoredRole> page = Page.of(all, StoredRole::name, request.maxItems(), request.marker());
        return ListRolesResponse.builder()
                .roles(page.items().stream()
                        .map(role -> describe(role)
                                .maxSessionDuration(role.maxSessionSeconds())
                                .build())
                        .toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateRoleResponse update(UpdateRoleRequest request) {
        StoredRole role = modifiable(request.roleName());
        if (request.description() != null) {
            role.setDescription(request.description());
        }
        if (request.maxSessionDuration() != null) {
            role.setMaxSessionSeconds(request.maxSessionDuration());
        }
        return UpdateRoleResponse.builder().build();
    }

    private UpdateRoleDescriptionResponse updateDescription(UpdateRoleDescriptionRequest request) {
        StoredRole role = modifiable(request.roleName());
        role.setDescription(request.description());
        return UpdateRoleDescriptionResponse.builder().role(whole(role)).build();
    }

    private DeleteRoleResponse delete(DeleteRoleRequest request) {
        StoredRole role = modifiable(request.roleName());
        role.requireNoPolicies();
        account.roles().remove(role.name());
        return DeleteRoleResponse.builder().build();
    }

    private UpdateAssumeRolePolicyResponse updateTrust(UpdateAssumeRolePolicyRequest request) {
        StoredRole role = modifiable(request.roleName());
        Document<TrustPolicy> trust = Documents.trust(request.policyDocument());
        requireTrustSize(request.policyDocument());
        role.setTrust(trust);
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    private StoredRole modifiable(String name) {
        StoredRole role = account.role(name);
        requireModifiable(role);
        return role;
    }

    /** Refuses what only AWS does to roles of its own. */
    static void requireModifiable(StoredRole role) {
        if (role.path().startsWith("/aws-service-role/") || role.path().startsWith("/aws-reserved/")) {
            throw new Refusal(
                    "UnmodifiableEntity",
                    "Cannot perform the operation on the protected role '" + role.name()
                            + "' - this role is only modifiable by AWS");
        }
    }

    private TagRoleResponse tag(TagRoleRequest request) {
        Tags.put(account.role(request.roleName()).tags(), request.tags());
        return TagRoleResponse.builder().build();
    }

    private UntagRoleResponse untag(UntagRoleRequest request) {
        Tags.remove(account.role(request.roleName()).tags(), request.tagKeys());
        return UntagRoleResponse.builder().build();
    }

    private ListRoleTagsResponse tags(ListRoleTagsRequest request) {
        return ListRoleTagsResponse.builder()
                .tags(Tags.list(account.role(request.roleName()).tags()))
                .isTruncated(false)
                .build();
    }

    private Role.Builder describe(StoredRole role) {
        return Role.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id())
                .arn(account.arn(role))
                .createDate(role.created())
                .assumeRolePolicyDocument(role.trust().encoded())
                .description(role.description());
    }
}
