package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;

/**
 * A key that may have several values in a request, each of them an ARN.
 *
 * <pre>{@code
 * ArnSetKey.of("events:TargetArn").allLike("arn:aws:sqs:*:123456789012:orders-*")
 * }</pre>
 *
 * <p>IAM compares the six parts of an ARN one by one, with wildcards in all of these operators. The {@code all...}
 * conditions are true where the key is absent: combine them with {@link #isPresent()} in an Allow that relies on it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the key's name, with its prefix
 */
public record ArnSetKey(String name) implements MultivaluedKey {
    /** Refuses an empty name. */
    public ArnSetKey {
        name = WritableText.requireNonEmpty(name, "name");
    }

    /** Returns the key of this name. */
    public static ArnSetKey of(String name) {
        return new ArnSetKey(name);
    }

    /** Is true when every value of the request is one of these ARNs; to IAM this is the same as {@link #allLike}. */
    public Condition allEqualTo(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAllValues:ArnEquals", name, first, rest);
    }

    /** Is true when every value of the request is none of these ARNs. */
    public Condition allNotEqualTo(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAllValues:ArnNotEquals", name, first, rest);
    }

    /** Is true when every value of the request is like one of these patterns. */
    public Condition allLike(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAllValues:ArnLike", name, first, rest);
    }

    /** Is true when every value of the request is like none of these patterns. */
    public Condition allNotLike(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAllValues:ArnNotLike", name, first, rest);
    }

    /** Is true when at least one value of the request is one of these ARNs; to IAM this is the same as {@link #anyLike}. */
    public Condition anyEqualTo(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAnyValue:ArnEquals", name, first, rest);
    }

    /** Is true when at least one value of the request is none of these ARNs. */
    public Condition anyNotEqualTo(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAnyValue:ArnNotEquals", name, first, rest);
    }

    /** Is true when at least one value of the request is like one of these patterns. */
    public Condition anyLike(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAnyValue:ArnLike", name, first, rest);
    }

    /** Is true when at least one value of the request is like none of these patterns. */
    public Condition anyNotLike(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAnyValue:ArnNotLike", name, first, rest);
    }
}
