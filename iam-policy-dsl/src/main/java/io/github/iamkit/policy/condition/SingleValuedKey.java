package io.github.iamkit.policy.condition;

/**
 * A key that has at most one value in a request, so that it can also stand in a policy variable.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public sealed interface SingleValuedKey extends ConditionKey
        permits StringKey, BoolKey, IpKey, ArnKey, DateKey, NumericKey, BinaryKey {}
