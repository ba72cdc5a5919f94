package io.github.iamkit.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to go wrong with the next calls.
 *
 * <pre>{@code
 * aws.faults().next("CreateUser").times(2).fail(new Fault.Throttled());
 * aws.faults().next().after(6).fail(new Fault.LostResponse());      // the seventh call from here on, whatever it asks for
 * }</pre>
 *
 * <p>A call to which several apply gets the one that was set first.
 *
 * <p>Thread-safe.
 */
public final class Faults {
    private final List<Waiting> waiting = new ArrayList<>();

    Faults() {}

    /** A fault and the calls that it waits for. */
    private static final class Waiting {
        private final Optional<String> operation;
        private final Fault fault;
        private int passing;
        private int failing;

        Waiting(Next next, Fault fault) {
            this.operation = next.operation;
            this.fault = fault;
            this.passing = next.after;
            this.failing = next.times;
        }

        boolean isFor(String called) {
            return operation.isEmpty() || operation.get().equals(called);
        }
    }

    /** Chooses the next call of an operation, by its name on the wire. */
    public Next next(String operation) {
        return new Next(Optional.of(Objects.requireNonNull(operation, "operation")), 0, 1);
    }

    /** Chooses the next call, whatever it asks for. */
    public Next next() {
        return new Next(Optional.empty(), 0, 1);
    }

    /** Forgets all faults that did not happen yet. */
    public void clear() {
        synchronized (waiting) {
            waiting.clear();
        }
    }

    /**
     * Calls that are to come.
     *
     * <p>Immutable and thread-safe.
     */
    public final class Next {
        private final Optional<String> operation;
        private final int after;
        private final int times;

        private Next(Optional<String> operation, int after, int times) {
            this.operation = operation;
            this.after = after;
            this.times = times;
        }

        /**
         * Lets that many such calls pass first.
         *
         * @throws IllegalArgumentException if that is less than 0
         */
        public Next after(int calls) {
            if (calls < 0) {
                throw new IllegalArgumentException("after is " + calls + "; give the number of calls that pass, or 0");
            }
            return new Next(operation, calls, times);
        }

        /**
         * Chooses that many calls, instead of one.
         *
         * @throws IllegalArgumentException if that is less than one
         */
        public Next times(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException(
                        "times is " + calls + ", so that nothing would fail; give at least 1");
            }
            return new Next(operation, after, calls);
        }

        /** Makes this happen to them. */
        public void fail(Fault fault) {
            Objects.requireNonNull(fault, "fault");
            synchronized (waiting) {
                waiting.add(new Waiting(this, fault));
            }
        }
    }

    /** Takes the fault that is to happen to a call of an operation. */
    Optional<Fault> take(String operation) {
        synchronized (waiting) {
            Optional<Fault> taken = Optional.empty();
            for (Waiting one : waiting) {
                if (one.isFor(operation)) {
                    if (one.passing > 0) {
                        one.passing--;
                    } else if (taken.isEmpty()) {
                        one.failing--;
                        taken = Optional.of(one.fault);
                    }
                }
            }
            waiting.removeIf(one -> one.failing == 0);
            return taken;
        }
    }
}
