package io.github.iamkit.testkit.account;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsRequest;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Everything that decides on access in an account, in one list of pages. */
final class AuthorizationDetails {
    private final Account account;
    private final ManagedPolicies policies;
    private final InstanceProfiles profiles;

    AuthorizationDetails(Account account, ManagedPolicies policies, InstanceProfiles profiles) {
        this.account = account;
        this.policies = policies;
        this.profiles = profiles;
    }

    /** Something that is described if it comes to be in the page. */
    private record Item(String key, Supplier<SdkPojo> description) {}

    void register(Operations operations) {
        operations.add("GetAccountAuthorizationDetails", GetAccountAuthorizationDetailsRequest::builder, this::details);
    }

    private GetAccountAuthorizationDetailsResponse details(GetAccountAuthorizationDetailsRequest request) {
        Set<EntityType> wanted =
                request.filter().isEmpty() ? EnumSet.copyOf(EntityType.knownValues()) : Set.copyOf(request.filter());
        Usage usage = Usage.of(account);
        List<Item> items = new ArrayList<>();
        if (wanted.contains(EntityType.USER)) {
            account.users().values().forEach(user -> items.add(new Item("u" + user.key(), () -> describe(user))));
        }
        if (wanted.contains(EntityType.GROUP)) {
            account.groups().values().forEach(group -> items.add(new Item("g" + group.key(), () -> describe(group))));
        }
        if (wanted.contains(EntityType.ROLE)) {
            account.roles().values().forEach(role -> items.add(new Item("r" + role.key(), () -> describe(role))));
        }
        if (wanted.contains(EntityType.LOCAL_MANAGED_POLICY)) {
            account.policies()
                    .values()
                    .forEach(policy -> items.add(new Item("p" + policy.key(), () -> describe(policy, usage))));
        }
        if (wanted.contains(EntityType.AWS_MANAGED_POLICY)) {
            usage.attached().stream()
                    .flatMap(arn -> policies.findOfAws(arn).stream())
                    .forEach(policy -> items.add(new Item("a" + policy.key(), () -> describe(policy, usage))));
        }
        Page<SdkPojo> page = Page.of(items, Item::key, request.maxItems(), request.marker())
                .map(item -> item.description().get());
        return GetAccountAuthorizationDetailsResponse.builder()
                .userDetailList(only(UserDetail.class, page))
                .groupDetailList(only(GroupDetail.class, page))
                .roleDetailList(only(RoleDetail.class, page))
                .policies(only(ManagedPolicyDetail.class, page))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static <T> List<T> only(Class<T> type, Page<SdkPojo> page) {
        return page.items().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static ManagedPolicyDetail describe(StoredPolicy policy, Usage usage) {
        return ManagedPolicyDetail.builder()
                .policyName(policy.name())
                .policyId(policy.id())
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId(policy.current().id())
                .attachmentCount(usage.attached(policy.arn()))
                .permissionsBoundaryUsageCount(usage.bounded(policy.arn()))
                .isAttachable(true)
                .description(policy.description().orElse(null))
                .createDate(policy.created())
                .updateDate(policy.updated())
                .policyVersionList(policy.newestFirst().stream()
                        .map(version -> PolicyVersion.builder()
                                .document(version.document().encoded())
                                .versionId(version.id())
                                .isDefaultVersion(policy.isDefault(version))
                                .createDate(version.created())
                                .build())
                        .toList())
                .build();
    }

    private UserDetail describe(StoredUser user) {
        return UserDetail.builder()
                .path(user.path())
                .userName(user.name())
                .userId(user.id())
                .arn(account.arn(user))
                .createDate(user.created())
                .userPolicyList(inlinePolicies(user))
                .groupList(user.groups().stream()
                        .flatMap(key -> account.groups().find(key).stream())
                        .map(StoredGroup::name)
                        .toList())
                .attachedManagedPolicies(attachedPolicies(user))
                .permissionsBoundary(Users.describeBoundary(user))
                .tags(Tags.list(user.tags()))
                .build();
    }

    private GroupDetail describe(StoredGroup group) {
        return GroupDetail.builder()
                .path(group.path())
                .groupName(group.name())
                .groupId(group.id())
                .arn(account.arn(group))
                .createDate(group.created())
                .groupPolicyList(inlinePolicies(group))
                .attachedManagedPolicies(attachedPolicies(group))
                .build();
    }

    private RoleDetail describe(StoredRole role) {
        return RoleDetail.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id())
                .arn(account.arn(role))
                .createDate(role.created())
                .assumeRolePolicyDocument(role.trust().encoded())
                .instanceProfileList(profiles.of(role))
                .rolePolicyList(inlinePolicies(role))
                .attachedManagedPolicies(attachedPolicies(role))
                .permissionsBoundary(Users.describeBoundary(role))
                .roleLastUsed(Roles.lastUsed(role, account))
                .tags(Tags.list(role.tags()))
                .build();
    }

    private static List<PolicyDetail> inlinePolicies(Identity identity) {
        return identity.inlinePolicies().keys().stream()
                .map(name -> PolicyDetail.builder()
                        .policyName(name)
                        .policyDocument(identity.inlinePolicies()
                                .find(name)
                                .orElseThrow()
                                .encoded())
                        .build())
                .toList();
    }

    private static List<AttachedPolicy> attachedPolicies(Identity identity) {
        return identity.attachedPolicies().stream()
                .map(arn -> AttachedPolicy.builder()
                        .policyArn(arn)
                        .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                        .build())
                .toList();
    }
}
