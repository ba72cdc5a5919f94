package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;

/**
 * A key that may have several values in a request, each of them text.
 *
 * <pre>{@code
 * TAG_KEYS.allEqualTo("team", "stage")   // the request brings no other tag
 * }</pre>
 *
 * <p>IAM compares such a key only under {@code ForAllValues} or {@code ForAnyValue}. The {@code all...} conditions are
 * true where the key is absent: combine them with {@link #isPresent()} in an Allow that relies on it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the key's name, with its prefix
 */
public record StringSetKey(String name) implements MultivaluedKey {
    /** Refuses an empty name. */
    public StringSetKey {
        name = WritableText.requireNonEmpty(name, "name");
    }

    /** Returns the key of this name. */
    public static StringSetKey of(String name) {
        return new StringSetKey(name);
    }

    /** Is true when every value of the request is one of these. */
    public Condition allEqualTo(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAllValues:StringEquals", name, first, rest);
    }

    /** Is true when every value of the request is none of these. */
    public Condition allNotEqualTo(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAllValues:StringNotEquals", name, first, rest);
    }

    /** Is true when every value of the request is one of these in any letter case. */
    public Condition allEqualToIgnoringCase(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAllValues:StringEqualsIgnoreCase", name, first, rest);
    }

    /** Is true when every value of the request is none of these in any letter case. */
    public Condition allNotEqualToIgnoringCase(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAllValues:StringNotEqualsIgnoreCase", name, first, rest);
    }

    /** Is true when every value of the request is like one of these patterns. */
    public Condition allLike(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAllValues:StringLike", name, first, rest);
    }

    /** Is true when every value of the request is like none of these patterns. */
    public Condition allNotLike(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAllValues:StringNotLike", name, first, rest);
    }

    /** Is true when at least one value of the request is one of these. */
    public Condition anyEqualTo(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAnyValue:StringEquals", name, first, rest);
    }

    /** Is true when at least one value of the request is none of these. */
    public Condition anyNotEqualTo(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAnyValue:StringNotEquals", name, first, rest);
    }

    /** Is true when at least one value of the request is one of these in any letter case. */
    public Condition anyEqualToIgnoringCase(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAnyValue:StringEqualsIgnoreCase", name, first, rest);
    }

    /** Is true when at least one value of the request is none of these in any letter case. */
    public Condition anyNotEqualToIgnoringCase(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAnyValue:StringNotEqualsIgnoreCase", name, first, rest);
    }

    /** Is true when at least one value of the request is like one of these patterns. */
    public Condition anyLike(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAnyValue:StringLike", name, first, rest);
    }

    /** Is true when at least one value of the request is like none of these patterns. */
    public Condition anyNotLike(CharSequence first, CharSequence... rest) {
        return Condition.of("ForAnyValue:StringNotLike", name, first, rest);
    }
}
