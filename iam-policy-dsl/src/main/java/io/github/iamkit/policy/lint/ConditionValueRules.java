package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.match.CidrBlock;
import io.github.iamkit.policy.match.Decimals;
import io.github.iamkit.policy.match.PrivateNetworks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about values of conditions that say less, or the same in a longer way, than they look. */
final class ConditionValueRules implements Family {
    private static final Rule NUMBERS = Rule.certain(
            "REDUNDANT_CONDITION_VALUE_NUM",
            SUGGESTION,
            "Several numbers are bounds on one side, of which only the widest counts");
    private static final Rule RANGE =
            Rule.certain("IMPROVE_IP_RANGE", SUGGESTION, "A range of addresses is written with bits that do not count");
    private static final Rule SUBSET = Rule.certain(
            "PRIVATE_IP_ADDRESS_SUBSET",
            SUGGESTION,
            "Private addresses stand beside public ones under `aws:SourceIp`, which is always public");
    private static final Rule NOT_SUBSET = Rule.certain(
            "PRIVATE_NOT_IP_ADDRESS_SUBSET",
            SUGGESTION,
            "Private addresses stand beside public ones as exceptions under `aws:SourceIp`, which is always public");
    private static final Rule NULL_QUALIFIER =
            Rule.certain("NULL_WITH_QUALIFIER", SUGGESTION, "`Null` with a qualifier always holds, or never");
    private static final Rule BOOL_VARIABLE = Rule.inferred(
            "INVALID_VARIABLE_FOR_OPERATOR",
            ERROR,
            "A variable under Bool, of which AWS's pages disagree whether it works");
    private static final Rule PRESENT = Rule.inferred(
            "EQUIVALENT_TO_NULL_FALSE",
            SUGGESTION,
            "A condition that any value fulfils says no more than that the key is there");
    private static final Rule ABSENT = Rule.inferred(
            "EQUIVALENT_TO_NULL_TRUE",
            SUGGESTION,
            "A condition that no value fulfils says no more than that the key is absent");
    private static final Rule ALWAYS = Rule.inferred(
            "REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION", SUGGESTION, "A condition that always holds, by its wildcard");
    private static final Rule NEVER = Rule.inferred(
            "REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION",
            SUGGESTION,
            "A condition that never holds, by its wildcard on a key that is always there, so that the statement does nothing");

    private static final Set<String> ALWAYS_PRESENT = Set.of(
            "aws:principalaccount", "aws:principalarn", "aws:principaltype", "aws:userid", "aws:requestedregion");

    @Override
    public List<Rule> rules() {
        return List.of(
                NUMBERS, RANGE, SUBSET, NOT_SUBSET, NULL_QUALIFIER, BOOL_VARIABLE, PRESENT, ABSENT, ALWAYS, NEVER);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (LintCondition condition : statement.conditions()) {
                switch (condition.operator().family()) {
                    case NUMERIC -> reviewNumbers(condition, findings);
                    case IP -> reviewAddresses(statement, condition, findings);
                    case NULL -> reviewNull(condition, findings);
                    case BOOL -> reviewBooleans(condition, findings);
                    case STRING, ARN -> reviewStars(condition, findings);
                    default -> {
                        // Dates and bytes have one way to be written.
                    }
                }
            }
        }
    }

    private static void reviewNumbers(LintCondition condition, Findings findings) {
        boolean below = isOneOf(condition, Operator.Comparison.LESS_THAN, Operator.Comparison.LESS_THAN_EQUALS);
        boolean above = isOneOf(condition, Operator.Comparison.GREATER_THAN, Operator.Comparison.GREATER_THAN_EQUALS);
        if (!below && !above || condition.values().size() < 2) {
            return;
        }
        JsonScalar widest = null;
        BigDecimal bound = null;
        for (JsonScalar value : condition.values()) {
            BigDecimal number = Decimals.parse(value.text()).orElse(null);
            if (number == null) {
                return;
            }
            if (bound == null || (below ? number.compareTo(bound) > 0 : number.compareTo(bound) < 0)) {
                bound = number;
                widest = value;
            }
        }
        for (JsonScalar value : condition.values()) {
            if (value != widest && widest != null) {
                findings.add(
                        NUMBERS,
                        value.offset(),
                        "`" + value.text() + "` says nothing beside `" + widest.text() + "`, as either suffices",
                        "remove one of them",
                        Edit.remove(value));
            }
        }
    }

    private static boolean isOneOf(LintCondition condition, Operator.Comparison one, Operator.Comparison other) {
        return condition.operator().comparison() == one || condition.operator().comparison() == other;
    }

    private static void reviewAddresses(LintStatement statement, LintCondition condition, Findings findings) {
        // An Allow with fewer addresses is narrower, and so is a Deny with fewer exceptions.
        boolean narrows = statement.allows() != condition.operator().isNegated();
        long hidden = 0;
        for (JsonScalar value : condition.values()) {
            Optional<CidrBlock> block = CidrBlock.parse(value.text());
            block.filter(range -> !range.equals(range.withoutHostBits()))
                    .map(range -> range.withoutHostBits().toString())
                    .ifPresent(masked -> findings.add(
                            RANGE,
                            value.offset(),
                            "`" + value.text() + "` is the range `" + masked + "`",
                            "write `" + masked + "`",
                            Edit.replace(value, masked)));
            hidden += block.filter(PrivateNetworks::contain).isPresent() ? 1 : 0;
        }
        if (condition.key().equals("aws:sourceip")
                && hidden > 0
                && hidden < condition.values().size()) {
            condition.values().stream()
                    .filter(value -> CidrBlock.parse(value.text())
                            .filter(PrivateNetworks::contain)
                            .isPresent())
                    .forEach(value -> findings.add(
                            condition.operator().isNegated() ? NOT_SUBSET : SUBSET,
                            value.offset(),
                            "`" + value.text() + "` is private, and `aws:SourceIp` is always public",
                            "remove it, or test `aws:VpcSourceIp`",
                            narrows ? Edit.remove(value) : null));
        }
    }

    private static void reviewNull(LintCondition condition, Findings findings) {
        if (condition.hasQualifier()) {
            boolean all = condition.operator().qualifier() == Operator.Qualifier.FOR_ALL_VALUES;
            findings.add(
                    NULL_QUALIFIER,
                    condition.offset(),
                    condition.operator() + " " + (all ? "always" : "never") + " holds",
                    "write `Null`");
        }
    }

    private static void reviewBooleans(LintCondition condition, Findings findings) {
        condition.values().stream()
                .filter(value -> Patterns.hasVariable(value.text()))
                .forEach(value -> findings.add(
                        BOOL_VARIABLE,
                        value,
                        "`" + value.text() + "` may be read as plain text, which is neither true nor false",
                        "write \"true\" or \"false\", or compare it with StringEquals"));
    }

    private static void reviewStars(LintCondition condition, Findings findings) {
        boolean isStar = condition.takesWildcards()
                && condition.operator().comparison() == Operator.Comparison.LIKE
                && !condition.hasQualifier()
                && condition.values().stream().anyMatch(value -> Patterns.isStars(value.text()));
        if (!isStar) {
            return;
        }
        boolean negated = condition.operator().isNegated();
        String text = condition.operator() + " on `" + condition.written() + "` with `*` ";
        if (condition.operator().isIfExists()) {
            if (negated) {
                add(ABSENT, condition, text + "holds where the key is absent", "write `Null` with `true`", findings);
            } else {
                add(ALWAYS, condition, text + "always holds", "remove it", findings);
            }
        } else if (negated && ALWAYS_PRESENT.contains(condition.key())) {
            add(NEVER, condition, text + "never holds", "remove the statement, or say what is meant", findings);
        } else if (negated) {
            add(ABSENT, condition, text + "holds where the key is absent", "write `Null` with `true`", findings);
        } else {
            add(PRESENT, condition, text + "holds where the key is there", "write `Null` with `false`", findings);
        }
    }

    private static void add(Rule rule, LintCondition condition, String message, String remedy, Findings findings) {
        findings.add(rule, condition.offset(), message, remedy);
    }
}
