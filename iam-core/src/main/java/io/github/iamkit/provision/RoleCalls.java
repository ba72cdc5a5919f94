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

/** IAM's operations on a role. */
record RoleCalls(IamClient client, String name) implements PrincipalCalls {
    @Override
    public PolicyUse use() {
        return PolicyUse.ROLE_INLINE;
    }

    @Override
    public String policy(String policyName) {
        return client.getRolePolicy(request -> request.roleName(name).policyName(policyName))
                .policyDocument();
    }

    @Override
    public void putPolicy(String policyName, String document) {
        client.putRolePolicy(
                request -> request.roleName(name).policyName(policyName).policyDocument(document));
    }

    @Override
    public void deletePolicy(String policyName) {
        client.deleteRolePolicy(request -> request.roleName(name).policyName(policyName));
    }

    @Override
    public List<String> policyNames() {
        return client.listRolePoliciesPaginator(request -> request.roleName(name)).policyNames().stream()
                .toList();
    }

    @Override
    public void attach(String policyArn) {
        client.attachRolePolicy(request -> request.roleName(name).policyArn(policyArn));
    }

    @Override
    public void detach(String policyArn) {
        client.detachRolePolicy(request -> request.roleName(name).policyArn(policyArn));
    }

    @Override
    public Stream<AttachedPolicy> attached() {
        return client.listAttachedRolePoliciesPaginator(request -> request.roleName(name)).attachedPolicies().stream();
    }

    @Override
    public String detachOperation() {
        return "DetachRolePolicy";
    }

    @Override
    public String deleteOperation() {
        return "DeleteRolePolicy";
    }

    @Override
    public Optional<String> boundary() {
        return Optional.ofNullable(
                        client.getRole(request -> request.roleName(name)).role().permissionsBoundary())
                .map(AttachedPermissionsBoundary::permissionsBoundaryArn);
    }

    @Override
    public void putBoundary(String policyArn) {
        client.putRolePermissionsBoundary(request -> request.roleName(name).permissionsBoundary(policyArn));
    }

    @Override
    public void deleteBoundary() {
        client.deleteRolePermissionsBoundary(request -> request.roleName(name));
    }

    @Override
    public TagCalls tags() {
        return new RoleTagCalls(client, name);
    }

    private record RoleTagCalls(IamClient client, String name) implements TagCalls {
        @Override
        public List<Tag> list() {
            return client.listRoleTagsPaginator(request -> request.roleName(name)).tags().stream()
                    .toList();
        }

        @Override
        public void tag(Collection<Tag> tags) {
            client.tagRole(request -> request.roleName(name).tags(tags));
        }

        @Override
        public void untag(Collection<String> keys) {
            client.untagRole(request -> request.roleName(name).tagKeys(keys));
        }
    }
}
