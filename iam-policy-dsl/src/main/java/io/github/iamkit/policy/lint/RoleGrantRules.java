package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.Finding.Severity;
import java.util.List;

/**
 * Rules about handing out roles: {@code iam:PassRole}, and {@code iam:CreateServiceLinkedRole}.
 *
 * <p>Each has six codes, by whether the action is named, matched by a pattern or left over by {@code NotAction}, and by whether
 * the resource is a wildcard or what {@code NotResource} leaves over. A condition on the service that gets the role calms
 * those about wildcards.
 */
final class RoleGrantRules implements Family {
    private static final Grant PASS_ROLE = new Grant(
            "iam:passrole",
            "iam:passedtoservice",
            "iam:PassedToService",
            "lets any role be handed to a service, one with more rights than the caller's too",
            SECURITY_WARNING,
            "PASS_ROLE");
    private static final Grant CREATE_SLR = new Grant(
            "iam:createservicelinkedrole",
            "iam:awsservicename",
            "iam:AWSServiceName",
            "lets service-linked roles be made for any service",
            WARNING,
            "CREATE_SLR");
    private static final Rule ANY_SERVICE = Rule.inferred(
            "X_PASS_ROLE_ANY_SERVICE",
            SUGGESTION,
            "`iam:PassRole` on named roles, without a condition that says to which service");

    private static final String ANY_ROLE = "role/\uFFFE";

    /** One of the actions with its six rules. */
    private record Grant(
            String action,
            String key,
            String keyName,
            String danger,
            Severity severity,
            String prefix,
            List<Rule> rules) {
        Grant(String action, String key, String keyName, String danger, Severity severity, String prefix) {
            this(action, key, keyName, danger, severity, prefix, rules(action, severity, prefix));
        }

        private static List<Rule> rules(String action, Severity severity, String prefix) {
            String name = action.equals("iam:passrole") ? "`iam:PassRole`" : "`iam:CreateServiceLinkedRole`";
            return List.of(
                    rule(prefix, "STAR_IN_RESOURCE", severity, name + " is allowed by name on a wildcard"),
                    rule(
                            prefix,
                            "STAR_IN_ACTION_AND_RESOURCE",
                            severity,
                            name + " is allowed by a pattern on a wildcard"),
                    rule(
                            prefix,
                            "STAR_IN_RESOURCE_AND_NOT_ACTION",
                            severity,
                            name + " is left over by `NotAction`, on a wildcard"),
                    rule(prefix, "NOT_RESOURCE", severity, name + " is allowed by name with `NotResource`"),
                    rule(
                            prefix,
                            "STAR_IN_ACTION_AND_NOT_RESOURCE",
                            severity,
                            name + " is allowed by a pattern with `NotResource`"),
                    rule(
                            prefix,
                            "NOT_ACTION_AND_NOT_RESOURCE",
                            severity,
                            name + " is left over by `NotAction`, with `NotResource`"));
        }

        private static Rule rule(String prefix, String end, Severity severity, String description) {
            return Rule.certain(prefix + "_WITH_" + end, severity, description);
        }

        Rule rule(How how, boolean notResource) {
            return rules.get(how.ordinal() + (notResource ? How.values().length : 0));
        }
    }

    /** How a statement takes an action in. */
    private enum How {
        BY_NAME,
        BY_PATTERN,
        BY_NOT_ACTION
    }

    @Override
    public List<Rule> rules() {
        return Lists.of(PASS_ROLE.rules(), CREATE_SLR.rules(), List.of(ANY_SERVICE));
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        if (!document.isIdentity()) {
            return;
        }
        for (LintStatement statement : document.statements()) {
            if (statement.allows()) {
                review(statement, PASS_ROLE, findings);
                review(statement, CREATE_SLR, findings);
            }
        }
    }

    private static void review(LintStatement statement, Grant grant, Findings findings) {
        if (!statement.covers(grant.action())) {
            return;
        }
        boolean calmed = statement.restricts(grant.key());
        boolean isWide = statement.isNotResource()
                ? statement.resources().stream().noneMatch(resource -> Patterns.isStars(resource.text()))
                        && !statement.resources().isEmpty()
                : statement.resources().stream().anyMatch(resource -> isAnyRole(resource.text())) && !calmed;
        if (isWide) {
            if (statement.isNotAction()) {
                add(grant, How.BY_NOT_ACTION, statement, statement.offsetOf("NotAction"), findings);
                return;
            }
            for (int i = 0; i < statement.actions().size(); i++) {
                String action = statement.actionNames().get(i);
                if (Patterns.covers(action, grant.action())) {
                    How how = Patterns.isPattern(action) ? How.BY_PATTERN : How.BY_NAME;
                    add(grant, how, statement, statement.actions().get(i).offset(), findings);
                }
            }
        } else if (grant == PASS_ROLE && !calmed && statement.actionNames().contains(grant.action())) {
            findings.add(
                    ANY_SERVICE,
                    statement.offsetOf(statement.actionElement()),
                    "the roles can be handed to any service that will have them",
                    "add a condition on `iam:PassedToService`");
        }
    }

    private static void add(Grant grant, How how, LintStatement statement, int offset, Findings findings) {
        String where = statement.isNotResource() ? "what `NotResource` leaves over" : "a wildcard";
        findings.add(
                grant.rule(how, statement.isNotResource()),
                offset,
                "on " + where + " this " + grant.danger(),
                "name the roles in `Resource`"
                        + (statement.isNotResource() ? "" : ", or add a condition on `" + grant.keyName() + "`"));
    }

    /** Tells whether the resource takes in roles of any name; a pattern of names, as services have, is none of that. */
    private static boolean isAnyRole(String resource) {
        return Patterns.isStars(resource)
                || ArnText.of(resource)
                        .filter(arn -> Patterns.covers(arn.service(), "iam"))
                        .filter(arn -> Patterns.covers(arn.resource(), ANY_ROLE))
                        .isPresent();
    }
}
