package io.github.iamkit.provision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** How long to wait for IAM, and how: by a clock and a sleeper that tests can replace. */
record Patience(Clock clock, Consumer<Duration> sleeper, Duration bound) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    Instant now() {
        return clock.instant();
    }

    Wait start() {
        return new Wait(now());
    }

    void sleep(Duration pause) {
        if (!pause.isNegative() && !pause.isZero()) {
            sleeper.accept(pause);
        }
    }

    /** One thing that is waited for, with pauses that grow. */
    final class Wait {
        private final Instant started;
        private Duration slept = Duration.ZERO;
        private Duration pause = FIRST_PAUSE;

        private Wait(Instant started) {
            this.started = started;
        }

        Instant started() {
            return started;
        }

        Duration nextPause() {
            return pause;
        }

        /** Tells whether there is time for another pause before a moment. A clock that stands still is no excuse. */
        boolean isWorthwhileUntil(Instant end) {
            return !now().plus(pause).isAfter(end) && slept.plus(pause).compareTo(bound) <= 0;
        }

        /** Tells whether there is time for another pause within the bound. */
        boolean isWorthwhile() {
            return isWorthwhileUntil(started.plus(bound));
        }

        /** Counts a pause that is made elsewhere. */
        void count(Duration elsewhere) {
            slept = slept.plus(elsewhere);
        }

        void pause() {
            sleep(pause);
            count(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }
}
