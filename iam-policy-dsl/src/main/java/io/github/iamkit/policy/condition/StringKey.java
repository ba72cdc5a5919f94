package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;

/**
 * A key whose value is text.
 *
 * <pre>{@code
 * StringKey.of("s3:prefix").like("home/*")
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the key's name, with its prefix
 */
public record StringKey(String name) implements SingleValuedKey {
    /** Refuses an empty name. */
    public StringKey {
        name = WritableText.requireNonEmpty(name, "name");
    }

    /** Returns the key of this name. */
    public static StringKey of(String name) {
        return new StringKey(name);
    }

    /** Is true for exactly one of these values. */
    public Condition equalTo(CharSequence first, CharSequence... rest) {
        return Condition.of("StringEquals", name, first, rest);
    }

    /** Is true for anything but these values, and where the key is absent. */
    public Condition notEqualTo(CharSequence first, CharSequence... rest) {
        return Condition.of("StringNotEquals", name, first, rest);
    }

    /** Is true for one of these values in any letter case. */
    public Condition equalToIgnoringCase(CharSequence first, CharSequence... rest) {
        return Condition.of("StringEqualsIgnoreCase", name, first, rest);
    }

    /** Is true for anything but these values in any letter case, and where the key is absent. */
    public Condition notEqualToIgnoringCase(CharSequence first, CharSequence... rest) {
        return Condition.of("StringNotEqualsIgnoreCase", name, first, rest);
    }

    /** Is true for one of these patterns, in which {@code *} stands for any text and {@code ?} for one character. */
    public Condition like(CharSequence first, CharSequence... rest) {
        return Condition.of("StringLike", name, first, rest);
    }

    /** Is true for anything but these patterns, and where the key is absent. */
    public Condition notLike(CharSequence first, CharSequence... rest) {
        return Condition.of("StringNotLike", name, first, rest);
    }
}
