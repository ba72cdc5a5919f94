package io.github.iamkit.provision;

import java.time.Duration;
import java.time.Instant;

/**
 * The pace that all calls of a provisioner share: what AWS tells one of them is meant for all.
 *
 * <p>Thread-safe.
 */
final class Throttle {
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Patience patience;
    private Instant next = Instant.MIN;
    private Duration pause = Duration.ZERO;

    Throttle(Patience patience) {
        this.patience = patience;
    }

    /** Waits until a call may be made. */
    void await() {
        Duration wait;
        synchronized (this) {
            wait = next.equals(Instant.MIN) ? Duration.ZERO : Duration.between(patience.now(), next);
        }
        patience.sleep(wait);
    }

    /** Slows all calls down, as AWS said that there are too many. */
    synchronized Duration slowDown() {
        Duration twice = pause.multipliedBy(2);
        pause = pause.isZero() ? SHORTEST : twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        next = patience.now().plus(pause);
        return pause;
    }

    /** Takes up pace again, as a call went through. */
    synchronized void recover() {
        pause = pause.compareTo(SHORTEST) <= 0 ? Duration.ZERO : pause.dividedBy(2);
        next = Instant.MIN;
    }
}
