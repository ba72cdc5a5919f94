package io.github.iamkit.testkit.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One account: what it holds, and what its operations share.
 *
 * <p>Operations run in turns, {@link #reading} or {@link #writing}; what they see, and what others see of them, is up to the
 * {@link Ledger}.
 *
 * <p>Thread-safe.
 */
public final class Account {
    private static final String ONLY_ROW = "";

    private final AccountSetup setup;
    private final Ids ids;
    private final Ledger ledger;
    private final LastUses lastUses = new LastUses();
    private final TrustedTokens trustedTokens = new TrustedTokens();
    private final Table<StoredUser> roots;
    private final Table<StoredUser> users;
    private final Table<UserId> userIds;
    private final Table<StoredGroup> groups;
    private final Table<StoredRole> roles;
    private final Table<StoredPolicy> policies;
    private final Table<StoredInstanceProfile> instanceProfiles;
    private final Table<StoredServerCertificate> serverCertificates;
    private final Table<StoredMfaDevice> mfaDevices;
    private final Table<StoredOidcProvider> oidcProviders;
    private final Table<StoredSamlProvider> samlProviders;
    private final Table<String> aliases;
    private final Resources resources = new Resources(this);
    private final KeyRing keys;
    private final Snapshot initial;

    /** The key of a user, who may be renamed, by the id. */
    private record UserId(String id, String key) {}

    /**
     * All that an account held at one moment.
     *
     * <p>Immutable and thread-safe.
     */
    public static final class Snapshot {
        private final PersistentMap<PersistentMap<?>> tables;
        private final PersistentMap<LastUses.Use> lastUses;

        private Snapshot(PersistentMap<PersistentMap<?>> tables, PersistentMap<LastUses.Use> lastUses) {
            this.tables = tables;
            this.lastUses = lastUses;
        }
    }

    /** Creates an account that has nothing but its root. */
    public Account(AccountSetup setup) {
        this.setup = setup;
        this.ids = new Ids(setup.seed());
        this.ledger = new Ledger(setup.clock(), setup.lag());
        this.roots = table("root", root -> ONLY_ROW);
        this.users = table("users", StoredUser::key);
        this.userIds = table("user ids", UserId::id);
        this.groups = table("groups", StoredGroup::key);
        this.roles = table("roles", StoredRole::key);
        this.policies = table("policies", StoredPolicy::key);
        this.instanceProfiles = table("instance profiles", StoredInstanceProfile::key);
        this.serverCertificates = table("server certificates", StoredServerCertificate::key);
        this.mfaDevices = table("MFA devices", StoredMfaDevice::serialNumber);
        this.oidcProviders = table("OIDC providers", StoredOidcProvider::arn);
        this.samlProviders = table("SAML providers", StoredSamlProvider::arn);
        this.aliases = table("aliases", alias -> alias);
        this.keys = writing(() -> new KeyRing(this, newRoot()));
        this.initial = snapshot();
        restore(initial);
    }

    private StoredUser newRoot() {
        return StoredUser.builder()
                .id(id())
                .name("root")
                .path("/")
                .created(now())
                .isRoot(true)
                .build();
    }

    /** Returns a collection of the account. */
    <V> Table<V> table(String name, Function<V, String> key) {
        return new Table<>(ledger, name, key);
    }

    /** Returns the account's id: twelve digits. */
    public String id() {
        return setup.id();
    }

    /** Returns the partition, such as {@code aws}. */
    public String partition() {
        return setup.partition();
    }

    /** Returns the clock that the account lives by. */
    public Clock clock() {
        return setup.clock();
    }

    /** The organization that the account belongs to. */
    Optional<Organization> organization() {
        return setup.organization();
    }

    /** Returns the tokens of identity providers that are taken for good. */
    public TrustedTokens trustedTokens() {
        return trustedTokens;
    }

    AccountSetup setup() {
        return setup;
    }

    /** Does what only reads; side by side with whatever else is done. */
    public <T> T reading(Supplier<T> work) {
        return ledger.reading(work);
    }

    /** Does what writes, in its turn; if it throws, nothing was written. */
    public <T> T writing(Supplier<T> work) {
        return ledger.writing(work);
    }

    /** Looks at the account as it is, with what is not visible to callers yet. */
    public <T> T latest(Supplier<T> work) {
        return ledger.latest(work);
    }

    /** Within a turn: does what depends on what is visible to callers, such as checking their credentials. */
    public <T> T visibly(Supplier<T> work) {
        return ledger.visibly(work);
    }

    /** Returns what the running turn sees: the same object as long as nothing is written. */
    Object seen() {
        return ledger.seen();
    }

    /** Returns what the account holds. */
    public Snapshot snapshot() {
        return new Snapshot(ledger.snapshot(), lastUses.snapshot());
    }

    /** Makes the account hold what it held. Keys that were issued since are known as such for ever. */
    public void restore(Snapshot snapshot) {
        ledger.restore(snapshot.tables);
        lastUses.restore(snapshot.lastUses);
    }

    /** Empties the account. Root and its first key stay; keys that were issued are known as such for ever. */
    public void reset() {
        trustedTokens.clear();
        restore(initial);
    }

    Instant now() {
        return clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Ids ids() {
        return ids;
    }

    /** What reads and writes the messages in which other services say why they refuse something. */
    AuthorizationMessages authorizationMessages() {
        return new AuthorizationMessages(keys.rootKey().getValue());
    }

    LastUses lastUses() {
        return lastUses;
    }

    int quota(Quota quota) {
        return setup.quotas().getOrDefault(quota, quota.usual());
    }

    /** Refuses one more of something than its quota allows. */
    void requireRoom(Quota quota, int present) {
        if (present >= quota(quota)) {
            throw exceeded(quota);
        }
    }

    Refusal exceeded(Quota quota) {
        return new Refusal("LimitExceeded", "Cannot exceed quota for " + quota.awsName() + ": " + quota(quota));
    }

    Table<StoredUser> users() {
        return users;
    }

    Table<StoredGroup> groups() {
        return groups;
    }

    Table<StoredRole> roles() {
        return roles;
    }

    /** The customer managed policies. */
    Table<StoredPolicy> policies() {
        return policies;
    }

    Table<StoredMfaDevice> mfaDevices() {
        return mfaDevices;
    }

    Table<StoredOidcProvider> oidcProviders() {
        return oidcProviders;
    }

    Table<StoredSamlProvider> samlProviders() {
        return samlProviders;
    }

    Table<StoredInstanceProfile> instanceProfiles() {
        return instanceProfiles;
    }

    Table<StoredServerCertificate> serverCertificates() {
        return serverCertificates;
    }

    /** What finds all this by ARN. */
    Resources resources() {
        return resources;
    }

    /** The account's other names; AWS allows one. */
    Table<String> aliases() {
        return aliases;
    }

    StoredUser root() {
        return roots.find(ONLY_ROW).orElseThrow();
    }

    StoredUser user(String name) {
        return find(users, name, "user");
    }

    StoredGroup group(String name) {
        return find(groups, name, "group");
    }

    StoredRole role(String name) {
        return find(roles, name, "role");
    }

    private static <T extends Identity> T find(Table<T> all, String name, String type) {
        return Named.find(all, name)
                .orElseThrow(() -> Refusal.noSuchEntity("The " + type + " with name " + name + " cannot be found."));
    }

    /** Refuses a name that is taken, in whatever letter case. */
    static void requireFree(Table<?> all, String name, String noun) {
        if (all.contains(Named.key(name))) {
            throw Refusal.alreadyExists(noun + " with name " + name + " already exists.");
        }
    }

    /** Puts a user, root, group or role in the place of what it was made from. */
    void save(Identity identity) {
        if (identity instanceof StoredUser user) {
            (user.isRoot() ? roots : users).put(user);
            userIds.put(new UserId(user.id(), user.key()));
        } else if (identity instanceof StoredGroup group) {
            groups.put(group);
        } else if (identity instanceof StoredRole role) {
            roles.put(role);
        }
    }

    /** Puts a user in the place of one that may have had another name. */
    void rename(StoredUser old, StoredUser user) {
        users.remove(old);
        save(user);
    }

    String arn(Named named) {
        return named instanceof StoredUser user && user.isRoot()
                ? rootArn()
                : iamArn(named.type() + named.path() + named.name());
    }

    String rootArn() {
        return iamArn("root");
    }

    /** Returns the ARN of something that IAM holds, from its type, path and name. */
    String iamArn(String resource) {
        return "arn:" + partition() + ":iam::" + id() + ":" + resource;
    }

    String stsArn(String resource) {
        return "arn:" + partition() + ":sts::" + id() + ":" + resource;
    }

    /** Returns the keys that requests are signed with. */
    public KeyRing keys() {
        return keys;
    }

    /** Returns root as a caller. */
    public Caller rootCaller() {
        return new Caller(rootArn(), id(), null, Optional.empty());
    }

    /** Returns whoever calls with credentials that were never issued, for root. */
    public Caller madeUpCaller() {
        return new Caller(rootArn(), id(), null, Optional.empty(), true);
    }

    /** Returns the user, or root, of this id. */
    Optional<StoredUser> userOfId(String userId) {
        return userId.equals(id())
                ? Optional.of(root())
                : userIds.find(userId)
                        .flatMap(user -> users.find(user.key()))
                        .filter(user -> user.id().equals(userId));
    }

    Caller caller(StoredUser user) {
        return user.isRoot() ? rootCaller() : new Caller(arn(user), user.id(), user.name(), Optional.empty());
    }

    /** Returns the users of a group, in order of their names. */
    Collection<StoredUser> membersOf(StoredGroup group) {
        return users.values().stream()
                .filter(user -> user.groups().contains(group.key()))
                .toList();
    }

    /** Returns everything that may hold policies. */
    Collection<Identity> identities() {
        List<Identity> identities = new ArrayList<>(users.values());
        identities.addAll(groups.values());
        identities.addAll(roles.values());
        return identities;
    }
}
