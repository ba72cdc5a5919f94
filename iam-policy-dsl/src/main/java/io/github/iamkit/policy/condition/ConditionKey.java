package io.github.iamkit.policy.condition;

import java.util.List;

/**
 * A key of the request context that conditions test, such as {@code aws:SourceIp}.
 *
 * <p>Its type says what it can be compared with; {@code SOURCE_IP.isTrue()} does not compile. IAM ignores letter case in
 * the names of keys.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @see GlobalKeys
 */
public sealed interface ConditionKey permits SingleValuedKey, MultivaluedKey {
    /** Returns the name of the key, with its prefix. */
    String name();

    /** Is true when the request lacks the key ({@code Null} with {@code true}). */
    default Condition isAbsent() {
        return Condition.of(Operator.of("Null"), name(), List.of("true"));
    }

    /** Is true when the request has the key ({@code Null} with {@code false}). */
    default Condition isPresent() {
        return Condition.of(Operator.of("Null"), name(), List.of("false"));
    }
}
