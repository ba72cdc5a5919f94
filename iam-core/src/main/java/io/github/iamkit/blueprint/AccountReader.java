package io.github.iamkit.blueprint;

import io.github.iamkit.provision.IamProvisioner;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Reads an account in bulk: users, groups, roles and managed policies come in pages of a thousand together. What AWS gives
 * one by one only, such as the tags of a managed policy or a provider, is read for what somebody asks for.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">AWS:
 *     GetAccountAuthorizationDetails</a>
 */
final class AccountReader {
    private static final int LARGEST_PAGE = 1_000;

    private final IamProvisioner iam;
    private final IamClient client;
    private final Predicate<Entity> isOfInterest;
    private final Predicate<Kind> isKindOfInterest;
    private final SnapshotDraft account = new SnapshotDraft();
    private final Map<String, String> policyNames = new HashMap<>();

    private AccountReader(IamProvisioner iam, Predicate<Kind> isKindOfInterest, Predicate<Entity> isOfInterest) {
        this.iam = iam;
        this.client = iam.client();
        this.isKindOfInterest = isKindOfInterest;
        this.isOfInterest = isOfInterest;
    }

    /** Reads what concerns a blueprint. */
    static Snapshot read(IamProvisioner iam, Blueprint blueprint) {
        boolean hasClaims = !blueprint.claims().paths().isEmpty();
        return new AccountReader(
                        iam,
                        kind -> blueprint.entities().stream().anyMatch(entity -> entity.kind() == kind)
                                || hasClaims && kind.hasPath(),
                        blueprint.entities()::contains)
                .read();
    }

    /** Reads everything. */
    static Snapshot readAll(IamProvisioner iam) {
        return new AccountReader(iam, kind -> true, entity -> true).read();
    }

    private Snapshot read() {
        List<GetAccountAuthorizationDetailsResponse> pages = client
                .getAccountAuthorizationDetailsPaginator(request -> request.maxItems(LARGEST_PAGE)
                        .filter(EntityType.GROUP, EntityType.USER, EntityType.ROLE, EntityType.LOCAL_MANAGED_POLICY))
                .stream()
                .toList();
        // Attachments are by ARN, and speak of policies of other pages.
        pages.forEach(page -> page.policies().forEach(this::managedPolicy));
        for (GetAccountAuthorizationDetailsResponse page : pages) {
            page.groupDetailList().forEach(this::group);
            page.userDetailList().forEach(this::user);
            page.roleDetailList().forEach(this::role);
        }
        if (isKindOfInterest.test(Kind.ROLE)) {
            client.listRolesPaginator(request -> request.maxItems(LARGEST_PAGE)).roles().stream()
                    .forEach(this::roleSettings);
        }
        if (isKindOfInterest.test(Kind.INSTANCE_PROFILE)) {
            client.listInstanceProfilesPaginator(request -> request.maxItems(LARGEST_PAGE)).instanceProfiles().stream()
                    .forEach(this::instanceProfile);
        }
        new ProviderReader(client, isKindOfInterest, isOfInterest, account).read();
        return account.finish(
                client.getAccountSummary().summaryMapAsStrings(),
                iam.callerArn().map(Caller::new));
    }

    private void managedPolicy(ManagedPolicyDetail policy) {
        policyNames.put(policy.arn(), policy.policyName());
        Entity entity = new Entity(Kind.MANAGED_POLICY, policy.policyName());
        List<Tag> tags = isOfInterest.test(entity)
                ? client.listPolicyTagsPaginator(request -> request.policyArn(policy.arn())).tags().stream()
                        .toList()
                : List.of();
        account.present(entity, policy.path(), policy.policyId(), policy.arn(), tags);
        policy.policyVersionList().stream()
                .filter(PolicyVersion::isDefaultVersion)
                .forEach(version -> account.say(entity, Aspect.DOCUMENT, stored(version.document())));
        if (policy.description() != null) {
            account.say(entity, Aspect.DESCRIPTION, Value.of(policy.description()));
        }
    }

    private void group(GroupDetail group) {
        Entity entity = new Entity(Kind.GROUP, group.groupName());
        account.present(entity, group.path(), group.groupId(), group.arn(), List.of());
        inlinePolicies(entity, group.groupPolicyList());
        attachedPolicies(entity, group.attachedManagedPolicies());
    }

    private void user(UserDetail user) {
        Entity entity = new Entity(Kind.USER, user.userName());
        account.present(entity, user.path(), user.userId(), user.arn(), user.tags());
        inlinePolicies(entity, user.userPolicyList());
        attachedPolicies(entity, user.attachedManagedPolicies());
        boundary(entity, user.permissionsBoundary());
        user.groupList().forEach(group -> account.say(entity, Aspect.MEMBERSHIP, group, Value.NOTHING_MORE));
    }

    private void role(RoleDetail role) {
        Entity entity = new Entity(Kind.ROLE, role.roleName());
        account.present(entity, role.path(), role.roleId(), role.arn(), role.tags());
        account.say(entity, Aspect.DOCUMENT, stored(role.assumeRolePolicyDocument()));
        inlinePolicies(entity, role.rolePolicyList());
        attachedPolicies(entity, role.attachedManagedPolicies());
        boundary(entity, role.permissionsBoundary());
    }

    /** The bulk answer has neither. */
    private void roleSettings(Role role) {
        Entity entity = new Entity(Kind.ROLE, role.roleName());
        if (account.has(entity)) {
            account.say(
                    entity,
                    Aspect.SESSION_DURATION,
                    Value.of(role.maxSessionDuration().toString()));
            if (role.description() != null && !role.description().isEmpty()) {
                account.say(entity, Aspect.DESCRIPTION, Value.of(role.description()));
            }
        }
    }

    private void instanceProfile(InstanceProfile profile) {
        Entity entity = new Entity(Kind.INSTANCE_PROFILE, profile.instanceProfileName());
        List<Tag> tags = isOfInterest.test(entity)
                ? client
                        .listInstanceProfileTagsPaginator(
                                request -> request.instanceProfileName(profile.instanceProfileName()))
                        .tags()
                        .stream()
                        .toList()
                : List.of();
        account.present(entity, profile.path(), profile.instanceProfileId(), profile.arn(), tags);
        profile.roles().forEach(role -> account.say(entity, Aspect.ROLE, Value.of(role.roleName())));
    }

    private void inlinePolicies(Entity owner, List<PolicyDetail> policies) {
        policies.forEach(policy ->
                account.say(owner, Aspect.INLINE_POLICY, policy.policyName(), stored(policy.policyDocument())));
    }

    private void attachedPolicies(Entity owner, List<AttachedPolicy> policies) {
        policies.forEach(policy ->
                account.say(owner, Aspect.ATTACHED_POLICY, reference(policy.policyArn()), Value.NOTHING_MORE));
    }

    @SuppressWarnings("NullAway") // absent in the answer where there is none
    private void boundary(Entity owner, AttachedPermissionsBoundary boundary) {
        if (boundary != null) {
            account.say(owner, Aspect.BOUNDARY, Value.of(reference(boundary.permissionsBoundaryArn())));
        }
    }

    /** Returns how a blueprint would name a managed policy. */
    private String reference(String arn) {
        return policyNames.getOrDefault(arn, arn);
    }

    private static Value stored(String encoded) {
        return Value.ofStored(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
}
