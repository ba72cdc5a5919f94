package io.github.iamkit.testkit.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final String id;
    private final String partition;
    private final Clock clock;
    private final Map<Quota, Integer> quotas = new EnumMap<>(Quota.class);
    private final Ids ids;
    private final Ledger ledger;
    private final LastUses lastUses = new LastUses();
    private final Set<String> issuedKeyIds = ConcurrentHashMap.newKeySet();
    private final Table<StoredUser> roots;
    private final Table<StoredUser> users;
    private final Table<StoredGroup> groups;
    private final Table<StoredRole> roles;
    private final Table<StoredPolicy> policies;
    private final Table<UserId> userIds;
    private final Table<KeyOwner> keyOwners;
    private final Table<StoredMfaDevice> mfaDevices;
    private final Table<TemporaryCredentials> sessions;
    private final Table<String> aliases;
    private final Table<StoredInstanceProfile> instanceProfiles;
    private final Table<StoredOidcProvider> oidcProviders;
    private final Table<StoredSamlProvider> samlProviders;
    private final StoredKey rootKey;
    private final Surroundings surroundings;
    private final TrustedTokens trustedTokens = new TrustedTokens();
    private final Snapshot initial;

    /** Who an access key belongs to, by id. */
    private record KeyOwner(String keyId, String userId) {}

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
    public Account(
            String id,
            String partition,
            Clock clock,
            long seed,
            Map<Quota, Integer> quotas,
            Lag lag,
            Surroundings surroundings) {
        this.id = id;
        this.partition = partition;
        this.clock = clock;
        this.surroundings = surroundings;
        this.quotas.putAll(quotas);
        this.ids = new Ids(seed);
        this.ledger = new Ledger(clock, lag);
        this.roots = table("root", root -> ONLY_ROW);
        this.users = table("users", StoredUser::key);
        this.groups = table("groups", StoredGroup::key);
        this.roles = table("roles", StoredRole::key);
        this.policies = table("policies", StoredPolicy::key);
        this.userIds = table("user ids", UserId::id);
        this.mfaDevices = table("MFA devices", StoredMfaDevice::serialNumber);
        this.keyOwners = table("key owners", KeyOwner::keyId);
        this.sessions = table("sessions", TemporaryCredentials::accessKeyId);
        this.aliases = table("aliases", alias -> alias);
        this.instanceProfiles = table("instance profiles", StoredInstanceProfile::key);
        this.oidcProviders = table("OIDC providers", StoredOidcProvider::arn);
        this.samlProviders = table("SAML providers", StoredSamlProvider::arn);
        this.rootKey = writing(() -> issueKey(StoredUser.builder()
                .id(id)
                .name("root")
                .path("/")
                .created(now())
                .isRoot(true)
                .build()));
        this.initial = snapshot();
        restore(initial);
    }

    /** Returns a collection of the account. */
    <V> Table<V> table(String name, Function<V, String> key) {
        return new Table<>(ledger, name, key);
    }

    /** Returns the account's id: twelve digits. */
    public String id() {
        return id;
    }

    /** Returns the partition, such as {@code aws}. */
    public String partition() {
        return partition;
    }

    /** Returns the clock that the account lives by. */
    public Clock clock() {
        return clock;
    }

    /** The organization that the account belongs to. */
    Optional<Organization> organization() {
        return surroundings.organization();
    }

    /** Returns the tokens of identity providers that are taken for good. */
    public TrustedTokens trustedTokens() {
        return trustedTokens;
    }

    Surroundings surroundings() {
        return surroundings;
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
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Ids ids() {
        return ids;
    }

    /** What reads and writes the messages in which other services say why they refuse something. */
    AuthorizationMessages authorizationMessages() {
        return new AuthorizationMessages(rootKey.secret());
    }

    LastUses lastUses() {
        return lastUses;
    }

    int quota(Quota quota) {
        return quotas.getOrDefault(quota, quota.usual());
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

    /** Temporary credentials. */
    Table<TemporaryCredentials> sessions() {
        return sessions;
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
        return find(all, name)
                .orElseThrow(() -> Refusal.noSuchEntity("The " + type + " with name " + name + " cannot be found."));
    }

    /** Returns what has exactly this name. */
    static <T extends Identity> Optional<T> find(Table<T> all, String name) {
        return all.find(Identity.key(name)).filter(found -> found.name().equals(name));
    }

    /** Refuses a name that is taken, in whatever letter case. */
    static void requireFree(Table<?> all, String name, String noun) {
        if (all.contains(Identity.key(name))) {
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

    String arn(Identity identity) {
        return identity instanceof StoredUser user && user.isRoot()
                ? rootArn()
                : iamArn(identity.type() + identity.path() + identity.name());
    }

    String rootArn() {
        return iamArn("root");
    }

    /** Returns the ARN of something that IAM holds, from its type, path and name. */
    String iamArn(String resource) {
        return "arn:" + partition + ":iam::" + id + ":" + resource;
    }

    String stsArn(String resource) {
        return "arn:" + partition + ":sts::" + id + ":" + resource;
    }

    StoredKey issueKey(StoredUser owner) {
        StoredKey key = StoredKey.builder()
                .id(ids.accessKeyId("AKIA"))
                .secret(ids.secret())
                .created(now())
                .build();
        save(owner.withAccessKeys(Parts.with(owner.accessKeys(), key)));
        keyOwners.put(new KeyOwner(key.id(), owner.id()));
        rememberIssued(key.id());
        return key;
    }

    void deleteKey(StoredUser owner, StoredKey gone) {
        save(owner.withAccessKeys(Parts.without(owner.accessKeys(), gone)));
        keyOwners.find(gone.id()).ifPresent(keyOwners::remove);
    }

    /** Tells whether a key of this id was ever issued, be it deleted by now. */
    public boolean everIssued(String accessKeyId) {
        return issuedKeyIds.contains(accessKeyId);
    }

    void rememberIssued(String accessKeyId) {
        issuedKeyIds.add(accessKeyId);
    }

    /** Returns root's key id and secret, with which a test starts. */
    public Map.Entry<String, String> rootKey() {
        return Map.entry(rootKey.id(), rootKey.secret());
    }

    /** Returns root as a caller. */
    public Caller rootCaller() {
        return new Caller(rootArn(), id, null, Optional.empty());
    }

    /** Returns whoever calls with credentials that were never issued, for root. */
    public Caller madeUpCaller() {
        return new Caller(rootArn(), id, null, Optional.empty(), true);
    }

    /** Returns who may sign with an access key, and its secret; nothing if it is unknown, inactive or of the wrong session. */
    public Optional<Credentials> credentials(String accessKeyId, Optional<String> token) {
        Optional<TemporaryCredentials> session = sessions.find(accessKeyId);
        if (session.isPresent()) {
            return session.get().credentials(token, clock.instant());
        }
        if (token.isPresent()) {
            return Optional.empty();
        }
        return keyOwner(accessKeyId)
                .flatMap(user -> user.accessKeys().stream()
                        .filter(key -> key.id().equals(accessKeyId) && key.isActive())
                        .findFirst()
                        .map(key -> new Credentials(key.secret(), caller(user))));
    }

    /** Returns the user, or root, that has a key. */
    Optional<StoredUser> keyOwner(String accessKeyId) {
        return keyOwners.find(accessKeyId).flatMap(key -> userOfId(key.userId()));
    }

    /** Returns the user, or root, of this id. */
    Optional<StoredUser> userOfId(String userId) {
        return userId.equals(id)
                ? Optional.of(root())
                : userIds.find(userId)
                        .flatMap(user -> users.find(user.key()))
                        .filter(user -> user.id().equals(userId));
    }

    /** Remembers that a key signed a request, and whose it is. */
    public void used(String accessKeyId, Caller caller, String service, String region) {
        LastUses.Use use = new LastUses.Use(now(), service, region);
        lastUses.note(accessKeyId, use);
        String id = caller.id().split(":", 2)[0];
        lastUses.note(id, use);
        lastUses.note(usageKey(id, service), use);
    }

    /** What the last use of a service by somebody is noted under. */
    static String usageKey(String id, String service) {
        return id + "/" + service;
    }

    Caller caller(StoredUser user) {
        return user.isRoot() ? rootCaller() : new Caller(arn(user), user.id(), user.name(), Optional.empty());
    }

    /** Returns what can be tagged and has this ARN, beside users and roles. */
    Optional<Tagged> tagged(String arn) {
        return policies.find(Identity.key(arn.substring(arn.lastIndexOf('/') + 1)))
                .filter(policy -> policy.arn().equals(arn))
                .map(policy -> policy);
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
