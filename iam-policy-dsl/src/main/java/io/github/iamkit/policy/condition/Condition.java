package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;
import java.util.Collection;
import java.util.List;
import org.immutables.value.Value;

/**
 * One test of a request: an operator, a context key and the values it is compared with.
 *
 * <pre>{@code
 * Condition typed = SOURCE_IP.in("203.0.113.0/24");
 * Condition plain = Condition.of("StringEquals", "aws:username", "david", "alice");
 * }</pre>
 *
 * <p>Several values mean any of them, or none of them where the operator is negated. The typed keys in this package
 * make conditions whose operator fits the key; {@link #of(String, String, CharSequence, CharSequence...)} takes any
 * key and any operator that IAM has. Values are kept as text in the order they were written.
 *
 * <p>Immutable and thread-safe.
 *
 * @see GlobalKeys
 */
@Value.Immutable
public abstract class Condition {
    Condition() {}

    /** Returns the operator, with its qualifier and {@code IfExists}. */
    @Value.Parameter
    public abstract Operator operator();

    /** Returns the key as it was written; IAM ignores its letter case. */
    @Value.Parameter
    public abstract String key();

    /** Returns the values in written order; none where a document was read that has {@code []}. */
    @Value.Parameter
    public abstract List<String> values();

    /**
     * Returns the condition {@code {operator: {key: values}}}.
     *
     * @throws IllegalArgumentException if IAM has no such operator, or the key is empty
     */
    public static Condition of(String operator, String key, CharSequence first, CharSequence... rest) {
        return of(Operator.of(operator), key, WritableText.requireAll(first, rest, "value"));
    }

    /** Returns the condition {@code {operator: {key: values}}}, for values that are in a collection. */
    public static Condition of(String operator, String key, Collection<? extends CharSequence> values) {
        return of(Operator.of(operator), key, WritableText.requireAll(values, "values"));
    }

    /**
     * Returns the condition {@code {operator: {key: []}}}, which documents in the wild have. What it decides differs by
     * operator, so write it only to say what such a document says.
     */
    public static Condition withoutValues(String operator, String key) {
        return of(Operator.of(operator), key, List.of());
    }

    /**
     * Returns the condition of an operator that is known already.
     *
     * @param values may be empty, as in {@link #withoutValues}
     */
    public static Condition of(Operator operator, String key, List<String> values) {
        values.forEach(value -> WritableText.require(value, "value"));
        return ImmutableCondition.of(operator, WritableText.requireNonEmpty(key, "key"), values);
    }

    /**
     * Returns this condition, but true where the request lacks the key.
     *
     * @throws IllegalArgumentException for the operator {@code Null}
     */
    public Condition ifExists() {
        return of(operator().ifExists(), key(), values());
    }

    /** Returns the condition as JSON would show it: operator, key and values. */
    @Override
    public String toString() {
        return operator() + " " + key() + " " + values();
    }
}
