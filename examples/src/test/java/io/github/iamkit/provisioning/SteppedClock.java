package io.github.iamkit.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on when it is told to, and by sleeping. */
public final class SteppedClock extends Clock {
    private final AtomicReference<Instant> now;
    private final AtomicReference<Duration> slept = new AtomicReference<>(Duration.ZERO);

    /** Starts on a morning in March. */
    public SteppedClock() {
        this(Instant.parse("2026-03-05T09:00:00Z"));
    }

    /** Starts at a time. */
    public SteppedClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** Lets time go by. */
    public void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** Lets time go by as a thread that sleeps does. */
    public void sleep(Duration time) {
        slept.updateAndGet(sum -> sum.plus(time));
        advance(time);
    }

    /** Returns how long was slept. */
    public Duration slept() {
        return slept.get();
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
