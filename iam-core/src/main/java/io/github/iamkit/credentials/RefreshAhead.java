package io.github.iamkit.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps something that expires, and gets another one in time.
 *
 * <p>However many ask at one moment, one of them fetches: the others wait for what it gets, or, as long as the old one is
 * good, take that. When somebody fetches ahead of time differs by some minutes from process to process, so that a fleet that
 * was started together does not come back together.
 *
 * <p>Thread-safe.
 */
final class RefreshAhead<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshAhead.class);
    private static final Duration LATEST_AHEAD = Duration.ofMinutes(5);
    private static final Duration SPREAD = Duration.ofMinutes(5);
    private static final Duration LAST_MOMENT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Supplier<Fresh<T>> source;
    private final Supplier<Instant> now;
    private final AtomicReference<@Nullable CompletableFuture<Held<T>>> running = new AtomicReference<>();
    private volatile @Nullable Held<T> held;

    RefreshAhead(Supplier<Fresh<T>> source, Supplier<Instant> now) {
        this.source = source;
        this.now = now;
    }

    /** Something just fetched, and when it expires. */
    record Fresh<T>(T value, Instant expires) {}

    /** Something that is kept: good until a moment, and to be replaced from an earlier one on. */
    private record Held<T>(T value, Instant refreshAt, Instant goodUntil) {
        Held<T> postponedTo(Instant moment) {
            return new Held<>(value, moment, goodUntil);
        }
    }

    T get() {
        Held<T> current = held;
        Instant moment = now.get();
        if (current == null || !moment.isBefore(current.goodUntil())) {
            return refresh().value();
        }
        boolean isTime = !moment.isBefore(current.refreshAt()) && running.get() == null;
        return isTime ? refreshAhead(current).value() : current.value();
    }

    /** A failure is no harm while the old one is good. */
    private Held<T> refreshAhead(Held<T> current) {
        try {
            return refresh();
        } catch (RuntimeException e) {
            LOG.warn("could not refresh ahead of time, and will try again: {}", e.toString());
            held = current.postponedTo(now.get().plus(PAUSE));
            return current;
        }
    }

    private Held<T> refresh() {
        CompletableFuture<Held<T>> mine = new CompletableFuture<>();
        CompletableFuture<Held<T>> others = running.compareAndExchange(null, mine);
        if (others != null) {
            return joined(others);
        }
        try {
            Held<T> current = held;
            boolean wasFetchedMeanwhile = current != null && now.get().isBefore(current.refreshAt());
            Held<T> next = wasFetchedMeanwhile && current != null ? current : fetched();
            held = next;
            mine.complete(next);
            return next;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            running.set(null);
        }
    }

    private static <T> Held<T> joined(CompletableFuture<Held<T>> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Held<T> fetched() {
        Fresh<T> fresh = source.get();
        Duration life = Duration.between(now.get(), fresh.expires());
        long spread = ThreadLocalRandom.current().nextLong(SPREAD.toMillis());
        Duration ahead = shorter(LATEST_AHEAD.plusMillis(spread), life.dividedBy(2));
        Duration lastMoment = shorter(LAST_MOMENT, life.dividedBy(10));
        return new Held<>(
                fresh.value(), fresh.expires().minus(ahead), fresh.expires().minus(lastMoment));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
