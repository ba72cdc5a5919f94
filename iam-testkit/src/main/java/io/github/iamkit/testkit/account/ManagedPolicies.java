package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/** The managed policies that an account can attach: its own and those of AWS. */
final class ManagedPolicies {
    private final Account account;
    private final AwsManagedPolicies ofAws;

    ManagedPolicies(Account account) {
        this.account = account;
        this.ofAws = new AwsManagedPolicies(account.partition());
    }

    void register(Operations operations) {
        operations.add("CreatePolicy", CreatePolicyRequest::builder, this::create);
        operations.add("GetPolicy", GetPolicyRequest::builder, this::get);
        operations.add("ListPolicies", ListPoliciesRequest::builder, this::list);
        operations.add("DeletePolicy", DeletePolicyRequest::builder, this::delete);
        operations.add("CreatePolicyVersion", CreatePolicyVersionRequest::builder, this::createVersion);
        operations.add("GetPolicyVersion", GetPolicyVersionRequest::builder, this::getVersion);
        operations.add("ListPolicyVersions", ListPolicyVersionsRequest::builder, this::listVersions);
        operations.add("DeletePolicyVersion", DeletePolicyVersionRequest::builder, this::deleteVersion);
        operations.add("SetDefaultPolicyVersion", SetDefaultPolicyVersionRequest::builder, this::setDefaultVersion);
        operations.add("TagPolicy", TagPolicyRequest::builder, this::tag);
        operations.add("UntagPolicy", UntagPolicyRequest::builder, this::untag);
        operations.add("ListPolicyTags", ListPolicyTagsRequest::builder, this::tags);
    }

    /** Returns the policy of this ARN, or nothing. */
    Optional<StoredPolicy> find(String arn) {
        return findOwn(arn).or(() -> ofAws.find(arn));
    }

    /** Returns AWS's own policy of this ARN, or nothing. */
    Optional<StoredPolicy> findOfAws(String arn) {
        return ofAws.find(arn);
    }

    private Optional<StoredPolicy> findOwn(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return account.policies()
                .find(Named.key(name))
                .filter(policy -> policy.arn().equals(arn));
    }

    private StoredPolicy known(String arn) {
        requirePolicyArn(arn);
        return find(arn)
                .orElseThrow(() -> arn.contains(":iam::aws:")
                        ? Refusal.noSuchEntity("Policy " + arn + " was not found.")
                        : unattachable(arn));
    }

    /** Returns the policy of this ARN for an operation that changes it, which nobody may do to AWS's own. */
    private StoredPolicy own(String arn, String operation, Caller caller) {
        requirePolicyArn(arn);
        return findOwn(arn)
                .orElseThrow(() -> ofAws.find(arn).isPresent()
                        ? new Refusal(
                                "AccessDenied",
                                "User: " + caller.arn() + " is not authorized to perform: iam:" + operation
                                        + " on resource: policy " + arn)
                        : Refusal.noSuchEntity("Policy " + arn + " was not found."));
    }

    /** Returns the policy of this ARN for attaching it. */
    StoredPolicy attachable(String arn) {
        requirePolicyArn(arn);
        return find(arn).orElseThrow(() -> unattachable(arn));
    }

    private static Refusal unattachable(String arn) {
        return Refusal.noSuchEntity("Policy " + arn + " does not exist or is not attachable.");
    }

    static void requirePolicyArn(String arn) {
        ArnParts.require(arn, ":policy/");
    }

    /** Returns the ARN if it is one of a policy that can bound users and roles. */
    Optional<String> boundary(@Nullable String arn) {
        if (arn == null) {
            return Optional.empty();
        }
        requirePolicyArn(arn);
        if (find(arn).isEmpty()) {
            throw Refusal.noSuchEntity("Scope ARN: " + arn + " does not exist or is not attachable.");
        }
        return Optional.of(arn);
    }

    /** Creates a policy; the answer leaves out the description. */
    private CreatePolicyResponse create(CreatePolicyRequest request) {
        String path = request.path() == null ? "/" : request.path();
        if (account.policies().contains(Named.key(request.policyName()))) {
            throw Refusal.alreadyExists(
                    "A policy called " + request.policyName() + " already exists. Duplicate names are not allowed.");
        }
        account.requireRoom(Quota.POLICIES_PER_ACCOUNT, account.policies().size());
        Document<Policy> document = checked(request.policyDocument());
        StoredPolicy policy = StoredPolicy.of(document, account.now())
                .arn(account.iamArn("policy" + path + request.policyName()))
                .id(account.ids().uniqueId("ANPA"))
                .name(request.policyName())
                .path(path)
                .description(Optional.ofNullable(request.description()))
                .putAllTags(Tags.of(request.tags(), account))
                .build();
        account.policies().put(policy);
        return CreatePolicyResponse.builder()
                .policy(describe(policy, Usage.of(account))
                        .tags(Tags.listOrAbsent(policy.tags()))
                        .build())
                .build();
    }

    private Document<Policy> checked(String text) {
        Document<Policy> document = Documents.managed(text, account.partition());
        if (Document.countedSize(text) > account.quota(Quota.POLICY_SIZE)) {
            throw account.exceeded(Quota.POLICY_SIZE);
        }
        return document;
    }

    private GetPolicyResponse get(GetPolicyRequest request) {
        StoredPolicy policy = known(request.policyArn());
        return GetPolicyResponse.builder()
                .policy(describe(policy, Usage.of(account))
                        .description(policy.description().orElse(null))
                        .tags(Tags.list(policy.tags()))
                        .build())
                .build();
    }

    private ListPoliciesResponse list(ListPoliciesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Usage usage = Usage.of(account);
        List<StoredPolicy> all = new ArrayList<>();
        if (request.scope() != PolicyScopeType.AWS) {
            all.addAll(account.policies().values());
        }
        if (request.scope() != PolicyScopeType.LOCAL) {
            all.addAll(ofAws.all());
        }
        List<StoredPolicy> wanted = all.stream()
                .filter(policy -> policy.path().startsWith(prefix))
                .filter(policy -> usage.isWanted(policy.arn(), request.onlyAttached(), request.policyUsageFilter()))
                .toList();
        Page<software.amazon.awssdk.services.iam.model.Policy> page = Page.of(
                        wanted, StoredPolicy::arn, request.maxItems(), request.marker())
                .map(policy -> describe(policy, usage).build());
        return ListPoliciesResponse.builder()
                .policies(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private DeletePolicyResponse delete(Caller caller, DeletePolicyRequest request) {
        StoredPolicy policy = own(request.policyArn(), "DeletePolicy", caller);
        Usage usage = Usage.of(account);
        if (usage.attached(policy.arn()) + usage.bounded(policy.arn()) > 0) {
            throw new Refusal("DeleteConflict", "Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw new Refusal(
                    "DeleteConflict",
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions."
                            + " The default version is deleted with the policy.");
        }
        account.policies().remove(policy);
        return DeletePolicyResponse.builder().build();
    }

    private CreatePolicyVersionResponse createVersion(Caller caller, CreatePolicyVersionRequest request) {
        StoredPolicy policy = own(request.policyArn(), "CreatePolicyVersion", caller);
        int quota = account.quota(Quota.VERSIONS_PER_POLICY);
        if (policy.versions().size() >= quota) {
            throw new Refusal(
                    "LimitExceeded",
                    "A managed policy can have up to " + quota
                            + " versions. Before you create a new version, you must delete an existing version.");
        }
        Document<Policy> document = checked(request.policyDocument());
        StoredPolicy changed = policy.withVersion(document, Boolean.TRUE.equals(request.setAsDefault()), account.now());
        account.policies().put(changed);
        return CreatePolicyVersionResponse.builder()
                .policyVersion(describe(changed, changed.newest()).build())
                .build();
    }

    private GetPolicyVersionResponse getVersion(GetPolicyVersionRequest request) {
        StoredPolicy policy = known(request.policyArn());
        StoredPolicy.Version version = policy.version(request.versionId());
        return GetPolicyVersionResponse.builder()
                .policyVersion(describe(policy, version)
                        .document(version.document().encoded())
                        .build())
                .build();
    }

    private ListPolicyVersionsResponse listVersions(ListPolicyVersionsRequest request) {
        StoredPolicy policy = known(request.policyArn());
        Page<PolicyVersion> page = Page.of(
                        policy.newestFirst(), StoredPolicy.Version::id, request.maxItems(), request.marker())
                .map(version -> describe(policy, version).build());
        return ListPolicyVersionsResponse.builder()
                .versions(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private DeletePolicyVersionResponse deleteVersion(Caller caller, DeletePolicyVersionRequest request) {
        StoredPolicy policy = own(request.policyArn(), "DeletePolicyVersion", caller);
        StoredPolicy.Version version = policy.version(request.versionId());
        if (policy.isDefault(version)) {
            throw new Refusal("DeleteConflict", "Cannot delete the default version of a policy.");
        }
        account.policies().put(policy.withVersions(Parts.without(policy.versions(), version)));
        return DeletePolicyVersionResponse.builder().build();
    }

    private SetDefaultPolicyVersionResponse setDefaultVersion(Caller caller, SetDefaultPolicyVersionRequest request) {
        StoredPolicy policy = own(request.policyArn(), "SetDefaultPolicyVersion", caller);
        String version = policy.version(request.versionId()).id();
        account.policies().put(policy.withDefaultVersion(version).withUpdated(account.now()));
        return SetDefaultPolicyVersionResponse.builder().build();
    }

    private TagPolicyResponse tag(Caller caller, TagPolicyRequest request) {
        StoredPolicy policy = own(request.policyArn(), "TagPolicy", caller);
        account.policies().put(policy.withTags(Tags.with(policy.tags(), request.tags(), account)));
        return TagPolicyResponse.builder().build();
    }

    private UntagPolicyResponse untag(Caller caller, UntagPolicyRequest request) {
        StoredPolicy policy = own(request.policyArn(), "UntagPolicy", caller);
        account.policies().put(policy.withTags(Tags.without(policy.tags(), request.tagKeys())));
        return UntagPolicyResponse.builder().build();
    }

    private ListPolicyTagsResponse tags(ListPolicyTagsRequest request) {
        Page<Tag> page = Tags.page(known(request.policyArn()), request.maxItems(), request.marker());
        return ListPolicyTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static software.amazon.awssdk.services.iam.model.Policy.Builder describe(StoredPolicy policy, Usage usage) {
        return software.amazon.awssdk.services.iam.model.Policy.builder()
                .policyName(policy.name())
                .policyId(policy.id())
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId(policy.current().id())
                .attachmentCount(usage.attached(policy.arn()))
                .permissionsBoundaryUsageCount(usage.bounded(policy.arn()))
                .isAttachable(true)
                .createDate(policy.created())
                .updateDate(policy.updated());
    }

    private static PolicyVersion.Builder describe(StoredPolicy policy, StoredPolicy.Version version) {
        return PolicyVersion.builder()
                .versionId(version.id())
                .isDefaultVersion(policy.isDefault(version))
                .createDate(version.created());
    }
}
