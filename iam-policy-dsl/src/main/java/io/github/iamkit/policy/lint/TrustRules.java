package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules about whom roles trust, identity providers aside. */
final class TrustRules implements Family {
    private static final Rule REDUNDANT = Rule.certain(
            "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
            SUGGESTION,
            "A role is trusted, and a session of the same role beside it");
    private static final Rule EXTERNAL_ID = Rule.inferred(
            "X_TRUST_WITHOUT_EXTERNAL_ID",
            SUGGESTION,
            "An account is trusted without a condition on `sts:ExternalId`, which keeps a third party from being misused");

    @Override
    public List<Rule> rules() {
        return List.of(REDUNDANT, EXTERNAL_ID);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        if (!document.isTrust()) {
            return;
        }
        for (LintStatement statement : document.statements()) {
            reviewSessions(statement, findings);
            if (statement.allows() && !statement.tests("sts:externalid")) {
                reviewAccounts(statement, findings);
            }
        }
    }

    private static void reviewSessions(LintStatement statement, Findings findings) {
        Set<String> roles = new HashSet<>();
        for (LintPrincipal principal : statement.principals()) {
            ArnText.of(principal.text())
                    .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith("role/"))
                    .ifPresent(arn -> roles.add(arn.account() + " " + lastSegment(arn.resource())));
        }
        for (LintPrincipal principal : statement.principals()) {
            ArnText.of(principal.text())
                    .filter(arn -> arn.service().equals("sts") && arn.resource().startsWith("assumed-role/"))
                    .filter(arn -> roles.contains(arn.account() + " " + roleOf(arn.resource())))
                    .ifPresent(arn -> findings.add(
                            REDUNDANT,
                            principal.value().offset(),
                            "`" + principal.text() + "` is a session of a role that is trusted beside it",
                            "remove it",
                            Edit.remove(principal.value())));
        }
    }

    private static String lastSegment(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private static String roleOf(String session) {
        int start = "assumed-role/".length();
        int end = session.indexOf('/', start);
        return end < 0 ? session.substring(start) : session.substring(start, end);
    }

    private static void reviewAccounts(LintStatement statement, Findings findings) {
        for (LintPrincipal principal : statement.principals()) {
            String text = principal.text();
            boolean isAccount =
                    text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9') || text.endsWith(":root");
            if (principal.isAws() && isAccount) {
                findings.add(
                        EXTERNAL_ID,
                        principal.value().offset(),
                        "`" + text + "` is trusted whoever asks it to assume the role",
                        "if the account is a third party's, add a condition on `sts:ExternalId`");
            }
        }
    }
}
