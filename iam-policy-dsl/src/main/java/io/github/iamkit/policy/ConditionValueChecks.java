package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.match.CidrBlock;
import io.github.iamkit.policy.match.Dates;
import io.github.iamkit.policy.match.Decimals;
import java.util.Base64;

/** Checks of the values of conditions against the type that their operator has. */
final class ConditionValueChecks {
    private static final int YEAR_DIGITS = 4;

    private ConditionValueChecks() {}

    static void check(Candidate candidate, Report report) {
        for (PlacedStatement statement : candidate.statements()) {
            for (int i = 0; i < statement.conditions().size(); i++) {
                Condition condition = statement.conditions().get(i);
                checkCount(condition, statement.placeOfCondition(i), report);
                for (int j = 0; j < condition.values().size(); j++) {
                    check(condition.operator(), condition.values().get(j), statement.placeOfValue(i, j), report);
                }
            }
        }
    }

    private static void checkCount(Condition condition, Place place, Report report) {
        boolean isPlainBool = condition.operator().family() == Operator.Family.BOOL
                && condition.operator().qualifier() == Operator.Qualifier.NONE;
        if (isPlainBool && condition.values().size() > 1) {
            report.add(
                    ValidationCode.INVALID_CONDITION_MULTIPLE_BOOLEAN,
                    place,
                    condition.operator() + " on `" + condition.key() + "` has more than one value",
                    "keep one");
        }
    }

    private static void check(Operator operator, String value, Place place, Report report) {
        switch (operator.family()) {
            case NUMERIC -> checkNumber(value, place, report);
            case DATE -> checkDate(value, place, report);
            case BOOL, NULL -> checkBoolean(operator, value, place, report);
            case BINARY -> checkBinary(value, place, report);
            case IP -> checkAddress(value, place, report);
            case ARN -> checkArn(value, place, report);
            case STRING -> checkWildcard(operator, value, place, report);
        }
    }

    private static void checkNumber(String value, Place place, Report report) {
        if (!VariableText.hasVariable(value) && Decimals.parse(value).isEmpty()) {
            report.add(
                    ValidationCode.TYPE_MISMATCH_NUMBER,
                    place,
                    "`" + value + "` is no number, so it matches nothing",
                    "write digits, with a point if there is a fraction");
        }
    }

    private static void checkDate(String value, Place place, Report report) {
        if (VariableText.hasVariable(value)) {
            return;
        }
        boolean isDigits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (Dates.parse(value).isEmpty()) {
            report.add(
                    ValidationCode.TYPE_MISMATCH_DATE,
                    place,
                    "`" + value + "` is no date, so it matches nothing",
                    "write it as 2026-01-31T12:00:00Z");
        } else if (isDigits && value.length() != YEAR_DIGITS) {
            report.add(
                    ValidationCode.INVALID_DATE_VALUE,
                    place,
                    "`" + value + "` is a count of seconds, which may not be read as it is meant",
                    "write it as 2026-01-31T12:00:00Z");
        }
    }

    private static void checkBoolean(Operator operator, String value, Place place, Report report) {
        if (!VariableText.hasVariable(value) && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            report.add(
                    ValidationCode.TYPE_MISMATCH_BOOLEAN,
                    place,
                    "`" + value + "` is neither true nor false, which is what " + operator + " takes",
                    "write \"true\" or \"false\"");
        }
    }

    private static void checkBinary(String value, Place place, Report report) {
        try {
            Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            report.add(
                    ValidationCode.TYPE_MISMATCH_STRING,
                    place,
                    "`" + value + "` is not base64, so it matches nothing",
                    "encode the bytes as base64");
        }
    }

    private static void checkAddress(String value, Place place, Report report) {
        if (!VariableText.hasVariable(value) && CidrBlock.parse(value).isEmpty()) {
            report.add(
                    ValidationCode.TYPE_MISMATCH_IP_RANGE,
                    place,
                    "`" + value + "` is neither an address nor a range of them",
                    "write it as 203.0.113.0/24 or 2001:db8::/32");
        }
    }

    private static void checkArn(String value, Place place, Report report) {
        ArnFields arn = ArnFields.of(value);
        boolean isStars = !value.isEmpty() && value.chars().allMatch(c -> c == '*');
        boolean isFilled = VariableText.hasVariable(value);
        if (!isStars && !isFilled && !arn.isComplete()) {
            report.add(
                    ValidationCode.X_TYPE_MISMATCH_ARN,
                    place,
                    "`" + value + "` has not the six fields of an ARN, so it matches nothing",
                    "write arn:partition:service:region:account:resource");
        }
    }

    private static void checkWildcard(Operator operator, String value, Place place, Report report) {
        boolean isExact = operator.comparison() == Operator.Comparison.EQUALS
                || operator.comparison() == Operator.Comparison.EQUALS_IGNORE_CASE;
        if (isExact && VariableText.hasWildcard(value)) {
            report.add(
                    ValidationCode.WILDCARD_WITHOUT_LIKE_OPERATOR,
                    place,
                    "`" + value + "` has a wildcard, which " + operator + " takes as a plain character",
                    "write StringLike or StringNotLike if it is meant as a wildcard");
        }
    }
}
