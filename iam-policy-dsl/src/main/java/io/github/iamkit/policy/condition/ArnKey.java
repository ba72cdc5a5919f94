package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;

/**
 * A key whose value is an ARN.
 *
 * <pre>{@code
 * SOURCE_ARN.like("arn:aws:sns:*:123456789012:orders-*")
 * }</pre>
 *
 * <p>IAM compares the six parts of an ARN one by one, with wildcards in all of these operators.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the key's name, with its prefix
 */
public record ArnKey(String name) implements SingleValuedKey {
    /** Refuses an empty name. */
    public ArnKey {
        name = WritableText.requireNonEmpty(name, "name");
    }

    /** Returns the key of this name. */
    public static ArnKey of(String name) {
        return new ArnKey(name);
    }

    /** Is true for one of these ARNs; to IAM this is the same as {@link #like}. */
    public Condition equalTo(CharSequence first, CharSequence... rest) {
        return Condition.of("ArnEquals", name, first, rest);
    }

    /** Is true for none of these ARNs, and where the key is absent. */
    public Condition notEqualTo(CharSequence first, CharSequence... rest) {
        return Condition.of("ArnNotEquals", name, first, rest);
    }

    /** Is true for an ARN like one of these patterns. */
    public Condition like(CharSequence first, CharSequence... rest) {
        return Condition.of("ArnLike", name, first, rest);
    }

    /** Is true for an ARN like none of these patterns, and where the key is absent. */
    public Condition notLike(CharSequence first, CharSequence... rest) {
        return Condition.of("ArnNotLike", name, first, rest);
    }
}
