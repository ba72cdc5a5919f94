package io.github.iamkit.policy;

import io.github.iamkit.policy.PolicyUse.Kind;
import java.util.List;

/** Checks of what service and resource control policies cannot say. */
final class OrganizationChecks {
    private OrganizationChecks() {}

    static void check(Candidate candidate, Report report) {
        for (PlacedStatement statement : candidate.statements()) {
            if (candidate.use() == PolicyUse.SCP_LEGACY) {
                checkOlderLanguage(statement, report);
            }
            if (candidate.is(Kind.RCP)) {
                checkResourceControl(statement, report);
            }
        }
    }

    private static void checkOlderLanguage(PlacedStatement statement, Report report) {
        if (!statement.statement().notResources().isEmpty()) {
            report.add(
                    ValidationCode.SCP_SYNTAX_ERROR_NOTRESOURCE,
                    statement.placeOfResources(),
                    "`NotResource` is not in the older language of service control policies",
                    "name the resources in `Resource`");
        }
        for (int i = 0; i < statement.actions().size(); i++) {
            if (hasWildcardBeforeEnd(statement.actions().get(i).text())) {
                report.add(
                        ValidationCode.SCP_SYNTAX_ERROR_ACTION_WILDCARD,
                        statement.placeOfAction(i),
                        "`" + statement.actions().get(i) + "` has a wildcard before its end",
                        "name the actions one by one, or put the wildcard at the end");
            }
        }
        if (statement.allows()) {
            checkOlderAllow(statement, report);
        }
    }

    private static void checkOlderAllow(PlacedStatement statement, Report report) {
        if (!statement.conditions().isEmpty()) {
            report.add(
                    ValidationCode.SCP_SYNTAX_ERROR_ALLOW_CONDITION,
                    statement.placeOfConditions(),
                    "an Allow has no conditions in the older language of service control policies",
                    "deny what the condition is to keep away");
        }
        if (!statement.statement().notActions().isEmpty()) {
            report.add(
                    ValidationCode.SCP_SYNTAX_ERROR_ALLOW_NOTACTION,
                    statement.placeOfActions(),
                    "an Allow has no `NotAction` in the older language of service control policies",
                    "allow everything, and deny those actions");
        }
        for (int i = 0; i < statement.resources().size(); i++) {
            if (!statement.resources().get(i).equals("*")) {
                report.add(
                        ValidationCode.SCP_SYNTAX_ERROR_ALLOW_RESOURCE,
                        statement.placeOfResource(i),
                        "an Allow is about `*` alone in the older language of service control policies",
                        "write `*`, and deny what is not to be allowed");
            }
        }
    }

    private static boolean hasWildcardBeforeEnd(String action) {
        String masked = VariableText.masked(action);
        int star = masked.indexOf('*');
        return masked.indexOf('?') >= 0 || star >= 0 && star < masked.length() - 1;
    }

    private static void checkResourceControl(PlacedStatement statement, Report report) {
        if (statement.allows()) {
            report.add(
                    isAboutEverything(statement) ? ValidationCode.X_RCP_ALLOW : ValidationCode.RCP_SYNTAX_ERROR_ALLOW,
                    statement.place(),
                    "a resource control policy cannot allow: AWS's own, which is always attached, allows everything",
                    "remove the statement, or deny");
        }
        boolean isEveryone = statement.principals().size() == 1
                && statement.principals().get(0) instanceof Principal.Everyone
                && statement.statement().notPrincipals().isEmpty();
        if (!statement.principals().isEmpty() && !isEveryone) {
            report.add(
                    ValidationCode.RCP_SYNTAX_ERROR_PRINCIPAL,
                    statement.placeOfPrincipals(),
                    "a resource control policy is about everyone",
                    "write \"Principal\": \"*\", and test aws:PrincipalArn in a condition");
        }
        if (!statement.statement().notActions().isEmpty()) {
            report.add(
                    ValidationCode.RCP_SYNTAX_ERROR_NOTACTION,
                    statement.placeOfActions(),
                    "a resource control policy has no `NotAction`",
                    "name the actions in `Action`");
        }
        for (int i = 0; i < statement.actions().size() && !isAboutEverything(statement); i++) {
            checkResourceControlAction(statement.actions().get(i).text(), statement.placeOfAction(i), report);
        }
    }

    /** Whether the statement allows in the form of AWS's own policy, which the language takes, though nobody else can have one. */
    private static boolean isAboutEverything(PlacedStatement statement) {
        return statement.allows()
                && statement.statement().principals().equals(List.of(Principal.everyone()))
                && statement.statement().resources().equals(List.of("*"))
                && !statement.statement().hasConditionElement();
    }

    private static void checkResourceControlAction(String action, Place place, Report report) {
        if (action.equals("*")) {
            report.add(
                    ValidationCode.RCP_SYNTAX_ERROR_ACTION,
                    place,
                    "a resource control policy cannot be about all actions at once",
                    "name the services, such as `s3:*`");
        } else if (hasWildcardBeforeEnd(action)) {
            report.add(
                    ValidationCode.X_RCP_ACTION_WILDCARD,
                    place,
                    "`" + action + "` has a wildcard before its end",
                    "name the actions one by one, or put the wildcard at the end");
        }
    }
}
