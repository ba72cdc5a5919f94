package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;
import java.util.List;

/**
 * A key that is true or false.
 *
 * <pre>{@code
 * SECURE_TRANSPORT.isTrue()
 * MFA_PRESENT.isFalse().ifExists()   // also where the request has no such key
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the key's name, with its prefix
 */
public record BoolKey(String name) implements SingleValuedKey {
    /** Refuses an empty name. */
    public BoolKey {
        name = WritableText.requireNonEmpty(name, "name");
    }

    /** Returns the key of this name. */
    public static BoolKey of(String name) {
        return new BoolKey(name);
    }

    /** Is true when the key is present and true. */
    public Condition isTrue() {
        return Condition.of(Operator.of("Bool"), name, List.of("true"));
    }

    /** Is true when the key is present and false; an absent key is not false. */
    public Condition isFalse() {
        return Condition.of(Operator.of("Bool"), name, List.of("false"));
    }
}
