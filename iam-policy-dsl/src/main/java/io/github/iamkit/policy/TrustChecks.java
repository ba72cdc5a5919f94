package io.github.iamkit.policy;

import io.github.iamkit.policy.PolicyUse.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of how the principals and the actions of a trust policy go together. */
final class TrustChecks {
    private static final Set<String> ACTIONS = Set.of(
            "sts:assumerole",
            "sts:assumerolewithsaml",
            "sts:assumerolewithwebidentity",
            "sts:tagsession",
            "sts:setsourceidentity",
            "sts:setcontext");

    private static final Set<String> OF_PROVIDERS = Set.of("sts:assumerolewithsaml", "sts:assumerolewithwebidentity");

    private static final List<String> ROLES_ANYWHERE_ACTIONS =
            List.of("sts:assumerole", "sts:setsourceidentity", "sts:tagsession");
    private static final String ROLES_ANYWHERE = "rolesanywhere.amazonaws.com";

    /** Issuers whose tokens go to everybody's projects, so that a trust policy has to say whose are meant. */
    private static final List<String> SHARED_ISSUERS = List.of(
            "token.actions.githubusercontent.com",
            "gitlab.com",
            "app.terraform.io",
            "agent.buildkite.com",
            "oidc.codefresh.io",
            "api.pulumi.com",
            "oidc.vercel.com");

    private TrustChecks() {}

    static void check(Candidate candidate, Report report) {
        if (!candidate.is(Kind.TRUST)) {
            return;
        }
        for (PlacedStatement statement : candidate.statements()) {
            checkActions(statement, report);
            if (statement.allows()) {
                checkPairs(statement, report);
                checkRolesAnywhere(statement, report);
                checkSharedIssuers(statement, report);
            }
        }
    }

    private static void checkActions(PlacedStatement statement, Report report) {
        for (int i = 0; i < statement.actions().size(); i++) {
            String action = folded(statement.actions().get(i));
            boolean isPattern = VariableText.hasWildcard(action);
            if (!isPattern && !ACTIONS.contains(action)) {
                report.add(
                        ValidationCode.UNSUPPORTED_ACTION_IN_POLICY,
                        statement.placeOfAction(i),
                        "`" + statement.actions().get(i) + "` has no meaning in a role trust policy",
                        "write one of sts:AssumeRole, sts:AssumeRoleWithSAML, sts:AssumeRoleWithWebIdentity, sts:TagSession,"
                                + " sts:SetSourceIdentity and sts:SetContext");
            }
        }
    }

    private static void checkPairs(PlacedStatement statement, Report report) {
        Set<String> actions =
                statement.actions().stream().map(TrustChecks::folded).collect(Collectors.toSet());
        for (int i = 0; i < statement.principals().size(); i++) {
            Principal principal = statement.principals().get(i);
            String needed = neededAction(principal);
            boolean hasOther = actions.stream()
                    .anyMatch(action -> action.startsWith("sts:assumerole") && !VariableText.hasWildcard(action));
            if (hasOther && !actions.contains(needed)) {
                report.add(
                        ValidationCode.MISMATCHED_ACTION_FOR_PRINCIPAL,
                        statement.placeOfPrincipal(i),
                        "`" + principal.value() + "` cannot assume a role by the actions that are named",
                        "name the action that goes with it, or write a statement of its own for it");
            }
        }
        checkNeedlessActions(statement, actions, report);
    }

    /** Beside actions that go with the principals there can be one that goes with none of them. */
    private static void checkNeedlessActions(PlacedStatement statement, Set<String> actions, Report report) {
        Set<String> needed =
                statement.principals().stream().map(TrustChecks::neededAction).collect(Collectors.toSet());
        for (int i = 0; i < statement.actions().size() && actions.containsAll(needed); i++) {
            String action = folded(statement.actions().get(i));
            if (OF_PROVIDERS.contains(action) && !needed.contains(action)) {
                report.add(
                        ValidationCode.MISMATCHED_ACTION_FOR_PRINCIPAL,
                        statement.placeOfAction(i),
                        "nobody whom the statement names can assume a role by `"
                                + statement.actions().get(i) + "`",
                        "remove it, or name an identity provider");
            }
        }
    }

    private static String neededAction(Principal principal) {
        if (principal instanceof Principal.Federated federated) {
            return federated.isSaml() ? "sts:assumerolewithsaml" : "sts:assumerolewithwebidentity";
        }
        return "sts:assumerole";
    }

    private static void checkRolesAnywhere(PlacedStatement statement, Report report) {
        boolean isForIt = statement.principals().stream()
                .anyMatch(principal -> principal instanceof Principal.Service
                        && principal.value().equals(ROLES_ANYWHERE));
        Set<String> actions =
                statement.actions().stream().map(TrustChecks::folded).collect(Collectors.toSet());
        boolean isPattern = actions.stream().anyMatch(VariableText::hasWildcard);
        if (isForIt && !isPattern && !actions.containsAll(ROLES_ANYWHERE_ACTIONS)) {
            report.add(
                    ValidationCode.MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY,
                    statement.placeOfActions(),
                    "IAM Roles Anywhere cannot make a session by the actions that are named",
                    "name sts:AssumeRole, sts:SetSourceIdentity and sts:TagSession");
        }
    }

    private static void checkSharedIssuers(PlacedStatement statement, Report report) {
        for (int i = 0; i < statement.principals().size(); i++) {
            Principal principal = statement.principals().get(i);
            String host = principal.value().substring(principal.value().indexOf("oidc-provider/") + 1);
            for (String issuer : SHARED_ISSUERS) {
                if (principal instanceof Principal.Federated
                        && host.endsWith(issuer)
                        && !tellsTenant(statement, issuer)) {
                    report.add(
                            ValidationCode.X_SHARED_OIDC_PROVIDER_WITHOUT_TENANT,
                            statement.placeOfPrincipal(i),
                            "`" + issuer
                                    + "` gives tokens to everybody's projects, and no condition says whose are meant",
                            "add a condition on `" + issuer
                                    + ":sub` with StringEquals or StringLike and more than wildcards");
                }
            }
        }
    }

    private static boolean tellsTenant(PlacedStatement statement, String issuer) {
        return statement.conditions().stream()
                .filter(condition -> !condition.operator().isNegated())
                .filter(condition -> condition.operator().name().contains("String"))
                .filter(condition -> condition.key().toLowerCase(Locale.ROOT).startsWith(issuer + ":"))
                .anyMatch(condition -> !condition.values().isEmpty()
                        && condition.values().stream().noneMatch(TrustChecks::isWildcardsAlone));
    }

    private static boolean isWildcardsAlone(String value) {
        return value.chars().allMatch(c -> c == '*' || c == '?');
    }

    private static String folded(Action action) {
        return action.text().toLowerCase(Locale.ROOT);
    }
}
