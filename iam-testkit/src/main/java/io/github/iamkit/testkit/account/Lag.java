package io.github.iamkit.testkit.account;

import java.time.Duration;

/**
 * How long it takes until a change is seen by those who read, and by those who check credentials and permissions.
 *
 * @param reads the number of reading calls that do not see it yet
 * @param time the time, by the account's clock, during which it is not seen
 */
public record Lag(int reads, Duration time) {
    /** No lag: everybody sees a change at once. */
    public static final Lag NONE = new Lag(0, Duration.ZERO);

    /** Refuses what cannot be waited for. */
    public Lag {
        if (reads < 0 || time.isNegative()) {
            throw new IllegalArgumentException("a consistency lag of " + reads + " reads and " + time
                    + " ends before it begins; give 0 or more of each");
        }
    }

    boolean isNone() {
        return reads == 0 && time.isZero();
    }
}
