package io.github.iamkit.testkit;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.testkit.account.Account;
import io.github.iamkit.testkit.account.AccountSetup;
import io.github.iamkit.testkit.account.AccountView;
import io.github.iamkit.testkit.account.Lag;
import io.github.iamkit.testkit.account.Quota;
import io.github.iamkit.testkit.account.Services;
import io.github.iamkit.testkit.protocol.Engine;
import io.github.iamkit.testkit.protocol.Engine.SignatureAge;
import io.github.iamkit.testkit.protocol.Engine.UnknownCredentials;
import io.github.iamkit.testkit.protocol.WireRequest;
import io.github.iamkit.testkit.protocol.WireResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * An account of AWS that lives in memory, under the real clients of the SDK.
 *
 * <pre>{@code
 * FakeIam aws = FakeIam.create();
 * aws.client().createUser(request -> request.userName("david"));
 * assertThat(aws.policiesOf("david")).denies("iam:CreateUser", "*");
 * }</pre>
 *
 * <p>It sits below the SDK's clients, in place of the network: what marshals requests, follows pages, waits, retries and
 * throws is AWS's own code. Requests are signed and the signature is checked, so the fake knows who calls, and holds
 * everybody but root to their policies, with AWS's own sentences. An operation that it lacks answers by name.
 *
 * <p>Ids, keys and times are the same for the same seed and clock.
 *
 * <p>Thread-safe.
 */
public final class FakeIam {
    private final Engine engine;
    private final AccountView view;
    private final UnknownCredentials unknownCredentials;
    private final AwsCredentials rootCredentials;
    private final String accountId;
    private final Entrance entrance;
    private final Clients clients = new Clients(this::answer);

    private FakeIam(Builder builder) {
        Account account = new Account(builder.setup);
        Map.Entry<String, String> rootKey = account.keys().rootKey();
        this.accountId = account.id();
        Services services = new Services(account);
        this.view = services.view();
        this.engine = new Engine(services, builder.signatureAge);
        this.entrance = new Entrance(engine, new Faults(), new CallLog());
        this.unknownCredentials = builder.unknownCredentials;
        this.rootCredentials = AwsBasicCredentials.create(rootKey.getKey(), rootKey.getValue());
    }

    /** Creates an empty account 123456789012. */
    public static FakeIam create() {
        return builder().build();
    }

    /** Returns a builder of an empty account. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the account's id: twelve digits. */
    public String accountId() {
        return accountId;
    }

    /** Returns a client that signs as root. */
    public IamClient client() {
        return clientFor(rootCredentials);
    }

    /**
     * Returns a client that signs with these credentials: those of a key that was made here, or others to see them refused.
     */
    public IamClient clientFor(AwsCredentials credentials) {
        return clients.iam(credentials);
    }

    /** Returns a client that signs with this key. */
    public IamClient clientFor(AccessKeyPair key) {
        return clientFor(Clients.credentials(key));
    }

    /** Returns an asynchronous client that signs as root. */
    public IamAsyncClient asyncClient() {
        return clients.iamAsync(rootCredentials);
    }

    /** Returns a client of the security token service that signs as root. */
    public StsClient sts() {
        return stsFor(rootCredentials);
    }

    /** Returns a client of the security token service that signs with these credentials. */
    public StsClient stsFor(AwsCredentials credentials) {
        return clients.sts(credentials);
    }

    /** Returns a client of the security token service that signs with this key. */
    public StsClient stsFor(AccessKeyPair key) {
        return stsFor(Clients.credentials(key));
    }

    /** Returns the HTTP client that leads here, for a client of the SDK that the test builds itself. */
    public SdkHttpClient httpClient() {
        return clients.http();
    }

    /** Returns root's credentials. */
    public AwsCredentials rootCredentials() {
        return rootCredentials;
    }

    /**
     * Returns what a user may do.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public Access policiesOf(String userName) {
        Objects.requireNonNull(userName, "userName");
        AccountView.Powers powers = view.powersOfUser(userName);
        return new Access("user `" + userName + "`", powers.policies(), powers.request()::about);
    }

    /**
     * Returns what a session of a role may do.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public Access policiesOfRole(String roleName) {
        Objects.requireNonNull(roleName, "roleName");
        AccountView.Powers powers = view.powersOfRole(roleName);
        return new Access("role `" + roleName + "`", powers.policies(), powers.request()::about);
    }

    /** Returns what puts users, groups, roles and policies into the account without calls. */
    public Given given() {
        return new Given(engine);
    }

    /** Returns Roles Anywhere, which gives sessions of roles to those who show a certificate. */
    public FakeRolesAnywhere rolesAnywhere() {
        return new FakeRolesAnywhere(engine);
    }

    /** Returns the latest calls, at most 10,000, in order, without secrets; those that a fault kept from the account too. */
    public List<RecordedCall> calls() {
        return entrance.calls().calls();
    }

    /** Returns what is to go wrong with the next calls. */
    public Faults faults() {
        return entrance.faults();
    }

    /** Empties the account and forgets calls and faults. Root's credentials stay; all other keys are refused from here on. */
    public void reset() {
        engine.reset();
        entrance.calls().clear();
        entrance.faults().clear();
    }

    /** Returns all that the account holds, to come back to it. */
    public Snapshot snapshot() {
        return new Snapshot(engine.look(services -> services.account().snapshot()));
    }

    /**
     * Makes the account hold what it held when the snapshot was taken. Keys that were issued since are refused from here
     * on.
     */
    public void restore(Snapshot snapshot) {
        Account.Snapshot held = Objects.requireNonNull(snapshot, "snapshot").held;
        engine.look(services -> {
            services.account().restore(held);
            return services;
        });
    }

    /**
     * What an account held at one moment.
     *
     * <p>Immutable and thread-safe.
     */
    public static final class Snapshot {
        private final Account.Snapshot held;

        private Snapshot(Account.Snapshot held) {
            this.held = held;
        }
    }

    /**
     * Takes a token of an identity provider for good: a JSON Web Token, or a SAML response in base 64. Nobody could check its
     * signature here; all else about it is checked when a role is assumed with it.
     */
    public void trust(String token) {
        engine.look(services -> {
            services.account().trustedTokens().add(Objects.requireNonNull(token, "token"));
            return true;
        });
    }

    /**
     * Returns what a service such as EC2 answers to a request that it does not allow, for {@code DecodeAuthorizationMessage}
     * to read.
     */
    public String encodedAuthorizationMessage(Decision decision) {
        Objects.requireNonNull(decision, "decision");
        return engine.look(services -> services.encode(decision));
    }

    /**
     * Returns the token that a partner was sent, for {@code GetDelegatedAccessToken}; nothing if {@code SendDelegationToken}
     * was not called for its request.
     */
    public Optional<String> delegationToken(String delegationRequestId) {
        return engine.look(services -> services.delegationToken(delegationRequestId));
    }

    /** Starts serving this account over HTTP on a free port of the loopback interface. */
    public FakeIamServer serve() {
        return FakeIamServer.builder(this).start();
    }

    /** Returns a page that shows the account, and answers what its form asks. */
    String page(UnaryOperator<String> asked) {
        return new AccountPage(this, AccountContents.of(engine), asked).html();
    }

    WireResponse answer(WireRequest request) {
        return answer(request, unknownCredentials);
    }

    WireResponse answer(WireRequest request, UnknownCredentials unknown) {
        return entrance.answer(request, unknown);
    }

    Set<String> operationNames() {
        return engine.look(services -> {
            Set<String> names = new TreeSet<>(services.iam().names());
            names.addAll(services.sts().names());
            return names;
        });
    }

    /** Returns what assertions look at. */
    AccountView view() {
        return view;
    }

    /** Returns the account's id and what it holds. */
    @Override
    public String toString() {
        return "account " + accountId + " with users " + view.userNames() + " and groups " + view.groupNames();
    }

    /**
     * Builds a {@link FakeIam}.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {
        private AccountSetup setup = AccountSetup.builder().build();
        private UnknownCredentials unknownCredentials = UnknownCredentials.REFUSED;
        private SignatureAge signatureAge = SignatureAge.UNCHECKED;

        private Builder() {}

        /**
         * Sets the account's id; 123456789012 if not said otherwise.
         *
         * @throws IllegalArgumentException if it is not twelve digits
         */
        public Builder account(String id) {
            setup = setup.withId(id);
            return this;
        }

        /** Sets the partition that ARNs name; {@code aws} if not said otherwise. */
        public Builder partition(String name) {
            setup = setup.withPartition(Objects.requireNonNull(name, "name"));
            return this;
        }

        /** Sets the clock by which keys are dated and sessions expire; the system's if not said otherwise. */
        public Builder clock(Clock clock) {
            setup = setup.withClock(Objects.requireNonNull(clock, "clock"));
            return this;
        }

        /** Sets what ids and keys are made of; accounts of the same seed give the same ones in the same order. */
        public Builder seed(long seed) {
            setup = setup.withSeed(seed);
            return this;
        }

        /**
         * Sets a quota by the name that AWS gives it in messages, such as {@code AccessKeysPerUser}.
         *
         * @throws IllegalArgumentException if the fake enforces no such quota
         */
        public Builder quota(String name, int value) {
            setup = setup.withQuota(Quota.named(name), value);
            return this;
        }

        /**
         * Lets that many reading calls pass before a change is seen by those who read, and by those who check credentials
         * and permissions; 0 if not said otherwise. Calls that write see everything.
         *
         * @throws IllegalArgumentException if it is less than 0
         */
        public Builder consistencyLag(int reads) {
            setup = setup.withLag(new Lag(reads, setup.lag().time()));
            return this;
        }

        /**
         * Lets that much time pass, by the account's clock, before a change is seen.
         *
         * @see #consistencyLag(int)
         */
        public Builder consistencyLag(Duration time) {
            setup = setup.withLag(new Lag(setup.lag().reads(), Objects.requireNonNull(time, "time")));
            return this;
        }

        /** Lets credentials that were never issued act as root, instead of refusing them. */
        public Builder lenientAuthentication() {
            this.unknownCredentials = UnknownCredentials.ACT_AS_ROOT;
            return this;
        }

        /**
         * Refuses requests that were signed more than 15 minutes from now by the fake's clock, as AWS does. Otherwise they may be
         * of any time, since tests stop their clocks.
         */
        public Builder checkSignatureAge() {
            this.signatureAge = SignatureAge.CHECKED;
            return this;
        }

        /** Puts the account into an organization; it is in none if not said otherwise. */
        public Builder organization(FakeOrganization organization) {
            setup = setup.withOrganization(
                    Objects.requireNonNull(organization, "organization").described());
            return this;
        }

        /** Says which resources use a service-linked role, so that its deletion fails. */
        public Builder serviceLinkedRoleInUse(String roleName, String... resourceArns) {
            setup = setup.withUseOfServiceRole(Objects.requireNonNull(roleName, "roleName"), List.of(resourceArns));
            return this;
        }

        /**
         * Ends the sentence of a denial with the ARN of the policy that denies, as AWS does more and more since 2026; inline
         * policies have none. Otherwise the sentence ends before it.
         */
        public Builder namePoliciesThatDeny() {
            setup = setup.withNamesDenyingPolicies(true);
            return this;
        }

        /** Says which resource uses a server certificate, so that its deletion is refused. */
        public Builder serverCertificateInUse(String certificateName, String resourceArn) {
            setup = setup.withUseOfServerCertificate(
                    Objects.requireNonNull(certificateName, "certificateName"),
                    Objects.requireNonNull(resourceArn, "resourceArn"));
            return this;
        }

        /** Builds the account. */
        public FakeIam build() {
            return new FakeIam(this);
        }
    }
}
