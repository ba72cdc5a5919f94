package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyResponse;

/** The policies that are written into single users, groups and roles. */
final class InlinePolicies {
    private final Account account;

    InlinePolicies(Account account) {
        this.account = account;
    }

    void register(Operations operations) {
        operations.add("PutUserPolicy", PutUserPolicyRequest::builder, this::putUserPolicy);
        operations.add("GetUserPolicy", GetUserPolicyRequest::builder, this::getUserPolicy);
        operations.add("DeleteUserPolicy", DeleteUserPolicyRequest::builder, this::deleteUserPolicy);
        operations.add("ListUserPolicies", ListUserPoliciesRequest::builder, this::listUserPolicies);
        operations.add("PutGroupPolicy", PutGroupPolicyRequest::builder, this::putGroupPolicy);
        operations.add("GetGroupPolicy", GetGroupPolicyRequest::builder, this::getGroupPolicy);
        operations.add("DeleteGroupPolicy", DeleteGroupPolicyRequest::builder, this::deleteGroupPolicy);
        operations.add("ListGroupPolicies", ListGroupPoliciesRequest::builder, this::listGroupPolicies);
        operations.add("PutRolePolicy", PutRolePolicyRequest::builder, this::putRolePolicy);
        operations.add("GetRolePolicy", GetRolePolicyRequest::builder, this::getRolePolicy);
        operations.add("DeleteRolePolicy", DeleteRolePolicyRequest::builder, this::deleteRolePolicy);
        operations.add("ListRolePolicies", ListRolePoliciesRequest::builder, this::listRolePolicies);
    }

    private PutUserPolicyResponse putUserPolicy(PutUserPolicyRequest request) {
        put(account.user(request.userName()), request.policyName(), request.policyDocument());
        return PutUserPolicyResponse.builder().build();
    }

    private GetUserPolicyResponse getUserPolicy(GetUserPolicyRequest request) {
        Document<Policy> document = find(account.user(request.userName()), request.policyName());
        return GetUserPolicyResponse.builder()
                .userName(request.userName())
                .policyName(request.policyName())
                .policyDocument(document.encoded())
                .build();
    }

    private DeleteUserPolicyResponse deleteUserPolicy(DeleteUserPolicyRequest request) {
        delete(account.user(request.userName()), request.policyName());
        return DeleteUserPolicyResponse.builder().build();
    }

    private ListUserPoliciesResponse listUserPolicies(ListUserPoliciesRequest request) {
        Page<String> page = names(account.user(request.userName()), request.maxItems(), request.marker());
        return ListUserPoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private PutGroupPolicyResponse putGroupPolicy(PutGroupPolicyRequest request) {
        put(account.group(request.groupName()), request.policyName(), request.policyDocument());
        return PutGroupPolicyResponse.builder().build();
    }

    private GetGroupPolicyResponse getGroupPolicy(GetGroupPolicyRequest request) {
        Document<Policy> document = find(account.group(request.groupName()), request.policyName());
        return GetGroupPolicyResponse.builder()
                .groupName(request.groupName())
                .policyName(request.policyName())
                .policyDocument(document.encoded())
                .build();
    }

    private DeleteGroupPolicyResponse deleteGroupPolicy(DeleteGroupPolicyRequest request) {
        delete(account.group(request.groupName()), request.policyName());
        return DeleteGroupPolicyResponse.builder().build();
    }

    private ListGroupPoliciesResponse listGroupPolicies(ListGroupPoliciesRequest request) {
        Page<String> page = names(account.group(request.groupName()), request.maxItems(), request.marker());
        return ListGroupPoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        put(account.role(request.roleName()), request.policyName(), request.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    private GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        Document<Policy> document = find(account.role(request.roleName()), request.policyName());
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                .policyDocument(document.encoded())
                .build();
    }

    private DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        delete(account.role(request.roleName()), request.policyName());
        return DeleteRolePolicyResponse.builder().build();
    }

    private ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        Page<String> page = names(account.role(request.roleName()), request.maxItems(), request.marker());
        return ListRolePoliciesResponse.builder()
                .policyNames(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private void put(Identity identity, String name, String text) {
        if (identity instanceof StoredRole role) {
            Roles.requireModifiable(role);
        }
        Document<Policy> document = Documents.identity(text, account.partition());
        PersistentMap<Document<Policy>> policies = identity.inlinePolicies().with(name, document);
        int size = policies.values().stream()
                .mapToInt(policy -> Document.countedSize(policy.text()))
                .sum();
        int quota = account.quota(identity.inlineQuota());
        if (size > quota) {
            throw new Refusal(
                    "LimitExceeded",
                    "Maximum policy size of " + quota + " bytes exceeded for " + identity.type() + " "
                            + identity.name());
        }
        account.save(identity.withInlinePolicies(policies));
    }

    private static Document<Policy> find(Identity identity, String name) {
        return identity.inlinePolicies()
                .find(name)
                .orElseThrow(() -> Refusal.noSuchEntity(
                        "The " + identity.type() + " policy with name " + name + " cannot be found."));
    }

    private void delete(Identity identity, String name) {
        if (identity instanceof StoredRole role) {
            Roles.requireModifiable(role);
        }
        find(identity, name);
        account.save(identity.withInlinePolicies(identity.inlinePolicies().without(name)));
    }

    private static Page<String> names(Identity identity, @Nullable Integer maxItems, @Nullable String marker) {
        return Page.of(List.copyOf(identity.inlinePolicies().keys()), name -> name, maxItems, marker);
    }
}
