package io.github.iamkit.testkit;

import io.github.iamkit.testkit.protocol.Engine.Call;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The latest calls; a server that runs for days must not fill its memory with them.
 *
 * <p>Thread-safe.
 */
final class CallLog {
    private static final int MOST = 10_000;

    private final Deque<Entry> latest = new ArrayDeque<>();

    /** A call before somebody looks, who needs it as text. */
    private record Entry(Call call, Optional<String> code, Optional<Fault> fault) {
        RecordedCall recorded() {
            return new RecordedCall(
                    call.operation(),
                    call.caller().map(Object::toString).orElse(""),
                    call.request().map(Object::toString).orElse(""),
                    code,
                    fault);
        }
    }

    /**
     * Adds a call.
     *
     * @param code AWS's code of what went wrong; empty if nothing did, or if nobody answered
     * @param fault what the test made go wrong
     */
    void add(Call call, Optional<String> code, Optional<Fault> fault) {
        synchronized (latest) {
            if (latest.size() == MOST) {
                latest.removeFirst();
            }
            latest.addLast(new Entry(call, code, fault));
        }
    }

    /** The calls in order; their texts are made when somebody looks. */
    List<RecordedCall> calls() {
        List<Entry> all;
        synchronized (latest) {
            all = List.copyOf(latest);
        }
        return all.stream().map(Entry::recorded).toList();
    }

    void clear() {
        synchronized (latest) {
            latest.clear();
        }
    }
}
