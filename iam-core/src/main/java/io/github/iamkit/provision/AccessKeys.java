package io.github.iamkit.provision;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;

/** The access keys of one user. */
record AccessKeys(Connection connection, String user) {
    private static final int MOST = 2;

    List<IssuedAccessKey> list() {
        return connection
                .client()
                .listAccessKeysPaginator(request -> request.userName(user))
                .accessKeyMetadata()
                .stream()
                .map(key -> new IssuedAccessKey(key.accessKeyId(), key.status() == StatusType.ACTIVE, key.createDate()))
                .toList();
    }

    /** Makes a key and hands it to a store; if the store throws, the key is deleted again. */
    AccessKeyPair create(Consumer<AccessKeyPair> store) {
        List<IssuedAccessKey> present = list();
        if (present.size() >= MOST) {
            throw new AccessKeyLimitException(user, present);
        }
        AccessKey made = new OrphanSafeCreation<>(
                        connection,
                        "access key",
                        "user " + user,
                        this::ids,
                        () -> connection
                                .client()
                                .createAccessKey(request -> request.userName(user))
                                .accessKey(),
                        AccessKey::accessKeyId,
                        this::discard)
                .create(key -> store.accept(pair(key)));
        return pair(made);
    }

    private static AccessKeyPair pair(AccessKey key) {
        return AccessKeyPair.of(key.accessKeyId(), Secret.of(key.secretAccessKey()));
    }

    private Set<String> ids() {
        return list().stream().map(IssuedAccessKey::accessKeyId).collect(Collectors.toSet());
    }

    private void discard(String id) {
        try {
            status(id, StatusType.INACTIVE);
            connection
                    .client()
                    .deleteAccessKey(request -> request.userName(user).accessKeyId(id));
        } catch (NoSuchEntityException e) {
            // Somebody else was faster.
            connection.chronicle().warned("access key " + id + " of user " + user + " was gone already");
        }
    }

    private void status(String id, StatusType status) {
        connection
                .client()
                .updateAccessKey(
                        request -> request.userName(user).accessKeyId(id).status(status));
    }

    Done setStatus(String id, StatusType status) {
        if (status == StatusType.INACTIVE) {
            connection.caller().requireOther(id, user);
        }
        return connection.change(
                "made access key " + id + " of user " + user + (status == StatusType.ACTIVE ? " active" : " inactive"),
                () -> status(id, status));
    }

    Done delete(String id) {
        connection.caller().requireOther(id, user);
        return connection.remove(
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
