package io.github.iamkit.provision;

import io.github.iamkit.credentials.AccessKeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.iam.model.StatusType;

/**
 * The replacement of a user's access key by another one, in steps that can be days and processes apart.
 *
 * <pre>{@code
 * david.rotateAccessKey(CredentialFile.profile(file, "david")::write);   // today: both keys there, the new one works
 *
 * KeyRotation rotation = iam.user("david").keyRotation();                // next week, another process
 * rotation.finish();                                                     // the old key is deleted
 * }</pre>
 *
 * <p>What has been done is read from the account, so nothing has to be kept between the steps. All calls are signed with
 * the provisioner's own credentials; the new key is used for nothing but to see that it works. No active key is ever
 * deleted, except the new one by {@link #rollback()}.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html">AWS: update
 *     access keys</a>
 */
public final class KeyRotation {
    /** How long the old key stays, if not said otherwise. */
    public static final Duration USUAL_GRACE = Duration.ofDays(1);

    private final Connection connection;
    private final String user;

    KeyRotation(Connection connection, String user) {
        this.connection = connection;
        this.user = user;
    }

    /** How far a rotation is. */
    public enum Stage {
        /** The user has at most one key: a rotation can start, or is finished. */
        NONE,
        /** Two keys are active: the newer one was made, and maybe not stored. */
        STARTED,
        /** The older key is inactive, the newer one active: all is done but the waiting. */
        SWITCHED,
        /** The newer key is inactive and the older one active: {@link #rollback()} was interrupted. */
        ROLLING_BACK,
        /** Both keys are inactive: no step of a rotation leaves that behind. */
        UNCLEAR
    }

    private AccessKeys keys() {
        return new AccessKeys(connection, user);
    }

    /** Two keys, the older one first; nothing if there are not two. */
    private Optional<List<IssuedAccessKey>> pair() {
        List<IssuedAccessKey> keys = keys().list().stream()
                .sorted(Comparator.comparing(IssuedAccessKey::created).thenComparing(IssuedAccessKey::isActive))
                .toList();
        return keys.size() == 2 ? Optional.of(keys) : Optional.empty();
    }

    private List<IssuedAccessKey> requirePair() {
        return pair().orElseThrow(() -> new KeyRotationException("user `" + user
                + "` has not two access keys, so no rotation is going on; start one with rotateAccessKey"));
    }

    /** Returns how far it is, as the account shows it. */
    public Stage stage() {
        return pair().map(KeyRotation::stage).orElse(Stage.NONE);
    }

    private static Stage stage(List<IssuedAccessKey> pair) {
        if (pair.get(1).isActive()) {
            return pair.get(0).isActive() ? Stage.STARTED : Stage.SWITCHED;
        }
        return pair.get(0).isActive() ? Stage.ROLLING_BACK : Stage.UNCLEAR;
    }

    KeyRotation start(Consumer<AccessKeyPair> store) {
        keys().deleteLost();
        List<IssuedAccessKey> present = keys().list();
        present.forEach(key -> connection.caller().requireOther(key.accessKeyId(), user));
        AccessKeyPair made = keys().create(store);
        new KeyProbe(connection).requireUsable(made);
        present.stream().filter(IssuedAccessKey::isActive).forEach(this::deactivate);
        return this;
    }

    private void deactivate(IssuedAccessKey key) {
        keys().setStatus(key.accessKeyId(), StatusType.INACTIVE);
    }

    /**
     * Goes on where a rotation was interrupted: makes the old key inactive, if AWS has seen the newer one in use, so that
     * somebody has its secret. What is done already stays.
     *
     * @throws KeyRotationException if the newer key has not been seen in use: whether it was stored is not known then
     */
    public KeyRotation resume() {
        List<IssuedAccessKey> pair = requirePair();
        if (stage(pair) == Stage.SWITCHED) {
            return this;
        }
        requireStage(pair, Stage.STARTED);
        requireOrder(pair);
        IssuedAccessKey newer = pair.get(1);
        if (keys().lastUse(newer.accessKeyId()).isEmpty()) {
            throw new KeyRotationException("access key " + newer.accessKeyId() + " of user `" + user
                    + "` has not been used yet, so maybe nobody has its secret; call resume with the pair from the store,"
                    + " or rollback()");
        }
        deactivate(pair.get(0));
        return this;
    }

    /**
     * Goes on where a rotation was interrupted, with the key that the store holds: waits until that works, and makes the
     * old one inactive.
     *
     * @throws KeyRotationException if the store does not hold the newer key
     */
    public KeyRotation resume(AccessKeyPair stored) {
        List<IssuedAccessKey> pair = requirePair();
        IssuedAccessKey newer = pair.get(1);
        if (!newer.accessKeyId().equals(stored.accessKeyId())) {
            throw new KeyRotationException("the store holds " + stored.accessKeyId() + ", not the newer access key "
                    + newer.accessKeyId() + " of user `" + user
                    + "`, whose secret may be lost; call rollback() to delete the newer one, and rotate again");
        }
        if (stage(pair) == Stage.SWITCHED) {
            return this;
        }
        requireStage(pair, Stage.STARTED);
        requireOrder(pair);
        connection.caller().requireOther(pair.get(0).accessKeyId(), user);
        new KeyProbe(connection).requireUsable(stored);
        deactivate(pair.get(0));
        return this;
    }

    private void requireStage(List<IssuedAccessKey> pair, Stage wanted) {
        String problem = switch (stage(pair)) {
            case UNCLEAR -> "both access keys are inactive, which no step of a rotation leaves behind; activate one";
            case ROLLING_BACK -> "the newer access key is inactive; call rollback again, or activate it";
            default -> "the older access key is still active; call resume first";
        };
        if (stage(pair) != wanted) {
            throw new KeyRotationException("user `" + user + "`: " + problem);
        }
    }

    /** AWS dates keys by the second, so that two of one second have no order. */
    private void requireOrder(List<IssuedAccessKey> pair) {
        if (pair.get(0).created().equals(pair.get(1).created()) && pair.get(0).isActive()) {
            throw new KeyRotationException("access keys " + pair.get(0).accessKeyId() + " and "
                    + pair.get(1).accessKeyId() + " of user `" + user
                    + "` were made in one second, so which one is newer is not known; delete one yourself");
        }
    }

    /**
     * Gives the rotation up: the old key is active again, and the newer one is deleted, also if it works. The store has to be
     * given the old pair back by whoever has it.
     *
     * @throws OwnAccessException if the newer key is the one that the calls are signed with
     */
    public KeyRotation rollback() {
        List<IssuedAccessKey> pair = requirePair();
        requireOrder(pair);
        IssuedAccessKey newer = pair.get(1);
        connection.caller().requireOther(newer.accessKeyId(), user);
        if (!pair.get(0).isActive()) {
            keys().setStatus(pair.get(0).accessKeyId(), StatusType.ACTIVE);
        }
        deactivate(newer);
        keys().remove(newer.accessKeyId());
        return this;
    }

    /**
     * Deletes the old key, if the newer one is at least a day old and the old one has not been used for a day.
     *
     * @throws KeyRotationException if it is too early, or the old key is active
     */
    public KeyRotation finish() {
        return finish(USUAL_GRACE);
    }

    /**
     * Deletes the old key, if that long has gone by since the newer one was made and since the old one was last used.
     *
     * @throws KeyRotationException if it is too early, or the old key is active
     */
    public KeyRotation finish(Duration grace) {
        Optional<List<IssuedAccessKey>> present = pair();
        if (present.isEmpty()) {
            return this;
        }
        List<IssuedAccessKey> pair = present.get();
        requireStage(pair, Stage.SWITCHED);
        String old = pair.get(0).accessKeyId();
        requirePassed(grace, pair.get(1).created(), "access key " + pair.get(1).accessKeyId() + " was made at ");
        keys().lastUse(old).ifPresent(use -> requirePassed(grace, use.when(), "access key " + old + " was used at "));
        keys().remove(old);
        return this;
    }

    private void requirePassed(Duration grace, Instant since, String what) {
        Instant end = since.plus(grace);
        if (connection.clock().instant().isBefore(end)) {
            throw new KeyRotationException(what + since + "; the old key of user `" + user + "` can be deleted from "
                    + end + " on, or call rollback()");
        }
    }

    /** Returns whose key it is. */
    @Override
    public String toString() {
        return "rotation of the access key of user " + user;
    }
}
