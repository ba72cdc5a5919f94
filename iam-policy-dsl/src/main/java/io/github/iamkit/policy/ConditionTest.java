package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.match.ContextKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition, ready to be asked: what an operator makes of a key with no, one or several values (section 4).
 *
 * <p>Immutable and thread-safe.
 */
final class ConditionTest {
    private final Condition condition;
    private final Operator operator;
    private final ContextKey key;
    private final ValueTest test;
    private final LanguageVersion version;
    private final Effect effect;
    private final Dialect dialect;

    ConditionTest(Condition condition, LanguageVersion version, Effect effect, Dialect dialect) {
        this.condition = condition;
        this.operator = condition.operator();
        this.key = ContextKey.of(condition.key());
        this.test = ValueTest.of(condition, version, effect, dialect);
        this.version = version;
        this.effect = effect;
        this.dialect = dialect;
    }

    Condition condition() {
        return condition;
    }

    ContextKey key() {
        return key;
    }

    /** The key, and those of the variables without a default that its values have. */
    List<ContextKey> keysAskedFor() {
        List<ContextKey> keys = new ArrayList<>(List.of(key));
        if (VariableChecks.WITH_VARIABLES.contains(operator.family())) {
            for (String value : condition.values()) {
                keys.addAll(version.template(value).keysWithoutDefault());
            }
        }
        return keys;
    }

    /** Whether the request satisfies the condition. */
    boolean holds(Evaluation evaluation) {
        ContextValue value = evaluation.find(key);
        if (operator.family() == Operator.Family.NULL) {
            return nullHolds(value, evaluation);
        }
        boolean isAbsent = isAbsent(value);
        if (condition.values().isEmpty()) {
            return holdsWithoutValues(isAbsent);
        }
        if (isAbsent || value == null) {
            return holdsForAbsent();
        }
        return isComparable(value) && compares(value.values(), evaluation);
    }

    /** Whether one of the values, or all of them, do to the values of the policy what the operator asks. */
    private boolean compares(List<RequestValue> values, Evaluation evaluation) {
        ValueTest ready = values.size() > 1 ? test.filled(evaluation) : test;
        boolean asksForOne = asksForOne();
        for (RequestValue one : values) {
            if ((ready.fits(one, evaluation) != operator.isNegated()) == asksForOne) {
                return asksForOne;
            }
        }
        return !asksForOne;
    }

    /** Without qualifier any value will do (section 6, 6), but to an Allow that it be other than those of the policy. */
    private boolean asksForOne() {
        return switch (operator.qualifier()) {
            case NONE -> !operator.isNegated() || effect == Effect.DENY;
            case FOR_ALL_VALUES -> false;
            case FOR_ANY_VALUE -> true;
        };
    }

    private boolean isComparable(ContextValue value) {
        return operator.qualifier() != Operator.Qualifier.NONE
                || !value.isMultivalued()
                || dialect.has(Dialect.Reading.SEVERAL_VALUES_NEED_NO_QUALIFIER);
    }

    /** Whether there is nothing to compare: no value, or under a qualifier none but the empty text (K6, M2, M3). */
    private boolean isAbsent(@Nullable ContextValue value) {
        return value == null
                || value.values().isEmpty()
                || (operator.qualifier() != Operator.Qualifier.NONE && isEmptyText(value));
    }

    private static boolean isEmptyText(ContextValue value) {
        for (RequestValue one : value.values()) {
            if (!one.text().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What an operator says of a key that the request lacks (K4, K5, M2, M3, M6). */
    private boolean holdsForAbsent() {
        return switch (operator.qualifier()) {
            case NONE -> operator.isNegated() || operator.isIfExists();
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE ->
                operator.isIfExists() && dialect.has(Dialect.Reading.FOR_ANY_VALUE_IF_EXISTS_HOLDS_FOR_ABSENT);
        };
    }

    /** What a condition says to which the policy gives no values (K12 and section 6, 19). */
    private boolean holdsWithoutValues(boolean isAbsent) {
        if (operator.qualifier() == Operator.Qualifier.FOR_ANY_VALUE) {
            return operator.isIfExists() && isAbsent && effect == Effect.DENY;
        }
        if (operator.qualifier() == Operator.Qualifier.FOR_ALL_VALUES || operator.isIfExists()) {
            return isAbsent;
        }
        return effect == Effect.DENY || !dialect.has(Dialect.Reading.NO_VALUES_ALLOW_LESS);
    }

    /** The operator that asks whether the request has the key (K6, M7). */
    private boolean nullHolds(@Nullable ContextValue value, Evaluation evaluation) {
        return switch (operator.qualifier()) {
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE -> false;
            case NONE ->
                condition.values().isEmpty()
                        ? holdsWithoutValues(false)
                        : test.fits(isNull(value) ? RequestValue.TRUE : RequestValue.FALSE, evaluation);
        };
    }

    private static boolean isNull(@Nullable ContextValue value) {
        return value == null || value.values().isEmpty() || (value.isMultivalued() && isEmptyText(value));
    }
}
