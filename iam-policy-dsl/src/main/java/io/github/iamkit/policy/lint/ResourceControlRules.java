package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.condition.Operator;
import java.util.List;
import java.util.Set;

/** Rules about resource control policies, which bind people and services and have to tell them apart. */
final class ResourceControlRules implements Family {
    private static final Rule PRINCIPAL = Rule.certain(
            "RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY",
            WARNING,
            "A key of the caller is tested without `aws:PrincipalIsAWSService` being false");
    private static final Rule SERVICE = Rule.certain(
            "RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY",
            WARNING,
            "A key of a service's source is tested without `aws:PrincipalIsAWSService` being true");
    private static final Rule NULL_CHECK = Rule.certain(
            "RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK",
            WARNING,
            "A key of a service's source is tested without a test that the source is known");

    private static final Set<String> OF_CALLER =
            Set.of("aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn");
    private static final Set<String> OF_SOURCE =
            Set.of("aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceaccount", "aws:sourcearn");
    private static final String IS_SERVICE = "aws:principalisawsservice";

    @Override
    public List<Rule> rules() {
        return List.of(PRINCIPAL, SERVICE, NULL_CHECK);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        if (!document.isRcp()) {
            return;
        }
        for (LintStatement statement : document.statements()) {
            for (LintCondition condition : statement.conditions()) {
                if (statement.denies() && !condition.isFamily(Operator.Family.NULL)) {
                    review(statement, condition, findings);
                }
            }
        }
    }

    private static void review(LintStatement statement, LintCondition condition, Findings findings) {
        if (OF_CALLER.contains(condition.key()) && !saysService(statement, "false")) {
            findings.add(
                    PRINCIPAL,
                    condition.offset(),
                    "services have no `" + condition.written() + "`, and are denied",
                    "add `BoolIfExists` on `aws:PrincipalIsAWSService` with `false`");
        }
        if (OF_SOURCE.contains(condition.key())) {
            if (!saysService(statement, "true")) {
                findings.add(
                        SERVICE,
                        condition.offset(),
                        "only services have `" + condition.written() + "`, and everybody else is judged by its absence",
                        "add `Bool` on `aws:PrincipalIsAWSService` with `true`");
            }
            if (!checksSource(statement)) {
                findings.add(
                        NULL_CHECK,
                        condition.offset(),
                        "services do not always have `" + condition.written() + "`",
                        "add `Null` on `aws:SourceAccount` or `aws:SourceArn` with `false`");
            }
        }
    }

    private static boolean saysService(LintStatement statement, String value) {
        return statement.conditions().stream()
                .anyMatch(c -> c.key().equals(IS_SERVICE) && c.isFamily(Operator.Family.BOOL) && c.hasValue(value));
    }

    private static boolean checksSource(LintStatement statement) {
        return statement.conditions().stream()
                .anyMatch(c -> (c.key().equals("aws:sourceaccount") || c.key().equals("aws:sourcearn"))
                        && c.isFamily(Operator.Family.NULL)
                        && c.hasValue("false"));
    }
}
