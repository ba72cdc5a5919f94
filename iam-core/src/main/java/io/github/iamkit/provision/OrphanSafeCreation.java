package io.github.iamkit.provision;

import java.net.ConnectException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;

/**
 * Makes something whose secret AWS tells once, without leaving one behind that nobody can use.
 *
 * <p>If the answer got lost, the thing may be there, active, with a secret that nobody has. Then the list of those that
 * are there is compared with the one from before; what came in between is deleted, and only then is it tried again. More
 * new ones than answers got lost would mean that somebody else makes them too: then none is touched.
 *
 * @param <S> what AWS answers, with the secret
 */
final class OrphanSafeCreation<S> {
    private static final int ATTEMPTS = 3;
    private static final int LOOKS = 4;

    /** Two that make keys for one user at once would take each other's for orphans. */
    private static final Map<String, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private final Connection connection;
    private final String kind;
    private final String owner;
    private final Supplier<Set<String>> ids;
    private final Supplier<S> create;
    private final Function<S, String> id;
    private final Consumer<String> delete;

    OrphanSafeCreation(
            Connection connection,
            String kind,
            String owner,
            Supplier<Set<String>> ids,
            Supplier<S> create,
            Function<S, String> id,
            Consumer<String> delete) {
        this.connection = connection;
        this.kind = kind;
        this.owner = owner;
        this.ids = ids;
        this.create = create;
        this.id = id;
        this.delete = delete;
    }

    /** Makes one and hands it to a store; if the store throws, it is deleted again. */
    S create(Consumer<S> store) {
        ReentrantLock turn = TURNS.computeIfAbsent(kind + " of " + owner, key -> new ReentrantLock());
        turn.lock();
        try {
            S made = create();
            try {
                store.accept(made);
            } catch (RuntimeException | Error failure) {
                undo(id.apply(made), failure);
                throw failure;
            }
            return made;
        } finally {
            turn.unlock();
        }
    }

    private void undo(String madeId, Throwable failure) {
        try {
            delete.accept(madeId);
            connection
                    .chronicle()
                    .warned("deleted " + kind + " " + madeId + " of " + owner + " again, as it could not be stored");
        } catch (SdkException e) {
            e.addSuppressed(new IllegalStateException(
                    kind + " " + madeId + " of " + owner + " could not be stored and is still there; delete it"));
            failure.addSuppressed(e);
        }
    }

    private S create() {
        Set<String> before = ids.get();
        int lost = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                S made = create.get();
                connection.chronicle().changed("created " + kind + " " + id.apply(made) + " of " + owner);
                if (lost > 0) {
                    deleteOrphans(before, id.apply(made), lost);
                }
                return made;
            } catch (SdkException e) {
                boolean isFull =
                        lost > 0 && (e instanceof LimitExceededException || e instanceof EntityAlreadyExistsException);
                if (!Failure.mayHaveBeenDone(e) && !isFull) {
                    throw e;
                }
                if (!isFull && !(rootCause(e) instanceof ConnectException)) {
                    lost++;
                }
                if (lost > 0) {
                    lost -= awaitOrphans(before, lost);
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Throwable rootCause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Looks several times, as what was made does not show at once, and as the connection may still be broken. */
    private int awaitOrphans(Set<String> before, int lost) {
        Patience.Wait wait = connection.patience().start();
        for (int looks = 0; ; ) {
            try {
                int deleted = deleteOrphans(before, "", lost);
                looks++;
                if (deleted > 0 || looks == LOOKS || !wait.isWorthwhile()) {
                    return deleted;
                }
            } catch (SdkException e) {
                if (!Failure.mayHaveBeenDone(e) || !wait.isWorthwhile()) {
                    throw e;
                }
            }
            wait.pause();
        }
    }

    private int deleteOrphans(Set<String> before, String own, int lost) {
        Set<String> orphans = new HashSet<>(ids.get());
        orphans.removeAll(before);
        orphans.remove(own);
        if (orphans.size() > lost) {
            throw new IllegalStateException(kind + "s " + orphans + " of " + owner + " were made while " + lost
                    + " answers got lost; delete those that nobody has the secret of");
        }
        for (String orphan : orphans) {
            delete.accept(orphan);
            connection
                    .chronicle()
                    .warned("deleted " + kind + " " + orphan + " of " + owner + ", whose secret got lost");
        }
        return orphans.size();
    }
}
