package io.github.iamkit.policy.condition;

/**
 * A key that may have several values in a request, so that IAM compares it only under {@code ForAllValues} or
 * {@code ForAnyValue}.
 *
 * <p>Conditions for all values are true where the key is absent: combine them with {@link #isPresent()} in an Allow that
 * relies on them.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public sealed interface MultivaluedKey extends ConditionKey permits StringSetKey, ArnSetKey, BoolSetKey {}
