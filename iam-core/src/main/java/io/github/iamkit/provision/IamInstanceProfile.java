package io.github.iamkit.provision;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * An instance profile: what gives a role to instances of EC2.
 *
 * <pre>{@code
 * iam.instanceProfile("web").ensure().putRole("web");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamInstanceProfile extends IamTaggedResource<IamInstanceProfile> {
    private final @Nullable String path;
    private final Wishes wishes;

    IamInstanceProfile(Connection connection, String name, @Nullable String path, Wishes wishes, Done done) {
        super(connection, "instance profile", name, done);
        this.path = path;
        this.wishes = wishes;
    }

    @Override
    IamInstanceProfile with(Done done) {
        return new IamInstanceProfile(connection(), name(), path, wishes, done);
    }

    /** Says that {@link #ensure()} shall set a tag. */
    public IamInstanceProfile withTag(String key, String value) {
        return new IamInstanceProfile(connection(), name(), path, wishes.withTag(key, value), Done.UNCHANGED);
    }

    /**
     * Creates the instance profile if it does not exist.
     *
     * @throws PathConflictException if it exists under another path than the one that was asked for
     */
    public IamInstanceProfile ensure() {
        Creation.Found<InstanceProfile> found = new Creation<>(connection(), "instance profile", name(), this::find)
                .among(() -> connection().client().listInstanceProfilesPaginator().instanceProfiles().stream()
                        .map(InstanceProfile::instanceProfileName))
                .findOr(() -> connection()
                        .client()
                        .createInstanceProfile(request ->
                                request.instanceProfileName(name()).path(path).tags(TagSet.orNothing(wishes.tags())))
                        .instanceProfile());
        PathConflictException.check("instance profile", name(), found.thing().path(), path);
        return with(found.isNew() ? Done.CREATED : tagSet().put(wishes.tags()));
    }

    private Optional<InstanceProfile> find() {
        return Connection.find(this::get);
    }

    private InstanceProfile get() {
        return connection()
                .client()
                .getInstanceProfile(request -> request.instanceProfileName(name()))
                .instanceProfile();
    }

    @Override
    public boolean exists() {
        return find().isPresent();
    }

    @Override
    public String arn() {
        return get().arn();
    }

    /** Returns its unique id. */
    public String uniqueId() {
        return get().instanceProfileId();
    }

    /** Returns its path. */
    public String path() {
        return get().path();
    }

    /** Returns when it was created. */
    public Instant created() {
        return get().createDate();
    }

    /** Returns the name of the role that it gives, if there is one. */
    public Optional<String> role() {
        return get().roles().stream().map(Role::roleName).findFirst();
    }

    /** Lets it give this role instead of any other. Between the two, instances are without one for a moment. */
    public IamInstanceProfile putRole(IamRole role) {
        return putRole(role.name());
    }

    /** Lets it give the role of this name instead of any other. Between the two, instances are without one for a moment. */
    public IamInstanceProfile putRole(String roleName) {
        Names.require("role", roleName);
        Optional<String> present = role();
        if (present.filter(roleName::equals).isPresent()) {
            return with(Done.UNCHANGED);
        }
        present.ifPresent(this::take);
        return change(
                "role " + present.orElse("none") + " -> " + roleName,
                () -> connection()
                        .client()
                        .addRoleToInstanceProfile(
                                request -> request.instanceProfileName(name()).roleName(roleName)));
    }

    /** Takes a role out; that it is not there is no error. */
    public IamInstanceProfile removeRole(String roleName) {
        Names.require("role", roleName);
        return role().filter(roleName::equals).isEmpty()
                ? with(Done.UNCHANGED)
                : remove("removed role " + roleName, () -> take(roleName));
    }

    private void take(String roleName) {
        connection()
                .client()
                .removeRoleFromInstanceProfile(
                        request -> request.instanceProfileName(name()).roleName(roleName));
    }

    /** Deletes the instance profile alone: while it has a role, AWS refuses with {@code DeleteConflict}. */
    public IamInstanceProfile deleteIfBare() {
        return deleteAlone(this::discard);
    }

    private void discard() {
        connection().client().deleteInstanceProfile(request -> request.instanceProfileName(name()));
    }

    @Override
    TagCalls tagCalls() {
        return TagCallsOf.instanceProfile(connection().client(), name());
    }

    @Override
    void listParts(Deletion.Parts parts) {
        InstanceProfile profile = get();
        PathConflictException.check("instance profile", name(), profile.path(), path);
        requireOwned(profile.path(), profile.tags());
        for (Role role : profile.roles()) {
            parts.add("RemoveRoleFromInstanceProfile", role.roleName(), () -> take(role.roleName()));
        }
        parts.add("DeleteInstanceProfile", name(), this::discard);
    }
}
