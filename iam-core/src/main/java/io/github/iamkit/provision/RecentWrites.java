package io.github.iamkit.provision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a provisioner wrote lately. IAM's answers may be older than that, and an old answer that says "it is so already"
 * must not keep a write from being made.
 *
 * <p>Thread-safe.
 */
final class RecentWrites {
    /** The value of what has been taken away. */
    static final String GONE = "";

    /** The value of what is there, where more is not to be said. */
    static final String THERE = "there";

    private final Patience patience;
    private final Map<String, Written> byPlace = new ConcurrentHashMap<>();

    private record Written(Instant when, String value) {}

    RecentWrites(Patience patience) {
        this.patience = patience;
    }

    void wrote(String place, String value) {
        byPlace.put(place, new Written(patience.now(), value));
    }

    /** Tells whether nothing else was written there lately, so that an answer which says this can be believed. */
    boolean agree(String place, String value) {
        Written written = byPlace.get(place);
        return written == null || !isRecent(written) || written.value().equals(value);
    }

    /** Tells whether this was written there lately, so that an answer which says otherwise is old. */
    boolean say(String place, String value) {
        Written written = byPlace.get(place);
        return written != null && isRecent(written) && written.value().equals(value);
    }

    /** Returns the ends of the places that start so where this was written lately. */
    List<String> endsOf(String start, String value) {
        return byPlace.keySet().stream()
                .filter(place -> place.startsWith(start) && say(place, value))
                .map(place -> place.substring(start.length()))
                .toList();
    }

    private boolean isRecent(Written written) {
        return !patience.now().isAfter(written.when().plus(patience.bound()));
    }
}
