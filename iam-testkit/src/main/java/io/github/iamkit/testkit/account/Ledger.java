package io.github.iamkit.testkit.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds, as one value that is replaced by each change.
 *
 * <p>Whoever reads works on the value that was current when they began, waits for nobody and never sees half a change.
 * Whoever writes takes turns with other writers on a value of their own, which becomes current when they are done, or is
 * dropped if they are refused. Thus every operation happens at one moment for all.
 *
 * <p>With a {@link Lag} readers are given an older value; nothing but this class knows of it.
 *
 * <p>Thread-safe.
 */
final class Ledger {
    private final Clock clock;
    private final Lag lag;
    private final ReentrantLock writers = new ReentrantLock();
    private final ThreadLocal<@Nullable Turn> turns = new ThreadLocal<>();
    private volatile PersistentMap<PersistentMap<?>> current;
    private final Deque<Superseded> superseded = new ArrayDeque<>();
    private long reads;

    /** What one thread works on. */
    private static final class Turn {
        private final boolean mayWrite;
        private PersistentMap<PersistentMap<?>> tables;

        Turn(PersistentMap<PersistentMap<?>> tables, boolean mayWrite) {
            this.tables = tables;
            this.mayWrite = mayWrite;
        }
    }

    /** A value that readers are still given, as the change that came after it is not visible yet. */
    private record Superseded(PersistentMap<PersistentMap<?>> tables, Instant until, long readsUntil) {}

    Ledger(Clock clock, Lag lag) {
        this.clock = clock;
        this.lag = lag;
        this.current = PersistentMap.empty();
    }

    /** Does what only reads, on what is visible. */
    <T> T reading(Supplier<T> work) {
        return lag.isNone() ? during(new Turn(current, false), work) : during(new Turn(visible(1), false), work);
    }

    /** Looks at everything that was written, visible or not. */
    <T> T latest(Supplier<T> work) {
        return during(new Turn(current, false), work);
    }

    /** Does a part of a turn, such as checking credentials, on what is visible from outside. */
    <T> T visibly(Supplier<T> work) {
        Turn turn = turns.get();
        boolean seesMore = turn != null && turn.mayWrite && !lag.isNone();
        return seesMore ? during(new Turn(visible(0), false), work) : work.get();
    }

    /** Does what writes; if it throws, nothing was written. */
    <T> T writing(Supplier<T> work) {
        writers.lock();
        try {
            Turn turn = new Turn(current, true);
            T result = during(turn, work);
            commit(turn.tables);
            return result;
        } finally {
            writers.unlock();
        }
    }

    private <T> T during(Turn turn, Supplier<T> work) {
        Turn outer = turns.get();
        turns.set(turn);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                turns.remove();
            } else {
                turns.set(outer);
            }
        }
    }

    private void commit(PersistentMap<PersistentMap<?>> tables) {
        if (tables == current) {
            return;
        }
        if (!lag.isNone()) {
            Instant until = clock.instant().plus(lag.time());
            synchronized (superseded) {
                superseded.add(new Superseded(current, until, reads + lag.reads()));
            }
        }
        current = tables;
    }

    private PersistentMap<PersistentMap<?>> visible(int countedReads) {
        Instant now = clock.instant();
        synchronized (superseded) {
            while (!superseded.isEmpty() && isOver(superseded.getFirst(), now)) {
                superseded.removeFirst();
            }
            reads += countedReads;
            return superseded.isEmpty() ? current : superseded.getFirst().tables();
        }
    }

    private boolean isOver(Superseded old, Instant now) {
        return reads >= old.readsUntil() && !now.isBefore(old.until());
    }

    /** Returns what the running turn works on: the same object as long as nothing is written. */
    Object seen() {
        Turn turn = turns.get();
        return turn == null ? current : turn.tables;
    }

    /** Returns everything that was written. */
    PersistentMap<PersistentMap<?>> snapshot() {
        return current;
    }

    /** Makes everything as it was, visible at once. */
    void restore(PersistentMap<PersistentMap<?>> tables) {
        writers.lock();
        try {
            synchronized (superseded) {
                superseded.clear();
            }
            current = tables;
        } finally {
            writers.unlock();
        }
    }

    @SuppressWarnings("unchecked") // one table, by which alone the name is known, wrote what is there
    <V> PersistentMap<V> table(String name) {
        Turn turn = turns.get();
        return (PersistentMap<V>)
                (turn == null ? current : turn.tables).find(name).orElse(PersistentMap.empty());
    }

    <V> void setTable(String name, PersistentMap<V> table) {
        Turn turn = turns.get();
        if (turn == null || !turn.mayWrite) {
            throw new IllegalStateException("`" + name + "` is written outside of a writing turn");
        }
        turn.tables = turn.tables.with(name, table);
    }
}
