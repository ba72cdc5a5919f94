package io.github.iamkit.testkit.account;

import java.util.List;
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
        Account.requireFree(account.groups().values(), request.groupName(), "Group");
        account.requireRoom(Quota.GROUPS_PER_ACCOUNT, account.groups().size());
        String path = request.path() == null ? "/" : request.path();
        StoredGroup group = new StoredGroup(account.ids().uniqueId("AGPA"), request.groupName(), path, account.now());
        account.groups().put(group.name(), group);
        return CreateGroupResponse.builder().group(describe(group)).build();
    }

    private GetGroupResponse get(GetGroupRequest request) {
        StoredGroup group = account.group(request.groupName());
        Page<StoredUser> page =
                Page.of(account.membersOf(group), StoredUser::name, request.maxItems(), request.marker());
        return GetGroupResponse.builder()
                .group(describe(group))
                .users(page.items().stream()
                        .map(user -> Users.describe(account, user))
                        .toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private ListGroupsResponse list(ListGroupsRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<StoredGroup> all = account.groups().values().stream()
                .filter(group -> group.path().startsWith(prefix))
                .toList();
        Page<StoredGroup> page = Page.of(all, StoredGroup::name, request.maxItems(), request.marker());
        return ListGroupsResponse.builder()
                .groups(page.items().stream().map(this::describe).toList())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private UpdateGroupResponse update(UpdateGroupRequest request) {
        StoredGroup group = account.group(request.groupName());
        String name = request.newGroupName() == null ? group.name() : request.newGroupName();
        if (!name.equalsIgnoreCase(group.name())) {
            Account.requireFree(account.groups().values(), name, "Group");
        }
        for (StoredUser member : account.membersOf(group)) {
            member.groups().remove(group.name());
            member.groups().add(name);
        }
        account.groups().remove(group.name());
        group.rename(name, request.newPath() == null ? group.path() : request.newPath());
        account.groups().put(name, group);
        return UpdateGroupResponse.builder().build();
    }

    private DeleteGroupResponse delete(DeleteGroupRequest request) {
        StoredGroup group = account.group(request.groupName());
        if (!account.membersOf(group).isEmpty()) {
            throw Refusal.deleteConflict("remove users from group");
        }
        group.requireNoPolicies();
        account.groups().remove(group.name());
        return DeleteGroupResponse.builder().build();
    }

    private AddUserToGroupResponse addUser(AddUserToGroupRequest request) {
        StoredGroup group = account.group(request.groupName());
        StoredUser user = account.user(request.userName());
        if (!user.groups().contains(group.name())) {
            account.requireRoom(Quota.GROUPS_PER_USER, user.groups().size());
            user.groups().add(group.name());
        }
        return AddUserToGroupResponse.builder().build();
    }

    private RemoveUserFromGroupResponse removeUser(RemoveUserFromGroupRequest request) {
        StoredGroup group = account.group(request.groupName());
        account.user(request.userName()).groups().remove(group.name());
        return RemoveUserFromGroupResponse.builder().build();
    }

    private ListGroupsForUserResponse listForUser(ListGroupsForUserRequest request) {
        List<StoredGroup> all = account.user(request.userName()).groups().stream()
                .map(account::group)
                .toList();
        Page<StoredGroup> page = Page.of(all, StoredGroup::name, request.maxItems(), request.marker());
        return ListGroupsForUserResponse.builder()
                .groups(page.items().stream().map(this::describe).toList())
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
