package io.github.iamkit.testkit.account;

import java.util.LinkedHashSet;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AddUserToGroupResponse;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;
import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupResponse;
import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsResponse;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupResponse;
import software.amazon.awssdk.services.iam.model.UpdateGroupRequest;
import software.amazon.awssdk.services.iam.model.UpdateGroupResponse;
import software.amazon.awssdk.services.iam.model.User;

/** The groups of an account, and who is in them. */
final class Groups {
    private final Account account;

    Groups(Account account) {
        this.account = account;
    }

    void register(Operations operations) {
        operations.add("CreateGroup", CreateGroupRequest::builder, this::create);
        operations.add("GetGroup", GetGroupRequest::builder, this::get);
        operations.add("ListGroups", ListGroupsRequest::builder, this::list);
        operations.add("UpdateGroup", UpdateGroupRequest::builder, this::update);
        operations.add("DeleteGroup", DeleteGroupRequest::builder, this::delete);
        operations.add("AddUserToGroup", AddUserToGroupRequest::builder, this::addUser);
        operations.add("RemoveUserFromGroup", RemoveUserFromGroupRequest::builder, this::removeUser);
        operations.add("ListGroupsForUser", ListGroupsForUserRequest::builder, this::listForUser);
    }

    private CreateGroupResponse create(CreateGroupRequest request) {
        Account.requireFree(account.groups(), request.groupName(), "Group");
        account.requireRoom(Quota.GROUPS_PER_ACCOUNT, account.groups().size());
        StoredGroup group = StoredGroup.builder()
                .id(account.ids().uniqueId("AGPA"))
                .name(request.groupName())
                .path(request.path() == null ? "/" : request.path())
                .created(account.now())
                .build();
        account.groups().put(group);
        return CreateGroupResponse.builder().group(describe(group)).build();
    }

    private GetGroupResponse get(GetGroupRequest request) {
        StoredGroup group = account.group(request.groupName());
        Page<User> page = Page.of(
                        account.users(),
                        user -> user.groups().contains(group.key()),
                        request.maxItems(),
                        request.marker())
                .map(user -> Users.describe(account, user));
        return GetGroupResponse.builder()
                .group(describe(group))
                .users(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private ListGroupsResponse list(ListGroupsRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        Page<Group> page = Page.of(
                        account.groups(),
                        group -> group.path().startsWith(prefix),
                        request.maxItems(),
                        request.marker())
                .map(this::describe);
        return ListGroupsResponse.builder()
                .groups(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateGroupResponse update(UpdateGroupRequest request) {
        StoredGroup group = account.group(request.groupName());
        String name = request.newGroupName() == null ? group.name() : request.newGroupName();
        if (!name.equalsIgnoreCase(group.name())) {
            Account.requireFree(account.groups(), name, "Group");
        }
        String path = request.newPath() == null ? group.path() : request.newPath();
        StoredGroup renamed = group.withName(name).withPath(path);
        for (StoredUser member : account.membersOf(group)) {
            account.users()
                    .put(member.withGroups(member.groups().stream()
                            .map(key -> key.equals(group.key()) ? renamed.key() : key)
                            .toList()));
        }
        account.groups().replace(group, renamed);
        return UpdateGroupResponse.builder().build();
    }

    private DeleteGroupResponse delete(DeleteGroupRequest request) {
        StoredGroup group = account.group(request.groupName());
        if (!account.membersOf(group).isEmpty()) {
            throw Refusal.deleteConflict("remove users from group");
        }
        group.requireNoPolicies();
        account.groups().remove(group);
        return DeleteGroupResponse.builder().build();
    }

    private AddUserToGroupResponse addUser(AddUserToGroupRequest request) {
        StoredGroup group = account.group(request.groupName());
        StoredUser user = account.user(request.userName());
        if (!user.groups().contains(group.key())) {
            account.requireRoom(Quota.GROUPS_PER_USER, user.groups().size());
            Set<String> groups = new LinkedHashSet<>(user.groups());
            groups.add(group.key());
            account.users().put(user.withGroups(groups));
        }
        return AddUserToGroupResponse.builder().build();
    }

    private RemoveUserFromGroupResponse removeUser(RemoveUserFromGroupRequest request) {
        StoredGroup group = account.group(request.groupName());
        StoredUser user = account.user(request.userName());
        Set<String> groups = new LinkedHashSet<>(user.groups());
        groups.remove(group.key());
        account.users().put(user.withGroups(groups));
        return RemoveUserFromGroupResponse.builder().build();
    }

    private ListGroupsForUserResponse listForUser(ListGroupsForUserRequest request) {
        Set<String> keys = account.user(request.userName()).groups();
        Page<Group> page = Page.of(
                        account.groups(), group -> keys.contains(group.key()), request.maxItems(), request.marker())
                .map(this::describe);
        return ListGroupsForUserResponse.builder()
                .groups(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private Group describe(StoredGroup group) {
        return Group.builder()
                .path(group.path())
                .groupName(group.name())
                .groupId(group.id())
                .arn(account.arn(group))
                .createDate(group.created())
                .build();
    }
}
