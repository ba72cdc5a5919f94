package io.github.iamkit.provision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.User;

/**
 * A group of the account.
 *
 * <pre>{@code
 * IamGroup admins = iam.group("Admin").ensure()
 *     .putPolicy("AdminGroupPolicy", Policy.allow("*").on("*"))
 *     .addMember("david");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamGroup extends IamIdentity<IamGroup> {
    private final @Nullable String path;

    IamGroup(Connection connection, String name, @Nullable String path, Done done) {
        super(connection, "group", name, done, new GroupCalls(connection.client(), name));
        this.path = path;
    }

    @Override
    IamGroup with(Done done) {
        return new IamGroup(connection(), name(), path, done);
    }

    /**
     * Creates the group if it does not exist.
     *
     * @throws PathConflictException if it exists under another path than the one that was asked for
     */
    public IamGroup ensure() {
        Creation.Found<Group> found = new Creation<>(connection(), "group", name(), this::find)
                .among(() -> connection().client().listGroupsPaginator().groups().stream()
                        .map(Group::groupName))
                .findOr(() -> connection()
                        .client()
                        .createGroup(request -> request.groupName(name()).path(path))
                        .group());
        PathConflictException.check("group", name(), found.thing().path(), path);
        return with(found.isNew() ? Done.CREATED : Done.UNCHANGED);
    }

    private Optional<Group> find() {
        return Connection.find(this::get);
    }

    private Group get() {
        return connection()
                .client()
                .getGroup(request -> request.groupName(name()).maxItems(1))
                .group();
    }

    @Override
    public boolean exists() {
        return find().isPresent();
    }

    @Override
    public String arn() {
        return get().arn();
    }

    @Override
    public String uniqueId() {
        return get().groupId();
    }

    @Override
    public String path() {
        return get().path();
    }

    @Override
    public Instant created() {
        return get().createDate();
    }

    /** Gives the group another name, which changes its ARN and not its unique id. */
    public IamGroup rename(String newName) {
        Names.require("group", newName);
        IamGroup renamed = change(
                "renamed to " + newName,
                () -> connection()
                        .client()
                        .updateGroup(request -> request.groupName(name()).newGroupName(newName)));
        return new IamGroup(
                connection(), newName, path, Done.updated(renamed.changes().toArray(String[]::new)));
    }

    /** Puts the group under another path, which changes its ARN and not its unique id. */
    public IamGroup moveTo(String newPath) {
        Names.requirePath(newPath);
        String oldPath = path();
        IamGroup moved = new IamGroup(connection(), name(), newPath, Done.UNCHANGED);
        return oldPath.equals(newPath)
                ? moved
                : moved.change(
                        "path " + oldPath + " -> " + newPath,
                        () -> connection()
                                .client()
                                .updateGroup(
                                        request -> request.groupName(name()).newPath(newPath)));
    }

    /** Returns the names of the users in the group. */
    public List<String> members() {
        return users().map(User::userName).toList();
    }

    /** Returns the ARNs of the users in the group. */
    public List<String> memberArns() {
        return users().map(User::arn).toList();
    }

    private Stream<User> users() {
        return connection().client().getGroupPaginator(request -> request.groupName(name())).users().stream();
    }

    /** Puts users into the group, except those that are there already. */
    public IamGroup addMember(String userName, String... more) {
        Set<String> users = Memberships.names("user", userName, more);
        List<String> present = members();
        Memberships memberships = new Memberships(connection());
        return with(Memberships.all(users.stream()
                .map(user -> memberships.add(user, name(), present.contains(user)))
                .toList()));
    }

    /** Takes users out of the group; that they are not there is no error. */
    public IamGroup removeMember(String userName, String... more) {
        Set<String> users = Memberships.names("user", userName, more);
        List<String> present = members();
        Memberships memberships = new Memberships(connection());
        return with(Memberships.all(users.stream()
                .map(user -> memberships.remove(user, name(), present.contains(user)))
                .toList()));
    }

    /** Deletes the group alone: while it has members or policies, AWS refuses with {@code DeleteConflict}. */
    public IamGroup deleteIfBare() {
        return deleteAlone(() -> connection().client().deleteGroup(request -> request.groupName(name())));
    }

    @Override
    void listParts(Deletion.Parts parts) {
        Group group = get();
        PathConflictException.check("group", name(), group.path(), path);
        connection().ownership().require(what(), Optional.of(group.path()), Map.of());
        for (String member : members()) {
            parts.add(
                    "RemoveUserFromGroup",
                    member,
                    () -> connection()
                            .client()
                            .removeUserFromGroup(
                                    request -> request.groupName(name()).userName(member)));
        }
        addPolicies(parts);
        parts.add("DeleteGroup", name(), () -> connection().client().deleteGroup(request -> request.groupName(name())));
    }
}
