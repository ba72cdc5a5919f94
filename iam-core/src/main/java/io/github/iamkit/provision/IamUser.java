package io.github.iamkit.provision;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.User;

/**
 * A user of the account.
 *
 * <pre>{@code
 * IamUser david = iam.user("david").ensure().addToGroup(admins);
 * AccessKeyPair key = david.createAccessKey(CredentialFile.legacy(file)::write);
 * david.uploadSigningCertificate(certificate);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamUser extends IamUserCredentials {
    /** The policy that {@link #lockOut} writes. */
    static final String LOCKED_OUT = "LockedOut";

    private final @Nullable String path;

    IamUser(Connection connection, String name, @Nullable String path, Wishes wishes, Done done) {
        super(connection, name, done, wishes);
        this.path = path;
    }

    @Override
    IamUser with(Done done) {
        return new IamUser(connection(), name(), path, wishes(), done);
    }

    @Override
    IamUser with(Wishes other) {
        return new IamUser(connection(), name(), path, other, Done.UNCHANGED);
    }

    /**
     * Creates the user if it does not exist.
     *
     * @throws PathConflictException if it exists under another path than the one that was asked for
     */
    public IamUser ensure() {
        Names.requireCreatable("user", name(), 64);
        Creation.Found<User> found = new Creation<>(connection(), "user", name(), this::find)
                .among(() -> connection().client().listUsersPaginator().users().stream()
                        .map(User::userName))
                .findOr(() -> connection()
                        .client()
                        .createUser(request -> request.userName(name())
                                .path(path)
                                .permissionsBoundary(wishes().boundary().orElse(null))
                                .tags(TagSet.orNothing(wishes().tags())))
                        .user());
        PathConflictException.check("user", name(), found.thing().path(), path);
        return with(found.isNew() ? Done.CREATED : align());
    }

    private Optional<User> find() {
        return Connection.find(this::get);
    }

    private User get() {
        return connection()
                .client()
                .getUser(request -> request.userName(name()))
                .user();
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
        return get().userId();
    }

    @Override
    public String path() {
        return get().path();
    }

    @Override
    public Instant created() {
        return get().createDate();
    }

    /** Returns when the password was last used, within AWS's tracking period; nothing if there is none or it never was. */
    public Optional<Instant> passwordLastUsed() {
        return Optional.ofNullable(get().passwordLastUsed());
    }

    /** Gives the user another name, which changes its ARN and not its unique id. */
    public IamUser rename(String newName) {
        Names.require("user", newName);
        Done done = connection()
                .change(
                        "renamed user " + name() + " to " + newName,
                        () -> connection()
                                .client()
                                .updateUser(request -> request.userName(name()).newUserName(newName)));
        return new IamUser(connection(), newName, path, wishes(), done);
    }

    /** Puts the user under another path, which changes its ARN and not its unique id. */
    public IamUser moveTo(String newPath) {
        Names.requirePath(newPath);
        String oldPath = path();
        IamUser moved = new IamUser(connection(), name(), newPath, wishes(), Done.UNCHANGED);
        return oldPath.equals(newPath)
                ? moved
                : moved.change(
                        "path " + oldPath + " -> " + newPath,
                        () -> connection()
                                .client()
                                .updateUser(request -> request.userName(name()).newPath(newPath)));
    }

    /** Puts the user into a group, unless it is there already. */
    public IamUser addToGroup(IamGroup group) {
        return addToGroup(group.name());
    }

    /** Puts the user into groups, except those where it is already. */
    public IamUser addToGroup(String groupName, String... more) {
        Set<String> groups = Memberships.names("group", groupName, more);
        List<String> present = groupNames();
        Memberships memberships = new Memberships(connection());
        return with(Memberships.all(groups.stream()
                .map(group -> memberships.add(name(), group, present.contains(group)))
                .toList()));
    }

    /** Takes the user out of groups; that it is not there is no error. */
    public IamUser removeFromGroup(String groupName, String... more) {
        Set<String> groups = Memberships.names("group", groupName, more);
        List<String> present = groupNames();
        Memberships memberships = new Memberships(connection());
        return with(Memberships.all(groups.stream()
                .map(group -> memberships.remove(name(), group, present.contains(group)))
                .toList()));
    }

    /** Returns the names of the user's groups. */
    public List<String> groupNames() {
        return groups().map(Group::groupName).toList();
    }

    /** Returns the ARNs of the user's groups. */
    public List<String> groupArns() {
        return groups().map(Group::arn).toList();
    }

    private Stream<Group> groups() {
        return connection().client().listGroupsForUserPaginator(request -> request.userName(name())).groups().stream();
    }

    /**
     * Makes another access key, hands it to a store, waits until it works, and makes the one before inactive. Nothing is
     * deleted yet: {@link KeyRotation#finish} and {@link KeyRotation#rollback} come later, also in another process.
     *
     * @throws AccessKeyLimitException if the user has two keys already
     * @throws OwnAccessException if the key before is the one that the calls are signed with
     */
    public KeyRotation rotateAccessKey(Consumer<AccessKeyPair> store) {
        return new KeyRotation(connection(), name()).start(Objects.requireNonNull(store, "store"));
    }

    /** Returns the rotation of the user's access key, to be gone on with or given up: no call is made yet. */
    public KeyRotation keyRotation() {
        return new KeyRotation(connection(), name());
    }

    /**
     * Denies the user everything from here on, by a policy {@code LockedOut} that is written into it. That also ends the
     * sessions that it has opened, which {@link #delete()} alone does not before its last step.
     *
     * @throws OwnAccessException if the calls are signed with a key of this user
     */
    public IamUser lockOut() {
        keys().requireOthers();
        return putPolicy(LOCKED_OUT, Policy.deny("*").on("*"));
    }

    /** Deletes the user alone: while anything hangs on it, AWS refuses with {@code DeleteConflict}. */
    public IamUser deleteIfBare() {
        return deleteAlone(() -> connection().client().deleteUser(request -> request.userName(name())));
    }

    @Override
    void listParts(Deletion.Parts parts) {
        User user = get();
        PathConflictException.check("user", name(), user.path(), path);
        connection().ownership().require(what(), Optional.of(user.path()), TagSet.map(user.tags()));
        addCredentials(parts);
        addPolicies(parts);
        for (String group : groupNames()) {
            parts.add(
                    "RemoveUserFromGroup",
                    group,
                    () -> connection()
                            .client()
                            .removeUserFromGroup(
                                    request -> request.userName(name()).groupName(group)));
        }
        parts.add("DeleteUser", name(), () -> connection().client().deleteUser(request -> request.userName(name())));
    }
}
