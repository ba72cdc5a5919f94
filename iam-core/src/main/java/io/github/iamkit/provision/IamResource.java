package io.github.iamkit.provision;

import java.util.List;

/**
 * Something that IAM holds under a name: a handle, which makes no call until it is asked for something.
 *
 * <pre>{@code
 * IamRole web = iam.role("web");
 * web.previewDelete().forEach(System.out::println);
 * web.delete().outcome();   // UPDATED, or UNCHANGED if there was no such role
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param <H> the kind of handle
 */
public abstract sealed class IamResource<H extends IamResource<H>> permits IamIdentity, IamTaggedResource {
    private final Connection connection;
    private final String type;
    private final String name;
    private final Done done;

    IamResource(Connection connection, String type, String name, Done done) {
        this.connection = connection;
        this.type = type;
        this.name = name;
        this.done = done;
    }

    /** Returns a handle on the same thing that tells what was done. */
    abstract H with(Done what);

    /** Adds what has to be taken away for the thing to go, in order, and the thing itself last. */
    abstract void listParts(Deletion.Parts parts);

    /** Tells whether it exists. */
    public abstract boolean exists();

    /** Returns its ARN. */
    public abstract String arn();

    final Connection connection() {
        return connection;
    }

    final String what() {
        return type + " " + name;
    }

    /** Returns its name. */
    public final String name() {
        return name;
    }

    /** Returns what the verb did that this handle comes from. */
    public final Outcome outcome() {
        return done.outcome();
    }

    /** Returns what the verb that this handle comes from has changed, a line each; nothing unless it is an update. */
    public final List<String> changes() {
        return done.changes();
    }

    /**
     * Returns the calls that {@link #delete()} would make, in order; none if there is nothing to delete. Nothing is changed.
     *
     * @throws DeletionRefusedException if it would refuse
     */
    public final List<DeletionStep> previewDelete() {
        return new Deletion(connection, this::listParts).preview();
    }

    /**
     * Deletes it after all that hangs on it; that there is none is no error. What can sign in goes first and permissions
     * last, so that a deletion that stops half-way leaves nobody with more access than before.
     *
     * @throws DeletionRefusedException if it is not the provisioner's to delete
     */
    public final H delete() {
        Done done = new Deletion(connection, this::listParts).run(what());
        connection.recent().wrote(what(), RecentWrites.GONE);
        return with(done);
    }

    /** Deletes the thing alone. */
    final H deleteAlone(Runnable call) {
        return with(connection.remove(what(), "deleted " + what(), call));
    }

    final H change(String change, Runnable call) {
        return with(connection.change(change + " of " + what(), call));
    }

    final H remove(String change, Runnable call) {
        return with(connection.remove(change + " of " + what(), call));
    }

    /** Returns the kind of thing and its name. */
    @Override
    public final String toString() {
        return what();
    }
}
