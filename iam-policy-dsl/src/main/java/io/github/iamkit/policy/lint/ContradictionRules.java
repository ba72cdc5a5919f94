package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.condition.Operator.Comparison;
import io.github.iamkit.policy.match.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Finds conditions on one key that cannot hold together, so that their statement says nothing. */
final class ContradictionRules implements Family {
    private static final Rule CONTRADICTION = Rule.certain(
            "X_CONDITION_CONTRADICTION",
            WARNING,
            "Two conditions on one key never hold together, so the statement says nothing");

    @Override
    public List<Rule> rules() {
        return List.of(CONTRADICTION);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            List<LintCondition> conditions = statement.conditions();
            for (int i = 0; i < conditions.size(); i++) {
                for (int j = 0; j < i; j++) {
                    LintCondition one = conditions.get(j);
                    LintCondition other = conditions.get(i);
                    if (one.key().equals(other.key()) && contradict(one, other)) {
                        findings.add(
                                CONTRADICTION,
                                other.offset(),
                                other.operator() + " and " + one.operator() + " on `" + other.written()
                                        + "` never hold together",
                                "remove one of them");
                    }
                }
            }
        }
    }

    private static boolean contradict(LintCondition one, LintCondition other) {
        boolean comparable = !one.hasQualifier()
                && !other.hasQualifier()
                && !one.values().isEmpty()
                && !other.values().isEmpty()
                && !holdsVariable(one)
                && !holdsVariable(other);
        if (!comparable) {
            return false;
        }
        if (one.isFamily(Operator.Family.NULL) || other.isFamily(Operator.Family.NULL)) {
            return demandsAbsence(one) && other.demandsKey() || demandsAbsence(other) && one.demandsKey();
        }
        // Where the key may be absent, both can hold without it.
        if (!one.demandsKey() && !other.demandsKey()) {
            return false;
        }
        return excludesValues(one, other) || excludesValues(other, one) || areApart(one, other);
    }

    private static boolean holdsVariable(LintCondition condition) {
        return condition.values().stream().anyMatch(value -> Patterns.hasVariable(value.text()));
    }

    private static boolean demandsAbsence(LintCondition condition) {
        return condition.isFamily(Operator.Family.NULL) && condition.values().size() == 1 && condition.hasValue("true");
    }

    /** Tells whether all values that the first condition takes are refused by the second. */
    private static boolean excludesValues(LintCondition one, LintCondition other) {
        if (one.isFamily(Operator.Family.BOOL) && other.isFamily(Operator.Family.BOOL)) {
            return one.values().size() == 1
                    && other.values().size() == 1
                    && !one.values()
                            .get(0)
                            .text()
                            .equalsIgnoreCase(other.values().get(0).text());
        }
        boolean isListed = one.isFamily(Operator.Family.STRING)
                && one.operator().comparison() == Comparison.EQUALS
                && !one.operator().isNegated();
        return isListed
                && other.isFamily(Operator.Family.STRING)
                && other.operator().comparison() != Comparison.EQUALS_IGNORE_CASE
                && one.values().stream().noneMatch(value -> takes(other, value.text()));
    }

    private static boolean takes(LintCondition condition, String text) {
        boolean fits = condition.values().stream()
                .anyMatch(value -> condition.takesWildcards()
                        ? Patterns.isStars(value.text()) || Patterns.covers(value.text(), text)
                        : value.text().equals(text));
        return fits != condition.operator().isNegated();
    }

    /** Tells whether one condition is a lower bound that lies above the other, an upper one. */
    private static boolean areApart(LintCondition one, LintCondition other) {
        if (!one.isFamily(Operator.Family.NUMERIC) || !other.isFamily(Operator.Family.NUMERIC)) {
            return false;
        }
        Optional<BigDecimal> least = bound(one, true).or(() -> bound(other, true));
        Optional<BigDecimal> greatest = bound(one, false).or(() -> bound(other, false));
        if (least.isEmpty() || greatest.isEmpty()) {
            return false;
        }
        boolean touching = isInclusive(one.operator()) && isInclusive(other.operator());
        int order = least.get().compareTo(greatest.get());
        return order > 0 || order == 0 && !touching;
    }

    private static boolean isInclusive(Operator operator) {
        return operator.comparison() == Comparison.LESS_THAN_EQUALS
                || operator.comparison() == Comparison.GREATER_THAN_EQUALS;
    }

    /** Returns the widest lower, or upper, bound of a condition that is one. */
    private static Optional<BigDecimal> bound(LintCondition condition, boolean lower) {
        Comparison comparison = condition.operator().comparison();
        boolean isLower = comparison == Comparison.GREATER_THAN || comparison == Comparison.GREATER_THAN_EQUALS;
        boolean isUpper = comparison == Comparison.LESS_THAN || comparison == Comparison.LESS_THAN_EQUALS;
        if (lower ? !isLower : !isUpper) {
            return Optional.empty();
        }
        List<BigDecimal> numbers = condition.values().stream()
                .flatMap(value -> Decimals.parse(value.text()).stream())
                .toList();
        if (numbers.size() < condition.values().size()) {
            return Optional.empty();
        }
        return lower
                ? numbers.stream().min(BigDecimal::compareTo)
                : numbers.stream().max(BigDecimal::compareTo);
    }
}
