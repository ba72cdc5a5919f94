package io.github.iamkit.provision;

import io.github.iamkit.policy.PolicyUse;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** IAM's operations on a group. */
record GroupCalls(IamClient client, String name) implements IdentityCalls {
    @Override
    public PolicyUse use() {
        return PolicyUse.GROUP_INLINE;
    }

    @Override
    public String policy(String policyName) {
        return client.getGroupPolicy(request -> request.groupName(name).policyName(policyName))
                .policyDocument();
    }

    @Override
    public void putPolicy(String policyName, String document) {
        client.putGroupPolicy(
                request -> request.groupName(name).policyName(policyName).policyDocument(document));
    }

    @Override
    public void deletePolicy(String policyName) {
        client.deleteGroupPolicy(request -> request.groupName(name).policyName(policyName));
    }

    @Override
    public List<String> policyNames() {
        return client.listGroupPoliciesPaginator(request -> request.groupName(name)).policyNames().stream()
                .toList();
    }

    @Override
    public void attach(String policyArn) {
        client.attachGroupPolicy(request -> request.groupName(name).policyArn(policyArn));
    }

    @Override
    public void detach(String policyArn) {
        client.detachGroupPolicy(request -> request.groupName(name).policyArn(policyArn));
    }

    @Override
    public Stream<AttachedPolicy> attached() {
        return client
                .listAttachedGroupPoliciesPaginator(request -> request.groupName(name))
                .attachedPolicies()
                .stream();
    }

    @Override
    public String detachOperation() {
        return "DetachGroupPolicy";
    }

    @Override
    public String deleteOperation() {
        return "DeleteGroupPolicy";
    }
}
