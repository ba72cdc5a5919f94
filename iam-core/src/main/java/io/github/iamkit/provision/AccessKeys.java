package io.github.iamkit.provision;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;

/** The access keys of one user. */
record AccessKeys(Connection connection, String user) implements ToldOnce<AccessKey> {
    private static final int MOST = 2;

    /** Lists the keys, and looks again while one that was made lately does not show. */
    List<IssuedAccessKey> list() {
        Patience.Wait wait = connection.patience().start();
        List<IssuedAccessKey> keys = listed();
        while (!ids(keys).containsAll(madeLately()) && wait.isWorthwhile()) {
            wait.pause();
            keys = listed();
        }
        return keys;
    }

    private List<IssuedAccessKey> listed() {
        return connection
                .client()
                .listAccessKeysPaginator(request -> request.userName(user))
                .accessKeyMetadata()
                .stream()
                .filter(key -> !connection.recent().say(place() + key.accessKeyId(), RecentWrites.GONE))
                .map(key -> new IssuedAccessKey(key.accessKeyId(), isActive(key), key.createDate()))
                .toList();
    }

    private boolean isActive(AccessKeyMetadata key) {
        String place = place() + key.accessKeyId();
        boolean wasChangedLately = !connection.recent().agree(place, RecentWrites.THERE);
        return wasChangedLately
                ? connection.recent().say(place, StatusType.ACTIVE.toString())
                : key.status() == StatusType.ACTIVE;
    }

    private List<String> madeLately() {
        return connection.recent().endsOf(place(), RecentWrites.THERE);
    }

    private String place() {
        return "user " + user + " access key ";
    }

    private static Set<String> ids(List<IssuedAccessKey> keys) {
        return keys.stream().map(IssuedAccessKey::accessKeyId).collect(Collectors.toSet());
    }

    /** Makes a key and hands it to a store; if the store throws, the key is deleted again. */
    AccessKeyPair create(Consumer<AccessKeyPair> store) {
        deleteLost();
        List<IssuedAccessKey> present = list();
        if (present.size() >= MOST) {
            throw new AccessKeyLimitException(user, present);
        }
        AccessKey made = new OrphanSafeCreation<>(connection, this).create(key -> store.accept(pair(key)));
        connection.recent().wrote(place() + made.accessKeyId(), RecentWrites.THERE);
        return pair(made);
    }

    /** Deletes a key that a killed process made and did not store, as the journal shows. */
    Done deleteLost() {
        return new OrphanSafeCreation<>(connection, this).deleteLost();
    }

    @Override
    public String what() {
        return "access key of user " + user;
    }

    @Override
    public Map<String, Instant> present() {
        return list().stream().collect(Collectors.toMap(IssuedAccessKey::accessKeyId, IssuedAccessKey::created));
    }

    @Override
    public AccessKey make() {
        return connection
                .client()
                .createAccessKey(request -> request.userName(user))
                .accessKey();
    }

    @Override
    public String id(AccessKey made) {
        return made.accessKeyId();
    }

    /** AWS tells of a use late, so the key that signs the calls may not look used yet. */
    @Override
    public boolean isUsed(String id) {
        return connection.caller().accessKeyId().filter(id::equals).isPresent()
                || lastUse(id).isPresent();
    }

    private static AccessKeyPair pair(AccessKey key) {
        return AccessKeyPair.of(key.accessKeyId(), Secret.of(key.secretAccessKey()));
    }

    @Override
    public void delete(String id) {
        try {
            status(id, StatusType.INACTIVE);
            connection
                    .client()
                    .deleteAccessKey(request -> request.userName(user).accessKeyId(id));
        } catch (NoSuchEntityException e) {
            // Somebody else was faster.
            connection.chronicle().warned("access key " + id + " of user " + user + " was gone already");
        }
        connection.recent().wrote(place() + id, RecentWrites.GONE);
    }

    private void status(String id, StatusType status) {
        connection
                .client()
                .updateAccessKey(
                        request -> request.userName(user).accessKeyId(id).status(status));
        connection.recent().wrote(place() + id, status.toString());
    }

    Done setStatus(String id, StatusType status) {
        if (status == StatusType.INACTIVE) {
            connection.caller().requireOther(id, user);
        }
        return connection.change(
                "made access key " + id + " of user " + user + (status == StatusType.ACTIVE ? " active" : " inactive"),
                () -> status(id, status));
    }

    Done remove(String id) {
        connection.caller().requireOther(id, user);
        return connection.remove(
                place() + id,
                "deleted access key " + id + " of user " + user,
                () -> connection
                        .client()
                        .deleteAccessKey(request -> request.userName(user).accessKeyId(id)));
    }

    Optional<KeyUse> lastUse(String id) {
        AccessKeyLastUsed use = connection
                .client()
                .getAccessKeyLastUsed(request -> request.accessKeyId(id))
                .accessKeyLastUsed();
        return Optional.ofNullable(use)
                .filter(known -> known.lastUsedDate() != null)
                .map(known -> new KeyUse(known.lastUsedDate(), known.serviceName(), known.region()));
    }

    /** Refuses a user whose key the calls are signed with. */
    void requireOthers() {
        list().forEach(key -> connection.caller().requireOther(key.accessKeyId(), user));
    }

    /** Deletes keys that are inactive and have not been used for a time, as nobody misses them. */
    Done deleteUnused(Duration time) {
        Instant since = connection.clock().instant().minus(time);
        Done done = Done.UNCHANGED;
        for (IssuedAccessKey key : list()) {
            Instant last = lastUse(key.accessKeyId()).map(KeyUse::when).orElse(key.created());
            if (!key.isActive() && !last.isAfter(since)) {
                done = done.and(remove(key.accessKeyId()));
            }
        }
        return done;
    }

    void addParts(Deletion.Parts parts) {
        requireOthers();
        List<IssuedAccessKey> keys = list();
        for (IssuedAccessKey key : keys) {
            if (key.isActive()) {
                parts.add("UpdateAccessKey", key.accessKeyId(), () -> status(key.accessKeyId(), StatusType.INACTIVE));
            }
        }
        for (IssuedAccessKey key : keys) {
            parts.add(
                    "DeleteAccessKey",
                    key.accessKeyId(),
                    () -> connection
                            .client()
                            .deleteAccessKey(request -> request.userName(user).accessKeyId(key.accessKeyId())));
        }
    }
}
