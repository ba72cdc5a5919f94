package io.github.iamkit.testkit.account;

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
import software.amazon.awssdk.services.iam.model.Tag;
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
        Account.requireFree(account.users(), request.userName(), "User");
        account.requireRoom(Quota.USERS_PER_ACCOUNT, account.users().size());
        StoredUser user = StoredUser.builder()
                .id(account.ids().uniqueId("AIDA"))
                .name(request.userName())
                .path(request.path() == null ? "/" : request.path())
                .created(account.now())
                .putAllTags(Tags.of(request.tags(), account))
                .boundary(policies.boundary(request.permissionsBoundary()))
                .build();
        account.save(user);
        return CreateUserResponse.builder().user(whole(user)).build();
    }

    private GetUserResponse get(Caller caller, GetUserRequest request) {
        StoredUser user = named(account, request.userName(), caller);
        return GetUserResponse.builder().user(whole(user)).build();
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
        Page<User> page = Page.of(
                        account.users(), user -> user.path().startsWith(prefix), request.maxItems(), request.marker())
                .map(user -> describe(account, user));
        return ListUsersResponse.builder()
                .users(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateUserResponse update(UpdateUserRequest request) {
        StoredUser user = account.user(request.userName());
        String name = request.newUserName() == null ? user.name() : request.newUserName();
        if (!name.equalsIgnoreCase(user.name())) {
            Account.requireFree(account.users(), name, "User");
        }
        String path = request.newPath() == null ? user.path() : request.newPath();
        StoredUser renamed = user.withName(name).withPath(path);
        account.rename(user, renamed);
        TrustedPrincipals.replace(account, account.arn(user), account.arn(renamed));
        return UpdateUserResponse.builder().build();
    }

    private DeleteUserResponse delete(DeleteUserRequest request) {
        StoredUser user = account.user(request.userName());
        if (!user.groups().isEmpty()) {
            throw Refusal.deleteConflict("remove users from group");
        }
        user.requireNoPolicies();
        if (user.loginProfile().isPresent()) {
            throw Refusal.deleteConflict("delete login profile");
        }
        if (!user.accessKeys().isEmpty()) {
            throw Refusal.deleteConflict("delete access keys");
        }
        if (!MfaDevices.of(user, account).isEmpty()) {
            throw Refusal.deleteConflict("delete MFA device");
        }
        boolean hasMore = !user.signingCertificates().isEmpty()
                || !user.sshKeys().isEmpty()
                || !user.serviceCredentials().isEmpty();
        if (hasMore) {
            throw Refusal.deleteConflict("remove referenced objects");
        }
        account.users().remove(user);
        TrustedPrincipals.replace(account, account.arn(user), user.id());
        return DeleteUserResponse.builder().build();
    }

    private TagUserResponse tag(TagUserRequest request) {
        StoredUser user = account.user(request.userName());
        account.users().put(user.withTags(Tags.with(user.tags(), request.tags(), account)));
        return TagUserResponse.builder().build();
    }

    private UntagUserResponse untag(UntagUserRequest request) {
        StoredUser user = account.user(request.userName());
        account.users().put(user.withTags(Tags.without(user.tags(), request.tagKeys())));
        return UntagUserResponse.builder().build();
    }

    private ListUserTagsResponse tags(ListUserTagsRequest request) {
        Page<Tag> page = Tags.page(account.user(request.userName()), request.maxItems(), request.marker());
        return ListUserTagsResponse.builder()
                .tags(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private User whole(StoredUser user) {
        return describe(account, user).toBuilder()
                .tags(Tags.listOrAbsent(user.tags()))
                .permissionsBoundary(describeBoundary(user))
                .build();
    }

    /** Describes the boundary of a user or role; null, which leaves it out, if there is none. */
    static @Nullable AttachedPermissionsBoundary describeBoundary(Identity identity) {
        return identity.boundary()
                .map(arn -> AttachedPermissionsBoundary.builder()
                        .permissionsBoundaryType("Policy")
                        .permissionsBoundaryArn(arn)
                        .build())
                .orElse(null);
    }

    /** Describes a user as lists do, without tags and boundary. */
    static User describe(Account account, StoredUser user) {
        return User.builder()
                .path(user.isRoot() ? null : user.path())
                .userName(
                        user.isRoot()
                                ? account.aliases().values().stream()
                                        .findFirst()
                                        .orElse(null)
                                : user.name())
                .userId(user.id())
                .arn(account.arn(user))
                .createDate(user.created())
                .build();
    }
}
