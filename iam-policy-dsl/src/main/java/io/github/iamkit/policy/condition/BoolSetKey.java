package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;

/**
 * A key that may have several values in a request, each of them true or false.
 *
 * <pre>{@code
 * BoolSetKey.of("codebuild:secondarySources.insecureSsl").allFalse()
 * }</pre>
 *
 * <p>The {@code all...} conditions are true where the key is absent: combine them with {@link #isPresent()} in an Allow that
 * relies on it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the key's name, with its prefix
 */
public record BoolSetKey(String name) implements MultivaluedKey {
    /** Refuses an empty name. */
    public BoolSetKey {
        name = WritableText.requireNonEmpty(name, "name");
    }

    /** Returns the key of this name. */
    public static BoolSetKey of(String name) {
        return new BoolSetKey(name);
    }

    /** Is true when no value of the request is false. */
    public Condition allTrue() {
        return Condition.of("ForAllValues:Bool", name, "true");
    }

    /** Is true when no value of the request is true. */
    public Condition allFalse() {
        return Condition.of("ForAllValues:Bool", name, "false");
    }

    /** Is true when at least one value of the request is true. */
    public Condition anyTrue() {
        return Condition.of("ForAnyValue:Bool", name, "true");
    }

    /** Is true when at least one value of the request is false. */
    public Condition anyFalse() {
        return Condition.of("ForAnyValue:Bool", name, "false");
    }
}
