package io.github.iamkit.provision;

import io.github.iamkit.policy.PolicyUse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Tag;

/** IAM's operations on a user. */
record UserCalls(IamClient client, String name) implements PrincipalCalls {
    @Override
    public PolicyUse use() {
        return PolicyUse.USER_INLINE;
    }

    @Override
    public String policy(String policyName) {
        return client.getUserPolicy(request -> request.userName(name).policyName(policyName))
                .policyDocument();
    }

    @Override
    public void putPolicy(String policyName, String document) {
        client.putUserPolicy(
                request -> request.userName(name).policyName(policyName).policyDocument(document));
    }

    @Override
    public void deletePolicy(String policyName) {
        client.deleteUserPolicy(request -> request.userName(name).policyName(policyName));
    }

    @Override
    public List<String> policyNames() {
        return client.listUserPoliciesPaginator(request -> request.userName(name)).policyNames().stream()
                .toList();
    }

    @Override
    public void attach(String policyArn) {
        client.attachUserPolicy(request -> request.userName(name).policyArn(policyArn));
    }

    @Override
    public void detach(String policyArn) {
        client.detachUserPolicy(request -> request.userName(name).policyArn(policyArn));
    }

    @Override
    public Stream<AttachedPolicy> attached() {
        return client.listAttachedUserPoliciesPaginator(request -> request.userName(name)).attachedPolicies().stream();
    }

    @Override
    public String detachOperation() {
        return "DetachUserPolicy";
    }

    @Override
    public String deleteOperation() {
        return "DeleteUserPolicy";
    }

    @Override
    public Optional<String> boundary() {
        return Optional.ofNullable(
                        client.getUser(request -> request.userName(name)).user().permissionsBoundary())
                .map(AttachedPermissionsBoundary::permissionsBoundaryArn);
    }

    @Override
    public void putBoundary(String policyArn) {
        client.putUserPermissionsBoundary(request -> request.userName(name).permissionsBoundary(policyArn));
    }

    @Override
    public void deleteBoundary() {
        client.deleteUserPermissionsBoundary(request -> request.userName(name));
    }

    @Override
    public TagCalls tags() {
        return new UserTagCalls(client, name);
    }

    private record UserTagCalls(IamClient client, String name) implements TagCalls {
        @Override
        public List<Tag> list() {
            return client.listUserTagsPaginator(request -> request.userName(name)).tags().stream()
                    .toList();
        }

        @Override
        public void tag(Collection<Tag> tags) {
            client.tagUser(request -> request.userName(name).tags(tags));
        }

        @Override
        public void untag(Collection<String> keys) {
            client.untagUser(request -> request.userName(name).tagKeys(keys));
        }
    }
}
