package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A key whose value is a number.
 *
 * <pre>{@code
 * MFA_AGE.lessThan(3600)
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the key's name, with its prefix
 */
public record NumericKey(String name) implements SingleValuedKey {
    /** Refuses an empty name. */
    public NumericKey {
        name = WritableText.requireNonEmpty(name, "name");
    }

    /** Returns the key of this name. */
    public static NumericKey of(String name) {
        return new NumericKey(name);
    }

    /** Is true for exactly this number. */
    public Condition equalTo(long number) {
        return equalTo(BigDecimal.valueOf(number));
    }

    /** Is true for exactly this number. */
    public Condition equalTo(BigDecimal number) {
        return compare("NumericEquals", number);
    }

    /** Is true for any other number, and where the key is absent. */
    public Condition notEqualTo(long number) {
        return notEqualTo(BigDecimal.valueOf(number));
    }

    /** Is true for any other number, and where the key is absent. */
    public Condition notEqualTo(BigDecimal number) {
        return compare("NumericNotEquals", number);
    }

    /** Is true for smaller numbers. */
    public Condition lessThan(long number) {
        return lessThan(BigDecimal.valueOf(number));
    }

    /** Is true for smaller numbers. */
    public Condition lessThan(BigDecimal number) {
        return compare("NumericLessThan", number);
    }

    /** Is true for this number and smaller ones. */
    public Condition atMost(long number) {
        return atMost(BigDecimal.valueOf(number));
    }

    /** Is true for this number and smaller ones. */
    public Condition atMost(BigDecimal number) {
        return compare("NumericLessThanEquals", number);
    }

    /** Is true for greater numbers. */
    public Condition greaterThan(long number) {
        return greaterThan(BigDecimal.valueOf(number));
    }

    /** Is true for greater numbers. */
    public Condition greaterThan(BigDecimal number) {
        return compare("NumericGreaterThan", number);
    }

    /** Is true for this number and greater ones. */
    public Condition atLeast(long number) {
        return atLeast(BigDecimal.valueOf(number));
    }

    /** Is true for this number and greater ones. */
    public Condition atLeast(BigDecimal number) {
        return compare("NumericGreaterThanEquals", number);
    }

    private Condition compare(String operator, BigDecimal number) {
        Objects.requireNonNull(number, "number");
        return Condition.of(Operator.of(operator), name, List.of(number.toPlainString()));
    }
}
