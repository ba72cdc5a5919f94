package io.github.iamkit.provision;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;

/**
 * Makes something whose secret AWS tells once, without leaving one behind that nobody can use.
 *
 * <p>If the answer got lost, the thing may be there, active, with a secret that nobody has. Then the list of those that
 * are there is compared with the one from before; what came in between is deleted, and only then is it tried again. More
 * new ones than answers got lost would mean that somebody else makes them too: then none is touched. If the process was killed,
 * the journal says so to the next one, which does the same, for one that nobody has used.
 *
 * @param <S> what AWS answers, with the secret
 */
final class OrphanSafeCreation<S> {
    private static final int ATTEMPTS = 3;
    private static final int LOOKS = 4;

    /** AWS's clock and ours differ, and it dates by the second. */
    private static final Duration DIFFERENCE_OF_CLOCKS = Duration.ofMinutes(1);

    /** A killed process has not tried longer than this. */
    private static final Duration LONGEST_TRY = Duration.ofMinutes(10);

    /** Two that make keys for one user at once would take each other's for orphans. */
    private static final Map<String, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private final Connection connection;
    private final ToldOnce<S> kind;
    private final String what;
    private final ReentrantLock turn;

    OrphanSafeCreation(Connection connection, ToldOnce<S> kind) {
        this.connection = connection;
        this.kind = kind;
        this.what = kind.what();
        this.turn = TURNS.computeIfAbsent(what, key -> new ReentrantLock());
    }

    /** Makes one and hands it to a store; if the store throws, it is deleted again. */
    S create(Consumer<S> store) {
        return inTurn(() -> createAndStore(store));
    }

    /** The turn of the journal comes first, as a store may make something else, of which another thread has the turn. */
    private <T> T inTurn(Supplier<T> work) {
        return connection.journal().inTurn(() -> {
            turn.lock();
            try {
                return work.get();
            } finally {
                turn.unlock();
            }
        });
    }

    private S createAndStore(Consumer<S> store) {
        settleLost();
        S made = create();
        String id = kind.id(made);
        try {
            connection.journal().made(now(), what, id);
            store.accept(made);
        } catch (RuntimeException | Error failure) {
            undo(id, failure);
            throw failure;
        }
        settleStored(id);
        return made;
    }

    /** What is stored stays, whatever becomes of the journal. */
    private void settleStored(String id) {
        try {
            connection.journal().settled(now(), what);
        } catch (UncheckedIOException e) {
            connection
                    .chronicle()
                    .warned("stored " + what + ", " + id + ", and could not write that into the journal, by which the"
                            + " next run takes it for lost, unless it has been used: " + e.getMessage());
        }
    }

    private Instant now() {
        return connection.clock().instant();
    }

    /** Deletes what a process made that was killed before it was stored, as the journal shows. */
    Done deleteLost() {
        return inTurn(this::settleLost);
    }

    private Done settleLost() {
        // If it is a store that asks, what is open in the journal is what it is storing.
        boolean isStoring = turn.getHoldCount() > 1;
        Optional<SecretJournal.Begun> open =
                isStoring ? Optional.empty() : connection.journal().begun(what);
        return open.map(this::settle).orElse(Done.UNCHANGED);
    }

    private Done settle(SecretJournal.Begun begun) {
        Done done = Done.UNCHANGED;
        Set<String> lost = awaitLost(begun);
        if (lost.size() == 1) {
            String id = lost.iterator().next();
            String change =
                    kind.withdraw(id) + ", which a run that began at " + begun.at() + " had made and not stored";
            connection.chronicle().warned(change);
            done = Done.updated(change);
        }
        connection.journal().settled(now(), what);
        if (lost.size() > 1) {
            throw new IllegalStateException("a run that began at " + begun.at() + " made one " + what
                    + " and did not store it, and there are " + lost
                    + ", of which somebody else made some; delete those that nobody has the secret of");
        }
        return done;
    }

    /** Looks several times for what was made lately, as it does not show at once. */
    private Set<String> awaitLost(SecretJournal.Begun begun) {
        Patience.Wait wait = connection.patience().start();
        Instant shown = begun.at().plus(connection.patience().bound());
        Set<String> lost = lost(begun);
        for (int looks = 1; looks < LOOKS && lost.isEmpty() && wait.isWorthwhileUntil(shown); looks++) {
            wait.pause();
            lost = lost(begun);
        }
        return lost;
    }

    private Set<String> lost(SecretJournal.Begun begun) {
        return kind.present().entrySet().stream()
                .filter(present -> begun.made().isPresent()
                        ? begun.made().get().equals(present.getKey())
                        : !begun.present().contains(present.getKey()) && isOfThatTime(present.getValue(), begun.at()))
                .map(Map.Entry::getKey)
                .filter(id -> !kind.isUsed(id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where AWS does not tell when, it is enough that it was not there before. */
    private static boolean isOfThatTime(Instant created, Instant begun) {
        return created.equals(Instant.MIN)
                || !created.isBefore(begun.minus(DIFFERENCE_OF_CLOCKS)) && !created.isAfter(begun.plus(LONGEST_TRY));
    }

    private void undo(String madeId, Throwable failure) {
        try {
            kind.delete(madeId);
        } catch (RuntimeException e) {
            e.addSuppressed(new IllegalStateException(
                    what + ", " + madeId + ", could not be stored and is still there; delete it"));
            failure.addSuppressed(e);
            return;
        }
        try {
            connection.journal().settled(now(), what);
            connection.chronicle().warned("deleted " + what + ", " + madeId + ", again, as it could not be stored");
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private S create() {
        Set<String> before = kind.present().keySet();
        connection.journal().making(now(), what, before);
        int lost = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                S made = kind.make();
                connection.chronicle().changed("created " + what + ", " + kind.id(made));
                if (lost > 0) {
                    deleteOrphans(before, kind.id(made), lost);
                }
                return made;
            } catch (SdkException e) {
                boolean isFull =
                        lost > 0 && (e instanceof LimitExceededException || e instanceof EntityAlreadyExistsException);
                if (!Failure.mayHaveBeenDone(e) && !isFull) {
                    throw ended(e, lost);
                }
                if (!isFull && !(rootCause(e) instanceof ConnectException)) {
                    lost++;
                }
                if (lost > 0) {
                    lost -= awaitOrphans(before, lost);
                }
                if (attempt == ATTEMPTS) {
                    throw ended(e, lost);
                }
            }
        }
    }

    /** What may have been made stays open in the journal; an interrupted call may have been one that made it. */
    private SdkException ended(SdkException e, int lost) {
        if (lost == 0 && !(e instanceof AbortedException)) {
            connection.journal().settled(now(), what);
        }
        return e;
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
        Set<String> orphans = new TreeSet<>(kind.present().keySet());
        orphans.removeAll(before);
        orphans.remove(own);
        if (orphans.size() > lost) {
            throw new IllegalStateException(orphans + " were made while " + lost + " answers about another " + what
                    + " got lost; delete those that nobody has the secret of");
        }
        for (String orphan : orphans) {
            kind.delete(orphan);
            connection.chronicle().warned("deleted " + what + ", " + orphan + ", whose secret got lost");
        }
        return orphans.size();
    }
}
