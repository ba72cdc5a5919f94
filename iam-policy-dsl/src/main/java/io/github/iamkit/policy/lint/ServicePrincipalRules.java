package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;
import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;

import io.github.iamkit.policy.condition.Operator;
import java.util.List;
import java.util.Set;

/** Rules about whom a resource lets in: services, and everybody but some. */
final class ServicePrincipalRules implements Family {
    private static final Rule NOT_PRINCIPAL = Rule.certain(
            "ALLOW_WITH_NOT_PRINCIPAL",
            SECURITY_WARNING,
            "An Allow with `NotPrincipal` lets in everybody else, anonymous callers too");
    private static final Rule RESTRICT = Rule.certain(
            "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL",
            SECURITY_WARNING,
            "A service is let in on behalf of anybody: no condition says for whose resource, account or organization");
    private static final Rule RECOMMENDED = Rule.certain(
            "RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
            SUGGESTION,
            "A service is restricted by a key that does not say on whose behalf it comes");
    private static final Rule UNSUPPORTED = Rule.certain(
            "UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL",
            ERROR,
            "A condition on a key that requests of a service never have");

    private static final List<String> SOURCE_KEYS =
            List.of("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths");
    private static final Set<String> STAND_INS = Set.of("aws:referer");
    private static final Set<String> NEVER_OF_SERVICES =
            Set.of("aws:principalorgid", "aws:principalorgpaths", "aws:username");

    @Override
    public List<Rule> rules() {
        return List.of(NOT_PRINCIPAL, RESTRICT, RECOMMENDED, UNSUPPORTED);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        if (!document.isResource() && !document.isTrust()) {
            return;
        }
        for (LintStatement statement : document.statements()) {
            if (statement.allows() && document.isResource()) {
                reviewAllow(statement, findings);
            }
            if (!statement.isNotPrincipal() && statement.principals().stream().anyMatch(LintPrincipal::isService)) {
                reviewKeys(statement, findings);
            }
        }
    }

    private static void reviewAllow(LintStatement statement, Findings findings) {
        if (statement.isNotPrincipal()) {
            findings.add(
                    NOT_PRINCIPAL,
                    statement.offsetOf("NotPrincipal"),
                    "everybody else is let in, anonymous callers too",
                    "name those who are to come in, in `Principal`");
            return;
        }
        if (SOURCE_KEYS.stream().anyMatch(statement::tests)) {
            return;
        }
        boolean hasStandIn = statement.conditions().stream().anyMatch(c -> STAND_INS.contains(c.key()));
        for (LintPrincipal principal : statement.principals()) {
            if (principal.isService()) {
                findings.add(
                        hasStandIn ? RECOMMENDED : RESTRICT,
                        principal.value().offset(),
                        "`" + principal.text() + "` may come on behalf of anybody's resources",
                        "add a condition on `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`");
            }
        }
    }

    private static void reviewKeys(LintStatement statement, Findings findings) {
        for (LintCondition condition : statement.conditions()) {
            boolean isNever = NEVER_OF_SERVICES.contains(condition.key())
                    || condition.key().startsWith("aws:principaltag/");
            if (isNever && !condition.operator().isIfExists() && !condition.isFamily(Operator.Family.NULL)) {
                findings.add(
                        UNSUPPORTED,
                        condition.offset(),
                        "requests of a service never have `" + condition.written() + "`",
                        "use `aws:SourceArn`, `aws:SourceAccount`, `aws:SourceOrgID` or `aws:SourceOrgPaths`, or write a"
                                + " statement of its own for the service");
            }
        }
    }
}
