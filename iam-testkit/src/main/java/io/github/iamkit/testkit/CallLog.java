package io.github.iamkit.testkit;

import io.github.iamkit.testkit.protocol.Engine.Answered;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest calls that were answered; a server that runs for days must not fill its memory with them.
 *
 * <p>Thread-safe.
 */
final class CallLog {
    private static final int MOST = 10_000;

    private final Deque<Answered> latest = new ArrayDeque<>();

    void add(Answered answered) {
        synchronized (latest) {
            if (latest.size() == MOST) {
                latest.removeFirst();
            }
            latest.addLast(answered);
        }
    }

    /** The calls in order; their texts are made when somebody looks. */
    List<RecordedCall> calls() {
        List<Answered> all;
        synchronized (latest) {
            all = List.copyOf(latest);
        }
        return all.stream().map(CallLog::recorded).toList();
    }

    private static RecordedCall recorded(Answered answered) {
        return new RecordedCall(
                answered.operation(),
                answered.caller().map(Object::toString).orElse(""),
                answered.request().map(Object::toString).orElse(""),
                answered.code());
    }

    void clear() {
        synchronized (latest) {
            latest.clear();
        }
    }
}
