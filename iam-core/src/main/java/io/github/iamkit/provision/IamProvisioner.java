package io.github.iamkit.provision;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * Groups, users, roles and their credentials, made and changed so that doing it twice does it once.
 *
 * <pre>{@code
 * IamProvisioner iam = IamProvisioner.using(client);
 * IamGroup admins = iam.group("Admin").ensure()
 *     .putPolicy("AdminGroupPolicy", Policy.allow("*").on("*"));
 * IamUser david = iam.user("david").ensure().addToGroup(admins);
 * AccessKeyPair key = david.createAccessKey(CredentialFile.legacy(file)::write);
 * }</pre>
 *
 * <p>A handle such as {@code iam.group("Admin")} makes no call until it is asked for something. Its verbs return a new
 * handle, whose {@code outcome()} says what was done. Lists follow all pages. Exceptions of the SDK come through as they
 * are. The client stays its owner's: it is not closed here.
 *
 * <p>Immutable and thread-safe, as the client is.
 */
public final class IamProvisioner {
    private final IamClient client;
    private final Clock clock;

    private IamProvisioner(IamClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Returns a provisioner that makes its calls with this client. */
    public static IamProvisioner using(IamClient client) {
        return builder(client).build();
    }

    /** Returns a builder of a provisioner that makes its calls with this client. */
    public static Builder builder(IamClient client) {
        return new Builder(Objects.requireNonNull(client, "client"));
    }

    /** Compares what the account should hold, such as a blueprint, with what it holds. Nothing is written. */
    public <P> P plan(Plannable<P> desired) {
        return Objects.requireNonNull(desired, "desired").planFor(this);
    }

    /** Carries out a plan, and returns what there is to tell of it. */
    public <R> R apply(Applicable<R> plan) {
        return Objects.requireNonNull(plan, "plan").applyTo(this);
    }

    /** Returns the client that the calls are made with. */
    public IamClient client() {
        return client;
    }

    /** Returns the clock that the provisioner goes by. */
    public Clock clock() {
        return clock;
    }

    /** Returns a handle on a group; if it has to be created, that is under the path {@code /}. */
    public IamGroup group(String name) {
        return new IamGroup(client, Objects.requireNonNull(name, "name"), null, Outcome.UNCHANGED);
    }

    /** Returns a handle on a group under a path. */
    public IamGroup group(String name, String path) {
        return new IamGroup(
                client, Objects.requireNonNull(name, "name"), Objects.requireNonNull(path, "path"), Outcome.UNCHANGED);
    }

    /** Returns a handle on a user; if it has to be created, that is under the path {@code /}. */
    public IamUser user(String name) {
        return new IamUser(client, clock, Objects.requireNonNull(name, "name"), null, Outcome.UNCHANGED);
    }

    /** Returns a handle on a user under a path. */
    public IamUser user(String name, String path) {
        return new IamUser(
                client,
                clock,
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(path, "path"),
                Outcome.UNCHANGED);
    }

    /** Returns a handle on a role; if it has to be created, that is under the path {@code /}. */
    public IamRole role(String name) {
        return new IamRole(client, Objects.requireNonNull(name, "name"), null, Outcome.UNCHANGED);
    }

    /** Returns a handle on a role under a path. */
    public IamRole role(String name, String path) {
        return new IamRole(
                client, Objects.requireNonNull(name, "name"), Objects.requireNonNull(path, "path"), Outcome.UNCHANGED);
    }

    /** Returns the ARNs of the groups whose path starts so, such as {@code /} for all, in order of their names. */
    public List<String> groupArns(String pathPrefix) {
        Objects.requireNonNull(pathPrefix, "pathPrefix");
        return client.listGroupsPaginator(request -> request.pathPrefix(pathPrefix)).groups().stream()
                .map(group -> group.arn())
                .toList();
    }

    /** Returns the ARNs of the users whose path starts so, such as {@code /} for all, in order of their names. */
    public List<String> userArns(String pathPrefix) {
        Objects.requireNonNull(pathPrefix, "pathPrefix");
        return client.listUsersPaginator(request -> request.pathPrefix(pathPrefix)).users().stream()
                .map(user -> user.arn())
                .toList();
    }

    /** Returns the ARNs of the roles whose path starts so, such as {@code /} for all, in order of their names. */
    public List<String> roleArns(String pathPrefix) {
        Objects.requireNonNull(pathPrefix, "pathPrefix");
        return client.listRolesPaginator(request -> request.pathPrefix(pathPrefix)).roles().stream()
                .map(role -> role.arn())
                .toList();
    }

    /**
     * Builds an {@link IamProvisioner}.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {
        private final IamClient client;
        private Clock clock = Clock.systemUTC();

        private Builder(IamClient client) {
            this.client = client;
        }

        /** Sets the clock by which certificates are found to be expired; the system's if not said otherwise. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Builds the provisioner. */
        public IamProvisioner build() {
            return new IamProvisioner(client, clock);
        }
    }
}
