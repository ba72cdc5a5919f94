package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.condition.Operator;
import java.util.List;
import java.util.Set;

/** Rules about keys that a request need not have, and what a condition then decides. */
final class AbsentKeyRules implements Family {
    private static final Rule MFA = Rule.certain(
            "X_BAD_MFA_PATTERN",
            SECURITY_WARNING,
            "A test for MFA that requests with long-term credentials, which lack the key, slip through");
    private static final Rule NEGATED = Rule.inferred(
            "X_NEGATED_KEY_ABSENT",
            WARNING,
            "An Allow with a negated operator on a key that requests may lack: it holds where the key is absent");
    private static final Rule SKIPS = Rule.inferred(
            "X_DENY_SKIPS_ABSENT_KEY",
            WARNING,
            "A Deny that depends on a key that requests may lack: it does not deny where the key is absent");

    private static final String MFA_PRESENT = "aws:multifactorauthpresent";
    private static final Set<String> ALWAYS_PRESENT = Set.of(
            "aws:currenttime",
            "aws:epochtime",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principaltype",
            "aws:requestedregion",
            "aws:securetransport",
            "aws:userid",
            "aws:viaawsservice",
            "aws:principalisawsservice");

    @Override
    public List<Rule> rules() {
        return List.of(MFA, NEGATED, SKIPS);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (LintCondition condition : statement.conditions()) {
                if (condition.key().equals(MFA_PRESENT)) {
                    reviewMfa(statement, condition, findings);
                } else if (!ALWAYS_PRESENT.contains(condition.key()) && !isSettled(statement, condition)) {
                    reviewAbsence(statement, condition, findings);
                }
            }
        }
    }

    private static void reviewMfa(LintStatement statement, LintCondition condition, Findings findings) {
        boolean isSkipped = statement.denies()
                && condition.isFamily(Operator.Family.BOOL)
                && !condition.operator().isIfExists()
                && condition.hasValue("false")
                && statement.conditions().size() == 1;
        boolean isAnyValue = statement.allows()
                && condition.isFamily(Operator.Family.NULL)
                && condition.hasValue("false")
                && statement.conditions().stream()
                        .noneMatch(other -> other.key().equals(MFA_PRESENT) && other.isFamily(Operator.Family.BOOL));
        if (isSkipped) {
            findings.add(
                    MFA,
                    condition.offset(),
                    "requests with long-term credentials lack the key and are not denied",
                    "write `BoolIfExists`");
        }
        if (isAnyValue) {
            findings.add(
                    MFA,
                    condition.offset(),
                    "the key is there without MFA too, with the value `false`",
                    "write `Bool` with `true`");
        }
    }

    /** Tells whether another condition says what is to be where the key is absent. */
    private static boolean isSettled(LintStatement statement, LintCondition condition) {
        return condition.isFamily(Operator.Family.NULL)
                || statement.conditions().stream()
                        .anyMatch(other -> other.key().equals(condition.key()) && other.isFamily(Operator.Family.NULL));
    }

    private static void reviewAbsence(LintStatement statement, LintCondition condition, Findings findings) {
        String text = condition.operator() + " on `" + condition.written() + "` ";
        if (statement.allows()
                && condition.operator().isNegated()
                && !condition.operator().isIfExists()) {
            findings.add(
                    NEGATED,
                    condition.offset(),
                    text + "holds where a request lacks the key",
                    "add `Null` on the key with `false`, if it is to be there");
        }
        if (statement.denies()
                && !condition.operator().isNegated()
                && !condition.operator().isIfExists()) {
            findings.add(
                    SKIPS,
                    condition.offset(),
                    text + "does not deny where a request lacks the key",
                    "write `" + condition.operator() + "IfExists`, if it is to be denied then");
        }
    }
}
