package io.github.iamkit.testkit;

import io.github.iamkit.testkit.protocol.WireResponse;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What is to go wrong with the next calls.
 *
 * <pre>{@code
 * aws.faults().next("CreateUser").times(2).fail(new Fault.Throttled());
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Faults {
    private final Map<String, Deque<Fault>> waiting = new ConcurrentHashMap<>();

    Faults() {}

    /** Chooses the next calls of an operation, by its name on the wire. */
    public Next next(String operation) {
        return new Next(Objects.requireNonNull(operation, "operation"), 1);
    }

    /** Forgets all faults that did not happen yet. */
    public void clear() {
        waiting.clear();
    }

    /**
     * The next calls of one operation.
     *
     * <p>Immutable and thread-safe.
     */
    public final class Next {
        private final String operation;
        private final int times;

        private Next(String operation, int times) {
            this.operation = operation;
            this.times = times;
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
            return new Next(operation, calls);
        }

        /** Makes this happen to them. */
        public void fail(Fault fault) {
            Objects.requireNonNull(fault, "fault");
            Deque<Fault> queue = waiting.computeIfAbsent(operation, key -> new ArrayDeque<>());
            synchronized (queue) {
                for (int i = 0; i < times; i++) {
                    queue.add(fault);
                }
            }
        }
    }

    private Optional<Fault> take(String operation) {
        Deque<Fault> queue = waiting.get(operation);
        if (queue == null) {
            return Optional.empty();
        }
        synchronized (queue) {
            return Optional.ofNullable(queue.poll());
        }
    }

    /** Answers a call of the operation, or lets go wrong what is to go wrong with it. */
    WireResponse around(String operation, Supplier<WireResponse> call) {
        Fault fault = take(operation).orElse(null);
        if (fault == null) {
            return call.get();
        }
        if (fault instanceof Fault.ConnectionRefused) {
            throw new UncheckedIOException(new ConnectException("connection refused, as the test asked for"));
        }
        if (fault instanceof Fault.LostResponse) {
            WireResponse lost = call.get();
            throw new UncheckedIOException(
                    new SocketException("response " + lost.requestId() + " lost, as the test asked for"));
        }
        if (fault instanceof Fault.Latency latency) {
            LockSupport.parkNanos(latency.delay().toNanos());
            return call.get();
        }
        return fault instanceof Fault.Throttled
                ? WireResponse.error("Throttling", "Rate exceeded")
                : WireResponse.error("ServiceFailure", "Service failure, as the test asked for");
    }
}
