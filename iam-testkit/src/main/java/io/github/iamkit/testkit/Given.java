package io.github.iamkit.testkit;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.testkit.protocol.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * Puts into an account what a test takes for granted.
 *
 * <pre>{@code
 * aws.given()
 *     .group("Admin", group -> group.policy("AdminGroupPolicy", Policy.allow("*").on("*")))
 *     .user("david", user -> user.memberOf("Admin").tag("team", "ops"))
 *     .role("web", TrustPolicy.allow(Principal.service("ec2.amazonaws.com")));
 * AccessKeyPair key = aws.given().accessKey("david");
 * }</pre>
 *
 * <p>No calls are made: nothing is signed, recorded or subject to faults. What AWS would refuse is refused all the same, as an
 * {@link IllegalArgumentException} with AWS's code and sentence.
 *
 * <p>Thread-safe.
 */
public final class Given {
    private final Engine engine;

    Given(Engine engine) {
        this.engine = engine;
    }

    /** An operation that is done for its effect. */
    private record Step(String operation, SdkPojo request) {}

    private Given carryOut(Step first, List<Step> rest) {
        engine.perform(first.operation(), first.request());
        rest.forEach(step -> engine.perform(step.operation(), step.request()));
        return this;
    }

    /** Puts a group in place that has nothing. */
    public Given group(String name) {
        return group(name, group -> group);
    }

    /** Puts a group in place. */
    public Given group(String name, UnaryOperator<GroupParts> parts) {
        GroupParts made = parts.apply(new GroupParts(requireName(name)));
        return carryOut(made.creation(), made.parts);
    }

    /** Puts a user in place that has nothing. */
    public Given user(String name) {
        return user(name, user -> user);
    }

    /** Puts a user in place. */
    public Given user(String name, UnaryOperator<UserParts> parts) {
        UserParts made = parts.apply(new UserParts(requireName(name)));
        return carryOut(made.creation(), made.parts);
    }

    /** Puts a role in place that has nothing. */
    public Given role(String name, TrustPolicy trust) {
        return role(name, trust, role -> role);
    }

    /** Puts a role in place. */
    public Given role(String name, TrustPolicy trust, UnaryOperator<RoleParts> parts) {
        Objects.requireNonNull(trust, "trust");
        RoleParts made = parts.apply(new RoleParts(requireName(name), trust));
        return carryOut(made.creation(), made.parts);
    }

    /** Puts a customer managed policy in place, under the path {@code /}. */
    public Given managedPolicy(String name, Policy policy) {
        engine.perform(
                "CreatePolicy",
                CreatePolicyRequest.builder()
                        .policyName(requireName(name))
                        .policyDocument(policy.toJson())
                        .build());
        return this;
    }

    /** Gives a user one more access key, and returns it. */
    public AccessKeyPair accessKey(String userName) {
        CreateAccessKeyResponse response = (CreateAccessKeyResponse) engine.perform(
                "CreateAccessKey",
                CreateAccessKeyRequest.builder().userName(requireName(userName)).build());
        AccessKey key = response.accessKey();
        return AccessKeyPair.of(key.accessKeyId(), Secret.of(key.secretAccessKey()));
    }

    private static String requireName(String name) {
        return Objects.requireNonNull(name, "name");
    }

    private static Tag tagOf(String key, String value) {
        return Tag.builder()
                .key(Objects.requireNonNull(key, "key"))
                .value(Objects.requireNonNull(value, "value"))
                .build();
    }

    /**
     * What a group has from the start.
     *
     * <p>Not thread-safe.
     */
    public static final class GroupParts {
        private final String name;
        private final CreateGroupRequest.Builder group;
        private final List<Step> parts = new ArrayList<>();

        private GroupParts(String name) {
            this.name = name;
            this.group = CreateGroupRequest.builder().groupName(name);
        }

        /** Puts the group under a path. */
        public GroupParts path(String path) {
            group.path(path);
            return this;
        }

        /** Writes a policy into the group. */
        public GroupParts policy(String policyName, Policy policy) {
            parts.add(new Step(
                    "PutGroupPolicy",
                    PutGroupPolicyRequest.builder()
                            .groupName(name)
                            .policyName(policyName)
                            .policyDocument(policy.toJson())
                            .build()));
            return this;
        }

        /** Attaches a managed policy to the group. */
        public GroupParts attached(String policyArn) {
            parts.add(new Step(
                    "AttachGroupPolicy",
                    AttachGroupPolicyRequest.builder()
                            .groupName(name)
                            .policyArn(policyArn)
                            .build()));
            return this;
        }

        private Step creation() {
            return new Step("CreateGroup", group.build());
        }
    }

    /**
     * What a user has from the start.
     *
     * <p>Not thread-safe.
     */
    public static final class UserParts {
        private final String name;
        private final CreateUserRequest.Builder user;
        private final List<Tag> tags = new ArrayList<>();
        private final List<Step> parts = new ArrayList<>();

        private UserParts(String name) {
            this.name = name;
            this.user = CreateUserRequest.builder().userName(name);
        }

        /** Puts the user under a path. */
        public UserParts path(String path) {
            user.path(path);
            return this;
        }

        /** Puts the user into a group. */
        public UserParts memberOf(String groupName) {
            parts.add(new Step(
                    "AddUserToGroup",
                    AddUserToGroupRequest.builder()
                            .userName(name)
                            .groupName(groupName)
                            .build()));
            return this;
        }

        /** Writes a policy into the user. */
        public UserParts policy(String policyName, Policy policy) {
            parts.add(new Step(
                    "PutUserPolicy",
                    PutUserPolicyRequest.builder()
                            .userName(name)
                            .policyName(policyName)
                            .policyDocument(policy.toJson())
                            .build()));
            return this;
        }

        /** Attaches a managed policy to the user. */
        public UserParts attached(String policyArn) {
            parts.add(new Step(
                    "AttachUserPolicy",
                    AttachUserPolicyRequest.builder()
                            .userName(name)
                            .policyArn(policyArn)
                            .build()));
            return this;
        }

        /** Bounds what the user may do by a managed policy. */
        public UserParts boundary(String policyArn) {
            user.permissionsBoundary(policyArn);
            return this;
        }

        /** Tags the user. */
        public UserParts tag(String key, String value) {
            tags.add(tagOf(key, value));
            return this;
        }

        private Step creation() {
            return new Step("CreateUser", (tags.isEmpty() ? user : user.tags(tags)).build());
        }
    }

    /**
     * What a role has from the start.
     *
     * <p>Not thread-safe.
     */
    public static final class RoleParts {
        private final String name;
        private final CreateRoleRequest.Builder role;
        private final List<Tag> tags = new ArrayList<>();
        private final List<Step> parts = new ArrayList<>();

        private RoleParts(String name, TrustPolicy trust) {
            this.name = name;
            this.role = CreateRoleRequest.builder().roleName(name).assumeRolePolicyDocument(trust.toJson());
        }

        /** Puts the role under a path. */
        public RoleParts path(String path) {
            role.path(path);
            return this;
        }

        /** Writes a policy into the role. */
        public RoleParts policy(String policyName, Policy policy) {
            parts.add(new Step(
                    "PutRolePolicy",
                    PutRolePolicyRequest.builder()
                            .roleName(name)
                            .policyName(policyName)
                            .policyDocument(policy.toJson())
                            .build()));
            return this;
        }

        /** Attaches a managed policy to the role. */
        public RoleParts attached(String policyArn) {
            parts.add(new Step(
                    "AttachRolePolicy",
                    AttachRolePolicyRequest.builder()
                            .roleName(name)
                            .policyArn(policyArn)
                            .build()));
            return this;
        }

        /** Bounds what the role may do by a managed policy. */
        public RoleParts boundary(String policyArn) {
            role.permissionsBoundary(policyArn);
            return this;
        }

        /** Tags the role. */
        public RoleParts tag(String key, String value) {
            tags.add(tagOf(key, value));
            return this;
        }

        private Step creation() {
            return new Step("CreateRole", (tags.isEmpty() ? role : role.tags(tags)).build());
        }
    }
}
