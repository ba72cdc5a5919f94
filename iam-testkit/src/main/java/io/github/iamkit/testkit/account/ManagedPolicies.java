package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;

/** The managed policies that an account can attach: its own and those of AWS. */
final class ManagedPolicies {
    private static final String UNKNOWN = "Policy ARN does not exist or is not attachable.";

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
        StoredPolicy own = account.policies().get(arn);
        return own == null ? ofAws.find(arn) : Optional.of(own);
    }

    private StoredPolicy known(String arn) {
        requirePolicyArn(arn);
        boolean isOfAws = arn.contains(":iam::aws:");
        return find(arn)
                .orElseThrow(() -> Refusal.noSuchEntity(isOfAws ? "Policy " + arn + " was not found." : UNKNOWN));
    }

    private StoredPolicy own(String arn) {
        requirePolicyArn(arn);
        StoredPolicy policy = account.policies().get(arn);
        if (policy == null) {
            throw ofAws.find(arn).isPresent()
                    ? new Refusal("AccessDenied", "Cannot change an AWS managed policy: " + arn)
                    : Refusal.noSuchEntity("Policy " + arn + " was not found.");
        }
        return policy;
    }

    /** Returns the policy of this ARN for attaching it. */
    StoredPolicy attachable(String arn) {
        requirePolicyArn(arn);
        return find(arn)
                .orElseThrow(() -> Refusal.noSuchEntity("Policy " + arn + " does not exist or is not attachable."));
    }

    static void requirePolicyArn(String arn) {
        if (!arn.startsWith("arn:")) {
            throw Refusal.invalid("Invalid ARN:  Could not be parsed!");
        }
        if (!arn.contains(":policy/")) {
            throw new Refusal("InvalidInput", "ARN " + arn + " is not valid.");
        }
    }

    /** Bounds a user or role by a policy. */
    void setBoundary(Identity identity, String arn) {
        requirePolicyArn(arn);
        if (find(arn).isEmpty()) {
            throw Refusal.noSuchEntity("Scope ARN: " + arn + " does not exist or is not attachable.");
        }
        identity.setBoundary(arn);
    }

    private CreatePolicyResponse create(CreatePolicyRequest request) {
        String path = request.path() == null ? "/" : request.path();
        for (StoredPolicy other : account.policies().values()) {
            if (other.name().equalsIgnoreCase(request.policyName())) {
                throw Refusal.alreadyExists("A policy called " + request.policyName()
                        + " already exists. Duplicate names are not allowed.");
            }
        }
        account.requireRoom(Quota.POLICIES_PER_ACCOUNT, account.policies().size());
        Document<Policy> document = checked(request.policyDocument());
        StoredPolicy policy = new StoredPolicy(
                account.iamArn("policy" + path + request.policyName()),
                account.ids().uniqueId("ANPA"),
                request.policyName(),
                path,
                request.description(),
                account.now());
        policy.add(document, true, account.now());
        Tags.put(policy.tags(), request.tags());
        account.policies().put(policy.arn(), policy);
        software.amazon.awssdk.services.iam.model.Policy.Builder described =
                describe(policy).description(null);
        if (!policy.tags().isEmpty()) {
            described.tags(Tags.list(policy.tags()));
        }
        return CreatePolicyResponse.builder().policy(described.build()).build();
    }

    private Document<Policy> checked(String text) {
        Document<Policy> document = Documents.identity(text);
        int quota = account.quota(Quota.POLICY_SIZE);
        if (Document.countedSize(text) > quota) {
            throw new Refusal("LimitExceeded", "Cannot exceed quota for PolicySize: " + quota);
        }
        return document;
    }

    private GetPolicyResponse get(GetPolicyRequest request) {
        StoredPolicy policy = known(request.policyArn());
        software.amazon.awssdk.services.iam.model.Policy.Builder described =
                describe(policy).description(policy.description());
        if (!policy.tags().isEmpty()) {
            described.tags(Tags.list(policy.tags()));
        }
        return GetPolicyResponse.builder().policy(described.build()).build();
    }

    private ListPoliciesResponse list(ListPoliciesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<StoredPolicy> all = new ArrayList<>();
        if (request.scope() != PolicyScopeType.AWS) {
            all.addAll(account.policies().values());
        }
        if (request.scope() != PolicyScopeType.LOCAL) {
            all.addAll(ofAws.all());
        }
        List<StoredPolicy> wanted = all.stream()
                .filter(policy -> policy.path().startsWith(prefix))
                .filter(policy ->
                        !Boolean.TRUE.equals(request.onlyAttached()) || isUsed(policy, request.policyUsageFilter()))
                .sorted(Comparator.comparing(StoredPolicy::arn))
                .toList();
        Page<StoredPolicy> page = Page.of(wanted, StoredPolicy::arn, request.maxItems(), request.marker());
        return ListPoliciesResponse.builder()
                .policies(page.items().stream()
                        .map(policy -> describe(policy).build())
                        .toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private boolean isUsed(StoredPolicy policy, PolicyUsageType usage) {
        return usage == PolicyUsageType.PERMISSIONS_BOUNDARY ? bounded(policy) > 0 : attached(policy) > 0;
    }

    private int attached(StoredPolicy policy) {
        return (int) account.identities().stream()
                .filter(identity -> identity.attachedPolicies().contains(policy.arn()))
                .count();
    }

    private int bounded(StoredPolicy policy) {
        return (int) account.identities().stream()
                .filter(identity ->
                        identity.boundary().filter(policy.arn()::equals).isPresent())
                .count();
    }

    private DeletePolicyResponse delete(DeletePolicyRequest request) {
        StoredPolicy policy = own(request.policyArn());
        if (attached(policy) + bounded(policy) > 0) {
            throw new Refusal("DeleteConflict", "Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw new Refusal(
                    "DeleteConflict",
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions."
                            + " The default version is deleted with the policy.");
        }
        account.policies().remove(policy.arn());
        return DeletePolicyResponse.builder().build();
    }

    private CreatePolicyVersionResponse createVersion(CreatePolicyVersionRequest request) {
        StoredPolicy policy = own(request.policyArn());
        Document<Policy> document = checked(request.policyDocument());
        int quota = account.quota(Quota.VERSIONS_PER_POLICY);
        if (policy.versions().size() >= quota) {
            throw new Refusal(
                    "LimitExceeded",
                    "A managed policy can have up to " + quota
                            + " versions. Before you create a new version, you must delete an existing version.");
        }
        StoredPolicy.Version version = policy.add(document, Boolean.TRUE.equals(request.setAsDefault()), account.now());
        return CreatePolicyVersionResponse.builder()
                .policyVersion(describe(policy, version).build())
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
        List<StoredPolicy.Version> all = policy.versions().values().stream()
                .sorted(Comparator.comparing(ManagedPolicies::newestFirst))
                .toList();
        Page<StoredPolicy.Version> page =
                Page.of(all, ManagedPolicies::newestFirst, request.maxItems(), request.marker());
        return ListPolicyVersionsResponse.builder()
                .versions(page.items().stream()
                        .map(version -> describe(policy, version).build())
                        .toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static String newestFirst(StoredPolicy.Version version) {
        return String.format(
                "%09d", Integer.MAX_VALUE / 10 - Integer.parseInt(version.id().substring(1)));
    }

    private DeletePolicyVersionResponse deleteVersion(DeletePolicyVersionRequest request) {
        StoredPolicy policy = own(request.policyArn());
        StoredPolicy.Version version = policy.version(request.versionId());
        if (policy.isDefault(version)) {
            throw new Refusal("DeleteConflict", "Cannot delete the default version of a policy.");
        }
        policy.versions().remove(version.id());
        return DeletePolicyVersionResponse.builder().build();
    }

    private SetDefaultPolicyVersionResponse setDefaultVersion(SetDefaultPolicyVersionRequest request) {
        StoredPolicy policy = own(request.policyArn());
        policy.setDefault(policy.version(request.versionId()).id(), account.now());
        return SetDefaultPolicyVersionResponse.builder().build();
    }

    private TagPolicyResponse tag(TagPolicyRequest request) {
        Tags.put(own(request.policyArn()).tags(), request.tags());
        return TagPolicyResponse.builder().build();
    }

    private UntagPolicyResponse untag(UntagPolicyRequest request) {
        Tags.remove(own(request.policyArn()).tags(), request.tagKeys());
        return UntagPolicyResponse.builder().build();
    }

    private ListPolicyTagsResponse tags(ListPolicyTagsRequest request) {
        return ListPolicyTagsResponse.builder()
                .tags(Tags.list(known(request.policyArn()).tags()))
                .isTruncated(false)
                .build();
    }

    private software.amazon.awssdk.services.iam.model.Policy.Builder describe(StoredPolicy policy) {
        return software.amazon.awssdk.services.iam.model.Policy.builder()
                .policyName(policy.name())
                .policyId(policy.id())
                .arn(policy.arn())
                .path(policy.path())
                .defaultVersionId(policy.current().id())
                .attachmentCount(attached(policy))
                .permissionsBoundaryUsageCount(bounded(policy))
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
