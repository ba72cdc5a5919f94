package io.github.iamkit.provision;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.sts.StsClient;

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
 * <p>IAM tells all its places of news within seconds to minutes. Where a step needs what an earlier one has made, it is
 * tried again within a bound; whatever else is wrong fails at once. All calls of a provisioner slow down together when AWS
 * says that there are too many.
 *
 * <p>Immutable and thread-safe, as the client is.
 */
public final class IamProvisioner {
    private final Connection connection;

    private IamProvisioner(Connection connection) {
        this.connection = connection;
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

    /**
     * Returns the client that the calls are made with, for what the handles lack: it is the one that was given, with this
     * provisioner's patience around it.
     */
    public IamClient client() {
        return connection.client();
    }

    /** Returns the clock that the provisioner goes by. */
    public Clock clock() {
        return connection.clock();
    }

    /**
     * Returns the ARN of whoever signs the calls; nothing if AWS does not tell: it tells roles only where the provisioner has a
     * token service to ask.
     */
    public Optional<String> callerArn() {
        return connection.caller().arn(connection.tokenServices());
    }

    /**
     * Returns what shows up, looked for again and again within the propagation bound; nothing if it does not. For what must be
     * there, as AWS said so, and may not be visible yet.
     */
    public <T> Optional<T> await(Supplier<Optional<T>> look) {
        Patience.Wait wait = connection.patience().start();
        Optional<T> seen = look.get();
        while (seen.isEmpty() && wait.isWorthwhile()) {
            wait.pause();
            seen = look.get();
        }
        return seen;
    }

    /** Returns a handle on the account itself. */
    public IamAccount account() {
        return new IamAccount(connection, Done.UNCHANGED);
    }

    /** Returns a handle on a group; if it has to be created, that is under the path {@code /}. */
    public IamGroup group(String name) {
        return new IamGroup(connection, Names.require("group", name), null, Done.UNCHANGED);
    }

    /** Returns a handle on a group under a path. */
    public IamGroup group(String name, String path) {
        return new IamGroup(connection, Names.require("group", name), Names.requirePath(path), Done.UNCHANGED);
    }

    /** Returns a handle on a user; if it has to be created, that is under the path {@code /}. */
    public IamUser user(String name) {
        return new IamUser(connection, Names.require("user", name), null, Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on a user under a path. */
    public IamUser user(String name, String path) {
        return new IamUser(
                connection, Names.require("user", name), Names.requirePath(path), Wishes.NONE, Done.UNCHANGED);
    }

    /**
     * Returns a handle on the user whose key signs the calls.
     *
     * @throws IllegalStateException if that is root
     * @throws software.amazon.awssdk.services.iam.model.IamException if that is a role
     */
    public IamUser currentUser() {
        User user = connection.client().getUser().user();
        if (user.arn().endsWith(":root")) {
            throw new IllegalStateException("the calls are signed by root, which is no user; sign with a user's key");
        }
        return user(user.userName());
    }

    /** Returns a handle on the user that has an access key, if it is one of this account. */
    public Optional<IamUser> userOfAccessKey(String accessKeyId) {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        return Connection.find(() -> connection
                        .client()
                        .getAccessKeyLastUsed(request -> request.accessKeyId(accessKeyId))
                        .userName())
                .map(this::user);
    }

    /** Returns a handle on a role; if it has to be created, that is under the path {@code /}. */
    public IamRole role(String name) {
        return new IamRole(connection, Names.require("role", name), null, Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on a role under a path. */
    public IamRole role(String name, String path) {
        return new IamRole(
                connection, Names.require("role", name), Names.requirePath(path), Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on a managed policy of the account; if it has to be created, that is under the path {@code /}. */
    public IamManagedPolicy policy(String name) {
        Names.require("policy", name);
        return new IamManagedPolicy(connection, name, null, Optional.empty(), Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on a managed policy of the account under a path. */
    public IamManagedPolicy policy(String name, String path) {
        Names.require("policy", name);
        return new IamManagedPolicy(
                connection, name, Names.requirePath(path), Optional.empty(), Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on the managed policy of this ARN, the account's or AWS's. */
    public IamManagedPolicy policyByArn(String arn) {
        int start = arn.indexOf(":policy/");
        if (!arn.startsWith("arn:") || start < 0) {
            throw new IllegalArgumentException(
                    "`" + arn + "` is not the ARN of a managed policy, as arn:aws:iam::123456789012:policy/NAME");
        }
        String name = Names.require("policy", arn.substring(arn.lastIndexOf('/') + 1));
        return new IamManagedPolicy(connection, name, null, Optional.of(arn), Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on an instance profile; if it has to be created, that is under the path {@code /}. */
    public IamInstanceProfile instanceProfile(String name) {
        Names.require("instance profile", name);
        return new IamInstanceProfile(connection, name, null, Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on an instance profile under a path. */
    public IamInstanceProfile instanceProfile(String name, String path) {
        Names.require("instance profile", name);
        return new IamInstanceProfile(connection, name, Names.requirePath(path), Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on a server certificate; if it has to be uploaded, that is under the path {@code /}. */
    public IamServerCertificate serverCertificate(String name) {
        Names.require("server certificate", name);
        return new IamServerCertificate(connection, name, null, Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on a server certificate under a path; one for CloudFront is under {@code /cloudfront/}. */
    public IamServerCertificate serverCertificate(String name, String path) {
        Names.require("server certificate", name);
        return new IamServerCertificate(connection, name, Names.requirePath(path), Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on a virtual MFA device; if it has to be created, that is under the path {@code /}. */
    public IamVirtualMfaDevice virtualMfaDevice(String name) {
        return new IamVirtualMfaDevice(connection, Names.require("virtual MFA device", name), null, Done.UNCHANGED);
    }

    /** Returns a handle on a virtual MFA device under a path. */
    public IamVirtualMfaDevice virtualMfaDevice(String name, String path) {
        Names.require("virtual MFA device", name);
        return new IamVirtualMfaDevice(connection, name, Names.requirePath(path), Done.UNCHANGED);
    }

    /**
     * Returns a handle on the OIDC provider of this address, such as {@code https://token.actions.example}.
     *
     * @throws IllegalArgumentException if it does not start with {@code https://}
     */
    public IamOidcProvider oidcProvider(String url) {
        return new IamOidcProvider(connection, IamOidcProvider.place(url), List.of(), Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns a handle on a SAML provider. */
    public IamSamlProvider samlProvider(String name) {
        return new IamSamlProvider(connection, Names.require("SAML provider", name), Wishes.NONE, Done.UNCHANGED);
    }

    /** Returns the ARNs of the groups whose path starts so, such as {@code /} for all, in order of their names. */
    public List<String> groupArns(String pathPrefix) {
        return new Arns(client()).groups(pathPrefix);
    }

    /** Returns the ARNs of the users whose path starts so, such as {@code /} for all, in order of their names. */
    public List<String> userArns(String pathPrefix) {
        return new Arns(client()).users(pathPrefix);
    }

    /** Returns the ARNs of the roles whose path starts so, such as {@code /} for all, in order of their names. */
    public List<String> roleArns(String pathPrefix) {
        return new Arns(client()).roles(pathPrefix);
    }

    /** Returns the ARNs of the account's own managed policies whose path starts so, such as {@code /} for all. */
    public List<String> policyArns(String pathPrefix) {
        return new Arns(client()).policies(pathPrefix);
    }

    /** Returns the ARNs of the instance profiles whose path starts so, such as {@code /} for all. */
    public List<String> instanceProfileArns(String pathPrefix) {
        return new Arns(client()).instanceProfiles(pathPrefix);
    }

    /** Returns the ARNs of the server certificates whose path starts so, such as {@code /} for all. */
    public List<String> serverCertificateArns(String pathPrefix) {
        return new Arns(client()).serverCertificates(pathPrefix);
    }

    /** Returns the serial numbers of the virtual MFA devices, which are ARNs. */
    public List<String> virtualMfaDeviceArns() {
        return new Arns(client()).virtualMfaDevices();
    }

    /** Returns the ARNs of the OIDC providers. */
    public List<String> oidcProviderArns() {
        return new Arns(client()).oidcProviders();
    }

    /** Returns the ARNs of the SAML providers. */
    public List<String> samlProviderArns() {
        return new Arns(client()).samlProviders();
    }

    /**
     * Builds an {@link IamProvisioner}.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {
        private static final Duration USUAL_BOUND = Duration.ofMinutes(2);

        private final IamClient client;
        private final List<StsClient> tokenServices = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private Consumer<Duration> sleeper = Builder::sleep;
        private Duration bound = USUAL_BOUND;
        private Consumer<ProvisioningEvent> listener = event -> {};
        private Ownership ownership = Ownership.EVERYTHING;
        private SecretJournal journal = SecretJournal.NONE;
        private boolean mayRemoveOwnAccess;

        private Builder(IamClient client) {
            this.client = client;
        }

        /** The way to wait unless one is given, as tests do. */
        private static void sleep(Duration pause) {
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw AbortedException.create("interrupted while waiting for IAM", e);
            }
        }

        /** Sets the clock by which waiting ends and certificates are expired; the system's if not said otherwise. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Sets what waits; the thread sleeps if not said otherwise. */
        public Builder sleeper(Consumer<Duration> sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /**
         * Sets how long a thing that was made can take to show everywhere; two minutes if not said otherwise, none at zero.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder propagationBound(Duration bound) {
            if (bound.isNegative()) {
                throw new IllegalArgumentException("the propagation bound is " + bound + "; give zero or more");
            }
            this.bound = bound;
            return this;
        }

        /** Sets who is told of every change and every wait; nobody if not said otherwise. */
        public Builder listener(Consumer<ProvisioningEvent> listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Adds a client of the token service, by which a new access key is tried before the old one goes; the global
         * endpoint and that of a region are better than one of them. Its own credentials are not used for that. Without
         * one, IAM itself is asked.
         */
        public Builder tokenService(StsClient sts) {
            this.tokenServices.add(Objects.requireNonNull(sts, "sts"));
            return this;
        }

        /** Sets what may be deleted; whatever is asked for, if not said otherwise. */
        public Builder owns(Ownership ownership) {
            this.ownership = Objects.requireNonNull(ownership, "ownership");
            return this;
        }

        /**
         * Sets a file in which is written what is begun with secrets that AWS tells once, and that it is done; none if not said
         * otherwise. A process that is killed between making an access key and storing it leaves one whose secret nobody has:
         * by this file the next one finds and deletes it, before it makes another. Processes that share the file take turns. No
         * secret is in it. One file is for one account.
         *
         * <p>A process that is killed after the store has stored a key, and before it has written that down, leaves one that
         * looks lost: the next creation deletes it, unless it has been used by then. Of the use of a password of a service AWS
         * does not tell, so such a one is made inactive, and the listener is told.
         */
        public Builder journal(Path file) {
            this.journal = SecretJournal.at(Objects.requireNonNull(file, "file"));
            return this;
        }

        /**
         * Lets the access key that signs the calls be made inactive or deleted, and the role be deleted whose session signs them,
         * instead of refusing that. The role is known only where there is a token service to ask.
         */
        public Builder mayRemoveOwnAccess() {
            this.mayRemoveOwnAccess = true;
            return this;
        }

        /** Builds the provisioner. */
        public IamProvisioner build() {
            Patience patience = new Patience(clock, sleeper, bound);
            Chronicle chronicle = new Chronicle(listener);
            return new IamProvisioner(new Connection(
                    ConsistentClient.around(client, patience, chronicle),
                    List.copyOf(tokenServices),
                    patience,
                    chronicle,
                    new RecentWrites(patience),
                    journal,
                    new Caller(client, mayRemoveOwnAccess),
                    ownership));
        }
    }
}
