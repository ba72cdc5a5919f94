package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonScalar;
import java.util.List;

/**
 * A condition as it is written.
 *
 * @param key the key in lower case
 * @param written the key as it is written
 * @param offset where the key stands
 * @param values the values as far as they are scalars
 * @param plural whether the values stand in a list
 */
record LintCondition(
        Operator operator, String key, String written, int offset, List<JsonScalar> values, boolean plural) {

    boolean isFamily(Operator.Family family) {
        return operator.family() == family;
    }

    boolean hasQualifier() {
        return operator.qualifier() != Operator.Qualifier.NONE;
    }

    /** Tells whether wildcards in the values are wildcards. */
    boolean takesWildcards() {
        return isFamily(Operator.Family.ARN) || operator.comparison() == Operator.Comparison.LIKE;
    }

    /** Tells whether one of the values is this text, in any letter case. */
    boolean hasValue(String text) {
        return values.stream().anyMatch(value -> value.text().equalsIgnoreCase(text));
    }

    /** Tells whether the request has to have the key for this to hold, and not the opposite. */
    boolean demandsKey() {
        return switch (operator.family()) {
            case NULL -> hasValue("false");
            default ->
                !operator.isNegated()
                        && !operator.isIfExists()
                        && operator.qualifier() != Operator.Qualifier.FOR_ALL_VALUES;
        };
    }
}
