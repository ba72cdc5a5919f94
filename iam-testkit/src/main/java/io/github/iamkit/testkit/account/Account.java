package io.github.iamkit.testkit.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that one account holds.
 *
 * <p>Not thread-safe: whoever calls operations makes them take turns.
 */
public final class Account {
    private final String id;
    private final String partition;
    private final Clock clock;
    private final Map<Quota, Integer> quotas = new EnumMap<>(Quota.class);
    private final Ids ids;
    private final Map<String, StoredUser> users = new TreeMap<>();
    private final Map<String, StoredGroup> groups = new TreeMap<>();
    private final Map<String, StoredRole> roles = new TreeMap<>();
    private final Map<String, StoredPolicy> policies = new TreeMap<>();
    private final Map<String, TemporaryCredentials> sessions = new HashMap<>();
    private final Set<String> issuedKeyIds = new HashSet<>();
    private final StoredUser root;
    private final StoredKey rootKey;
    private @Nullable String alias;

    /** Creates an account that has nothing but its root. */
    public Account(String id, String partition, Clock clock, long seed, Map<Quota, Integer> quotas) {
        this.id = id;
        this.partition = partition;
        this.clock = clock;
        this.quotas.putAll(quotas);
        this.ids = new Ids(seed);
        this.root = new StoredUser(id, "root", "/", now());
        this.rootKey = issueKey(root);
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

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Ids ids() {
        return ids;
    }

    int quota(Quota quota) {
        return quotas.getOrDefault(quota, quota.usual());
    }

    /** Refuses one more of something than its quota allows. */
    void requireRoom(Quota quota, int present) {
        if (present >= quota(quota)) {
            throw new Refusal("LimitExceeded", "Cannot exceed quota for " + quota.awsName() + ": " + quota(quota));
        }
    }

    Map<String, StoredUser> users() {
        return users;
    }

    Map<String, StoredGroup> groups() {
        return groups;
    }

    Map<String, StoredRole> roles() {
        return roles;
    }

    /** The customer managed policies, by ARN. */
    Map<String, StoredPolicy> policies() {
        return policies;
    }

    /** Temporary credentials, by access key id. */
    Map<String, TemporaryCredentials> sessions() {
        return sessions;
    }

    StoredUser root() {
        return root;
    }

    Optional<String> alias() {
        return Optional.ofNullable(alias);
    }

    void setAlias(@Nullable String newAlias) {
        alias = newAlias;
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

    private static <T extends Identity> T find(Map<String, T> all, String name, String type) {
        T found = all.get(name);
        if (found == null) {
            throw Refusal.noSuchEntity("The " + type + " with name " + name + " cannot be found.");
        }
        return found;
    }

    /** Refuses a name that is taken, in whatever letter case. */
    static void requireFree(Collection<? extends Identity> all, String name, String noun) {
        for (Identity other : all) {
            if (other.name().equalsIgnoreCase(name)) {
                throw Refusal.alreadyExists(noun + " with name " + name + " already exists.");
            }
        }
    }

    String arn(Identity identity) {
        return identity == root ? rootArn() : iamArn(identity.type() + identity.path() + identity.name());
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
        StoredKey key = new StoredKey(ids.accessKeyId("AKIA"), ids.secret(), now());
        owner.accessKeys().add(key);
        issuedKeyIds.add(key.id());
        return key;
    }

    /** Tells whether a key of this id was ever issued, be it deleted by now. */
    public boolean everIssued(String accessKeyId) {
        return issuedKeyIds.contains(accessKeyId);
    }

    void rememberIssued(String accessKeyId) {
        issuedKeyIds.add(accessKeyId);
    }

    /** Empties the account. Root and its first key stay; keys that were issued are known as such for ever. */
    public void reset() {
        users.clear();
        groups.clear();
        roles.clear();
        policies.clear();
        sessions.clear();
        root.accessKeys().removeIf(key -> key != rootKey);
        rootKey.setActive(true);
        alias = null;
    }

    /** Returns root's key id and secret, with which a test starts. */
    public Map.Entry<String, String> rootKey() {
        return Map.entry(rootKey.id(), rootKey.secret());
    }

    /** Returns root as a caller. */
    public Caller rootCaller() {
        return new Caller(rootArn(), id, null, Optional.empty());
    }

    /** Returns who may sign with an access key, and its secret; nothing if it is unknown, inactive or of the wrong session. */
    public Optional<Credentials> credentials(String accessKeyId, Optional<String> token) {
        TemporaryCredentials session = sessions.get(accessKeyId);
        if (session != null) {
            return session.credentials(token, clock.instant());
        }
        if (token.isPresent()) {
            return Optional.empty();
        }
        for (StoredUser user : usersAndRoot().values()) {
            for (StoredKey key : user.accessKeys()) {
                if (key.id().equals(accessKeyId) && key.isActive()) {
                    return Optional.of(new Credentials(key.secret(), caller(user)));
                }
            }
        }
        return Optional.empty();
    }

    private Map<String, StoredUser> usersAndRoot() {
        Map<String, StoredUser> all = new LinkedHashMap<>(users);
        all.put("<root>", root);
        return all;
    }

    /** Remembers that a key signed a request. */
    public void used(String accessKeyId, String service, String region) {
        for (StoredUser user : usersAndRoot().values()) {
            for (StoredKey key : user.accessKeys()) {
                if (key.id().equals(accessKeyId)) {
                    key.use(new StoredKey.Use(now(), service, region));
                }
            }
        }
    }

    Caller caller(StoredUser user) {
        return user == root ? rootCaller() : new Caller(arn(user), user.id(), user.name(), Optional.empty());
    }

    /** Returns what a key stands for. */
    Optional<String> ownerOf(String accessKeyId) {
        return usersAndRoot().values().stream()
                .filter(user ->
                        user.accessKeys().stream().anyMatch(key -> key.id().equals(accessKeyId)))
                .map(this::arn)
                .findFirst();
    }

    /** Returns the users of a group, in order of their names. */
    Collection<StoredUser> membersOf(StoredGroup group) {
        return users.values().stream()
                .filter(user -> user.groups().contains(group.name()))
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
