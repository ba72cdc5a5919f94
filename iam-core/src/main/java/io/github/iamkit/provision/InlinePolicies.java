package io.github.iamkit.provision;

import io.github.iamkit.policy.Policy;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** The policies that are written into one user, group or role. */
abstract sealed class InlinePolicies {
    private static final Logger LOG = LoggerFactory.getLogger(InlinePolicies.class);

    private final String owner;

    private InlinePolicies(String owner) {
        this.owner = owner;
    }

    abstract String get(String policyName);

    abstract void put(String policyName, String document);

    abstract void remove(String policyName);

    abstract List<String> names();

    /** Writes a policy, unless the one that is there says the same. */
    Outcome ensure(String policyName, Policy policy) {
        Optional<String> stored = find(policyName);
        if (stored.filter(document -> StoredDocument.says(document, policy)).isPresent()) {
            return Outcome.UNCHANGED;
        }
        put(policyName, policy.toJson());
        LOG.info("put policy {} into {}", policyName, owner);
        return stored.isPresent() ? Outcome.UPDATED : Outcome.CREATED;
    }

    /** Returns a policy, if it is there. */
    Optional<Policy> policy(String policyName) {
        return find(policyName).map(StoredDocument::text).map(Policy::parse);
    }

    private Optional<String> find(String policyName) {
        try {
            return Optional.of(get(policyName));
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    /** Removes a policy, if it is there. */
    Outcome delete(String policyName) {
        try {
            remove(policyName);
            LOG.info("deleted policy {} of {}", policyName, owner);
            return Outcome.UPDATED;
        } catch (NoSuchEntityException e) {
            return Outcome.UNCHANGED;
        }
    }

    /** Those of a group. */
    static final class OfGroup extends InlinePolicies {
        private final IamClient client;
        private final String group;

        OfGroup(IamClient client, String group) {
            super("group " + group);
            this.client = client;
            this.group = group;
        }

        @Override
        String get(String policyName) {
            return client.getGroupPolicy(request -> request.groupName(group).policyName(policyName))
                    .policyDocument();
        }

        @Override
        void put(String policyName, String document) {
            client.putGroupPolicy(
                    request -> request.groupName(group).policyName(policyName).policyDocument(document));
        }

        @Override
        void remove(String policyName) {
            client.deleteGroupPolicy(request -> request.groupName(group).policyName(policyName));
        }

        @Override
        List<String> names() {
            return client.listGroupPoliciesPaginator(request -> request.groupName(group)).policyNames().stream()
                    .toList();
        }
    }

    /** Those of a user. */
    static final class OfUser extends InlinePolicies {
        private final IamClient client;
        private final String user;

        OfUser(IamClient client, String user) {
            super("user " + user);
            this.client = client;
            this.user = user;
        }

        @Override
        String get(String policyName) {
            return client.getUserPolicy(request -> request.userName(user).policyName(policyName))
                    .policyDocument();
        }

        @Override
        void put(String policyName, String document) {
            client.putUserPolicy(
                    request -> request.userName(user).policyName(policyName).policyDocument(document));
        }

        @Override
        void remove(String policyName) {
            client.deleteUserPolicy(request -> request.userName(user).policyName(policyName));
        }

        @Override
        List<String> names() {
            return client.listUserPoliciesPaginator(request -> request.userName(user)).policyNames().stream()
                    .toList();
        }
    }

    /** Those of a role. */
    static final class OfRole extends InlinePolicies {
        private final IamClient client;
        private final String role;

        OfRole(IamClient client, String role) {
            super("role " + role);
            this.client = client;
            this.role = role;
        }

        @Override
        String get(String policyName) {
            return client.getRolePolicy(request -> request.roleName(role).policyName(policyName))
                    .policyDocument();
        }

        @Override
        void put(String policyName, String document) {
            client.putRolePolicy(
                    request -> request.roleName(role).policyName(policyName).policyDocument(document));
        }

        @Override
        void remove(String policyName) {
            client.deleteRolePolicy(request -> request.roleName(role).policyName(policyName));
        }

        @Override
        List<String> names() {
            return client.listRolePoliciesPaginator(request -> request.roleName(role)).policyNames().stream()
                    .toList();
        }
    }
}
