package io.github.iamkit.testkit.account;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that requests are signed with: those of users and of root, and those of sessions.
 *
 * <p>Thread-safe.
 */
public final class KeyRing {
    private final Account account;
    private final Table<KeyOwner> owners;
    private final Table<TemporaryCredentials> sessions;
    private final Set<String> everIssued = ConcurrentHashMap.newKeySet();
    private final StoredKey rootKey;

    /** Who an access key belongs to, by id. */
    private record KeyOwner(String keyId, String userId) {}

    /** Creates the keys of an account that has no users; root gets one. */
    KeyRing(Account account, StoredUser root) {
        this.account = account;
        this.owners = account.table("key owners", KeyOwner::keyId);
        this.sessions = account.table("sessions", TemporaryCredentials::accessKeyId);
        this.rootKey = issue(root);
    }

    /** Returns root's key id and secret, with which a test starts. */
    public Map.Entry<String, String> rootKey() {
        return Map.entry(rootKey.id(), rootKey.secret());
    }

    /** Returns who may sign with an access key, and its secret; nothing if it is unknown, inactive or of the wrong session. */
    public Optional<Credentials> credentials(String accessKeyId, Optional<String> token) {
        Optional<TemporaryCredentials> session = sessions.find(accessKeyId);
        if (session.isPresent()) {
            return session.get().credentials(token, account.clock().instant());
        }
        if (token.isPresent()) {
            return Optional.empty();
        }
        return owner(accessKeyId)
                .flatMap(user -> user.accessKeys().stream()
                        .filter(key -> key.id().equals(accessKeyId) && key.isActive())
                        .findFirst()
                        .map(key -> new Credentials(key.secret(), account.caller(user))));
    }

    /** Tells whether a key of this id was ever issued, be it deleted by now. */
    public boolean wasIssued(String accessKeyId) {
        return everIssued.contains(accessKeyId);
    }

    /** Remembers that a key signed a request, and whose it is. */
    public void used(String accessKeyId, Caller caller, String service, String region) {
        account.lastUses().note(accessKeyId, caller.principalId(), new LastUses.Use(account.now(), service, region));
    }

    /** Gives a user, or root, one more key. */
    StoredKey issue(StoredUser owner) {
        StoredKey key = StoredKey.builder()
                .id(account.ids().accessKeyId("AKIA"))
                .secret(account.ids().secret())
                .created(account.now())
                .build();
        account.save(owner.withAccessKeys(Parts.with(owner.accessKeys(), key)));
        owners.put(new KeyOwner(key.id(), owner.id()));
        everIssued.add(key.id());
        return key;
    }

    /** Takes a session's credentials in. */
    void add(TemporaryCredentials session) {
        sessions.put(session);
        everIssued.add(session.accessKeyId());
    }

    void delete(StoredUser owner, StoredKey gone) {
        account.save(owner.withAccessKeys(Parts.without(owner.accessKeys(), gone)));
        owners.find(gone.id()).ifPresent(owners::remove);
    }

    /** Returns the user, or root, that has a key. */
    Optional<StoredUser> owner(String accessKeyId) {
        return owners.find(accessKeyId).flatMap(key -> account.userOfId(key.userId()));
    }
}
