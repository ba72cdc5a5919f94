package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.TrustPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import software.amazon.awssdk.services.iam.model.Tag;
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
    private final TrustDocuments documents;

    Roles(Account account, ManagedPolicies policies) {
        this.account = account;
        this.policies = policies;
        this.documents = new TrustDocuments(account);
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

    /** Creates a role; of what was asked for, the answer leaves out the longest session. */
    private CreateRoleResponse create(CreateRoleRequest request) {
        Account.requireFree(account.roles(), request.roleName(), "Role");
        account.requireRoom(Quota.ROLES_PER_ACCOUNT, account.roles().size());
        Document<TrustPolicy> trust = documents.read(request.assumeRolePolicyDocument());
        StoredRole role = StoredRole.builder()
                .id(account.ids().uniqueId("AROA"))
                .name(request.roleName())
                .path(request.path() == null ? "/" : request.path())
                .created(account.now())
                .trust(trust)
                .description(Optional.ofNullable(request.description()))
                .maxSessionSeconds(sessionSeconds(request.maxSessionDuration()))
                .putAllTags(Tags.of(request.tags(), account))
                .boundary(policies.boundary(request.permissionsBoundary()))
                .build();
        account.roles().put(role);
        return CreateRoleResponse.builder()
                .role(withTagsAndBoundary(role)
                        .description(role.description().orElse(null))
                        .build())
                .build();
    }

    private static int sessionSeconds(@Nullable Integer given) {
        return given == null ? StoredRole.USUAL_SESSION_SECONDS : given;
    }

    private GetRoleResponse get(GetRoleRequest request) {
        return GetRoleResponse.builder()
                .role(whole(account.role(request.roleName())))
                .build();
    }

    private Role whole(StoredRole role) {
        return withTagsAndBoundary(role)
                .description(role.description().orElse(null))
                .maxSessionDuration(role.maxSessionSeconds())
                .roleLastUsed(lastUsed(role, account))
                .build();
    }

    static RoleLastUsed lastUsed(StoredRole role, Account account) {
        return account.lastUses()
                .of(role.id())
                .map(use -> RoleLastUsed.builder()
                        .lastUsedDate(use.time())
                        .region(use.region())
                        .build())
                .orElse(RoleLastUsed.builder().build());
    }

    private Role.Builder withTagsAndBoundary(StoredRole role) {
        return describe(account, role)
                .tags(Tags.listOrAbsent(role.tags()))
                .permissionsBoundary(Users.describeBoundary(role));
    }

    private ListRolesResponse list(ListRolesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Page<Role> page = Page.of(
                        account.roles(), role -> role.path().startsWith(prefix), request.maxItems(), request.marker())
                .map(role -> describe(account, role)
                        .description(role.description().orElse(null))
                        .maxSessionDuration(role.maxSessionSeconds())
                        .build());
        return ListRolesResponse.builder()
                .roles(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateRoleResponse update(UpdateRoleRequest request) {
        StoredRole role = account.role(request.roleName());
        if (request.maxSessionDuration() != null || isReserved(role)) {
            requireModifiable(role);
        }
        Optional<String> description = Optional.ofNullable(request.description());
        account.roles()
                .put(role.withDescription(description.or(role::description))
                        .withMaxSessionSeconds(sessionSeconds(request.maxSessionDuration())));
        return UpdateRoleResponse.builder().build();
    }

    private UpdateRoleDescriptionResponse updateDescription(UpdateRoleDescriptionRequest request) {
        StoredRole role = account.role(request.roleName());
        if (isReserved(role)) {
            requireModifiable(role);
        }
        StoredRole described = role.withDescription(request.description());
        account.roles().put(described);
        return UpdateRoleDescriptionResponse.builder().role(whole(described)).build();
    }

    /** Whether even the description is AWS's; that of a service-linked role may be changed. */
    private static boolean isReserved(StoredRole role) {
        return role.path().startsWith("/aws-reserved/");
    }

    private DeleteRoleResponse delete(DeleteRoleRequest request) {
        StoredRole role = modifiable(request.roleName());
        boolean isInProfile = account.instanceProfiles().values().stream()
                .anyMatch(profile -> profile.roles().contains(role.key()));
        if (isInProfile) {
            throw Refusal.deleteConflict("remove roles from instance profile");
        }
        role.requireNoPolicies();
        account.roles().remove(role);
        TrustedPrincipals.replace(account, account.arn(role), role.id());
        return DeleteRoleResponse.builder().build();
    }

    private UpdateAssumeRolePolicyResponse updateTrust(UpdateAssumeRolePolicyRequest request) {
        StoredRole role = modifiable(request.roleName());
        Document<TrustPolicy> trust = documents.read(request.policyDocument());
        account.roles().put(role.withTrust(trust));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    private StoredRole modifiable(String name) {
        StoredRole role = account.role(name);
        requireModifiable(role);
        return role;
    }

    /** Refuses what only AWS does to roles of its own. */
    static void requireModifiable(StoredRole role) {
        if (role.path().startsWith("/aws-service-role/") || isReserved(role)) {
            throw new Refusal(
                    "UnmodifiableEntity",
                    "Cannot perform the operation on the protected role '" + role.name()
                            + "' - this role is only modifiable by AWS");
        }
    }

    private TagRoleResponse tag(TagRoleRequest request) {
        StoredRole role = account.role(request.roleName());
        account.roles().put(role.withTags(Tags.with(role.tags(), request.tags(), account)));
        return TagRoleResponse.builder().build();
    }

    private UntagRoleResponse untag(UntagRoleRequest request) {
        StoredRole role = account.role(request.roleName());
        account.roles().put(role.withTags(Tags.without(role.tags(), request.tagKeys())));
        return UntagRoleResponse.builder().build();
    }

    private ListRoleTagsResponse tags(ListRoleTagsRequest request) {
        Page<Tag> page = Tags.page(account.role(request.roleName()), request.maxItems(), request.marker());
        return ListRoleTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    /** Describes a role as instance profiles do: with what all answers have that show a role. */
    static Role.Builder describe(Account account, StoredRole role) {
        return Role.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id())
                .arn(account.arn(role))
                .createDate(role.created())
                .assumeRolePolicyDocument(role.trust().encoded());
    }
}
