package io.github.iamkit.testkit.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.TagUserResponse;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserResponse;
import software.amazon.awssdk.services.iam.model.UpdateUserRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserResponse;
import software.amazon.awssdk.services.iam.model.User;

/** The users of an account. */
final class Users {
    private final Account account;
    private final ManagedPolicies policies;

    Users(Account account, ManagedPolicies policies) {
        this.account = account;
        this.policies = policies;
    }

    void register(Operations operations) {
        operations.add("CreateUser", CreateUserRequest::builder, this::create);
        operations.add("GetUser", GetUserRequest::builder, this::get);
        operations.add("ListUsers", ListUsersRequest::builder, this::list);
        operations.add("UpdateUser", UpdateUserRequest::builder, this::update);
        operations.add("DeleteUser", DeleteUserRequest::builder, this::delete);
        operations.add("TagUser", TagUserRequest::builder, this::tag);
        operations.add("UntagUser", UntagUserRequest::builder, this::untag);
        operations.add("ListUserTags", ListUserTagsRequest::builder, this::tags);
    }

    private CreateUserResponse create(CreateUserRequest request) {
        Account.requireFree(account.users().values(), request.userName(), "User");
        account.requireRoom(Quota.USERS_PER_ACCOUNT, account.users().size());
        String path = request.path() == null ? "/" : request.path();
        StoredUser user = new StoredUser(account.ids().uniqueId("AIDA"), request.userName(), path, account.now());
        Tags.put(user.tags(), request.tags());
        if (request.permissionsBoundary() != null) {
            policies.setBoundary(user, request.permissionsBoundary());
        }
        account.users().put(user.name(), user);
        return CreateUserResponse.builder().user(describe(user, true)).build();
    }

    private GetUserResponse get(Caller caller, GetUserRequest request) {
        StoredUser user = named(account, request.userName(), caller);
        return GetUserResponse.builder().user(describe(user, true)).build();
    }

    /** Returns the user of this name; without a name, whoever calls. */
    static StoredUser named(Account account, @Nullable String name, Caller caller) {
        if (name != null) {
            return account.user(name);
        }
        if (caller.isRoot()) {
            return account.root();
        }
        if (caller.userName() == null) {
            throw Refusal.invalid("Must specify userName when calling with non-User credentials");
        }
        return account.user(caller.userName());
    }

    private ListUsersResponse list(ListUsersRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<StoredUser> all = account.users().values().stream()
                .filter(user -> user.path().startsWith(prefix))
                .toList();
        Page<StoredUser> page = Page.of(all, StoredUser::name, request.maxItems(), request.marker());
        return ListUsersResponse.builder()
                .users(page.items().stream().map(user -> describe(user, false)).toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateUserResponse update(UpdateUserRequest request) {
        StoredUser user = account.user(request.userName());
        String name = request.newUserName() == null ? user.name() : request.newUserName();
        if (!name.equalsIgnoreCase(user.name())) {
            Account.requireFree(account.users().values(), name, "User");
        }
        account.users().remove(user.name());
        user.rename(name, request.newPath() == null ? user.path() : request.newPath());
        account.users().put(name, user);
        return UpdateUserResponse.builder().build();
    }

    private DeleteUserResponse delete(DeleteUserRequest request) {
        StoredUser user = account.user(request.userName());
        if (!user.groups().isEmpty()) {
            throw Refusal.deleteConflict("remove users from group");
        }
        user.requireNoPolicies();
        if (!user.accessKeys().isEmpty()) {
            throw Refusal.deleteConflict("delete access keys");
        }
        if (!user.signingCertificates().isEmpty()) {
            throw Refusal.deleteConflict("remove referenced objects");
        }
        account.users().remove(user.name());
        return DeleteUserResponse.builder().build();
    }

    private TagUserResponse tag(TagUserRequest request) {
        Tags.put(account.user(request.userName()).tags(), request.tags());
        return TagUserResponse.builder().build();
    }

    private UntagUserResponse untag(UntagUserRequest request) {
        Tags.remove(account.user(request.userName()).tags(), request.tagKeys());
        return UntagUserResponse.builder().build();
    }

    private ListUserTagsResponse tags(ListUserTagsRequest request) {
        return ListUserTagsResponse.builder()
                .tags(Tags.list(account.user(request.userName()).tags()))
                .isTruncated(false)
                .build();
    }

    /** Describes a user as AWS does; lists leave out tags and boundary. */
    private User describe(StoredUser user, boolean whole) {
        User.Builder described = describe(account, user).toBuilder();
        if (whole && !user.tags().isEmpty()) {
            described.tags(Tags.list(user.tags()));
        }
        if (whole) {
            user.boundary().ifPresent(boundary -> described.permissionsBoundary(boundary(boundary)));
        }
        return described.build();
    }

    static AttachedPermissionsBoundary boundary(String policyArn) {
        return AttachedPermissionsBoundary.builder()
                .permissionsBoundaryType("Policy")
                .permissionsBoundaryArn(policyArn)
                .build();
    }

    static User describe(Account account, StoredUser user) {
        boolean isRoot = user == account.root();
        return User.builder()
                .path(isRoot ? null : user.path())
                .userName(isRoot ? account.alias().orElse(null) : user.name())
                .userId(user.id())
                .arn(account.arn(user))
                .createDate(user.created())
                .build();
    }
}
