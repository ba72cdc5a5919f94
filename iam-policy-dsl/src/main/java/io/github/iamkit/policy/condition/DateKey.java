package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A key whose value is a point in time.
 *
 * <pre>{@code
 * CURRENT_TIME.before(Instant.parse("2026-01-01T00:00:00Z"))
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the key's name, with its prefix
 */
public record DateKey(String name) implements SingleValuedKey {
    /** Refuses an empty name. */
    public DateKey {
        name = WritableText.requireNonEmpty(name, "name");
    }

    /** Returns the key of this name. */
    public static DateKey of(String name) {
        return new DateKey(name);
    }

    /** Is true at exactly this time. */
    public Condition at(Instant time) {
        return compare("DateEquals", time);
    }

    /** Is true at any other time, and where the key is absent. */
    public Condition notAt(Instant time) {
        return compare("DateNotEquals", time);
    }

    /** Is true before this time. */
    public Condition before(Instant time) {
        return compare("DateLessThan", time);
    }

    /** Is true at this time and before. */
    public Condition atOrBefore(Instant time) {
        return compare("DateLessThanEquals", time);
    }

    /** Is true after this time. */
    public Condition after(Instant time) {
        return compare("DateGreaterThan", time);
    }

    /** Is true at this time and after. */
    public Condition atOrAfter(Instant time) {
        return compare("DateGreaterThanEquals", time);
    }

    private Condition compare(String operator, Instant time) {
        Objects.requireNonNull(time, "time");
        return Condition.of(Operator.of(operator), name, List.of(time.toString()));
    }
}
