package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rules about roles that OpenID Connect providers let people and machines assume. */
final class WebIdentityRules implements Family {
    private static final Rule NO_CONDITION = Rule.certain(
            "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
            SECURITY_WARNING,
            "An OpenID Connect provider is trusted without a condition on a key of its issuer");
    private static final Rule NO_REPOSITORY = Rule.certain(
            "MISSING_GITHUB_REPO_CONDITION_KEY",
            SECURITY_WARNING,
            "GitHub is trusted without a condition on `token.actions.githubusercontent.com:sub`");
    private static final Rule WIDE_REPOSITORY = Rule.certain(
            "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
            WARNING,
            "A wildcard in GitHub's `sub` leaves the repository or the branch open");
    private static final Rule CONFIRM_AUDIENCE = Rule.certain(
            "CONFIRM_AUDIENCE_CLAIM_TYPE",
            SUGGESTION,
            "`aud`, which has one value, is tested with `ForAllValues:`, which holds where it is absent");
    private static final Rule ANY_AUDIENCE = Rule.certain(
            "FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE",
            SECURITY_WARNING,
            "`aud`, which has one value, is tested with `ForAnyValue:`");
    private static final Rule WIDE_SUBJECT = Rule.inferred(
            "X_OIDC_SUBJECT_WIDE",
            WARNING,
            "Tokens of GitLab, Bitbucket, Terraform Cloud or EKS are accepted from more than one project, or for any audience");

    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String BRANCH = "ref:refs/heads/";
    private static final List<String> BUILT_IN =
            List.of("accounts.google.com", "graph.facebook.com", "www.amazon.com", "cognito-identity.amazonaws.com");

    /** The parts of a subject that tell one project, by a part of the issuer's name. */
    private static final Map<String, List<String>> SUBJECTS = Map.of(
            "gitlab.com", List.of("project_path:", "/"),
            "api.bitbucket.org", List.of("{", "}:"),
            "app.terraform.io", List.of("organization:", ":project:", ":workspace:"),
            "oidc.eks.", List.of("system:serviceaccount:", ":"));

    @Override
    public List<Rule> rules() {
        return List.of(NO_CONDITION, NO_REPOSITORY, WIDE_REPOSITORY, CONFIRM_AUDIENCE, ANY_AUDIENCE, WIDE_SUBJECT);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        if (!document.isTrust()) {
            return;
        }
        for (LintStatement statement : document.statements()) {
            if (!statement.allows()) {
                continue;
            }
            for (LintPrincipal principal : statement.principals()) {
                issuer(principal).ifPresent(issuer -> review(statement, principal, issuer, findings));
            }
        }
    }

    /** Returns the issuer of an OpenID Connect provider, in lower case. */
    private static Optional<String> issuer(LintPrincipal principal) {
        if (!principal.isFederated()) {
            return Optional.empty();
        }
        String text = principal.text().toLowerCase(Locale.ROOT);
        int provider = text.indexOf(":oidc-provider/");
        if (provider >= 0) {
            return Optional.of(text.substring(provider + ":oidc-provider/".length()));
        }
        return BUILT_IN.contains(text) ? Optional.of(text) : Optional.empty();
    }

    private static void review(LintStatement statement, LintPrincipal principal, String issuer, Findings findings) {
        List<LintCondition> own = statement.conditions().stream()
                .filter(condition -> condition.key().startsWith(issuer + ":"))
                .toList();
        int offset = principal.value().offset();
        if (own.isEmpty()) {
            findings.add(
                    NO_CONDITION,
                    offset,
                    "whoever has a token of `" + issuer + "` is trusted",
                    "add conditions on keys of the issuer, such as `" + issuer + ":aud` and `" + issuer + ":sub`");
        }
        if (issuer.equals(GITHUB)) {
            reviewGitHub(statement, offset, findings);
        }
        own.stream().filter(c -> c.key().endsWith(":aud")).forEach(c -> reviewAudience(c, findings));
        reviewSubjects(issuer, own, offset, findings);
    }

    private static void reviewGitHub(LintStatement statement, int offset, Findings findings) {
        boolean byWorkflow = statement.tests(GITHUB + ":job_workflow_ref");
        if (!statement.tests(GITHUB + ":sub")) {
            findings.add(
                    byWorkflow ? NO_REPOSITORY.doubtful() : NO_REPOSITORY,
                    offset,
                    "workflows of any repository on GitHub are trusted",
                    "add a condition on `" + GITHUB + ":sub`, such as `repo:OWNER/NAME:ref:refs/heads/BRANCH`");
        }
        for (LintCondition condition : statement.conditions()) {
            boolean isLike = condition.operator().comparison() == Operator.Comparison.LIKE
                    && !condition.operator().isNegated();
            if (isLike && condition.key().equals(GITHUB + ":sub")) {
                condition.values().forEach(value -> reviewRepository(value, findings));
            }
        }
    }

    private static void reviewRepository(JsonScalar value, Findings findings) {
        String text = value.text();
        if (!Patterns.hasWildcard(text)) {
            return;
        }
        int afterRepository = text.indexOf(':', "repo:".length());
        String branch = afterRepository < 0 ? "" : text.substring(afterRepository + 1);
        boolean pinsRepository = text.startsWith("repo:")
                && afterRepository > 0
                && !Patterns.isPattern(text.substring(0, afterRepository));
        boolean pinsSomeBranches =
                pinsRepository && branch.startsWith(BRANCH) && !branch.equals(BRANCH + "*") && !branch.equals(BRANCH);
        findings.add(
                pinsSomeBranches ? WIDE_REPOSITORY.doubtful() : WIDE_REPOSITORY,
                value.offset(),
                "`" + text + "` trusts more than one branch of one repository",
                "write `repo:OWNER/NAME:ref:refs/heads/BRANCH`");
    }

    private static void reviewAudience(LintCondition condition, Findings findings) {
        switch (condition.operator().qualifier()) {
            case FOR_ALL_VALUES ->
                findings.add(
                        CONFIRM_AUDIENCE,
                        condition.offset(),
                        "`" + condition.written() + "` has one value, and " + condition.operator()
                                + " holds where it is absent",
                        "leave the qualifier out");
            case FOR_ANY_VALUE ->
                findings.add(
                        ANY_AUDIENCE,
                        condition.offset(),
                        "`" + condition.written() + "` has one value, so the qualifier is out of place",
                        "leave the qualifier out");
            case NONE -> {
                // As it should be.
            }
        }
    }

    private static void reviewSubjects(String issuer, List<LintCondition> own, int offset, Findings findings) {
        for (Map.Entry<String, List<String>> known : SUBJECTS.entrySet()) {
            if (issuer.contains(known.getKey())) {
                boolean told = own.stream()
                        .filter(condition -> condition.key().endsWith(":sub")
                                && !condition.operator().isNegated()
                                && !condition.values().isEmpty())
                        .anyMatch(condition -> condition.values().stream()
                                .allMatch(value -> tellsProject(value.text(), known.getValue())));
                boolean hasAudience =
                        own.stream().anyMatch(condition -> condition.key().endsWith(":aud"));
                if (!told || !hasAudience) {
                    findings.add(
                            WIDE_SUBJECT,
                            offset,
                            told
                                    ? "tokens of `" + issuer + "` for any audience are accepted"
                                    : "tokens of `" + issuer + "` are accepted from more than one project",
                            "test `" + issuer + ":sub` for one project, and `" + issuer + ":aud`");
                }
            }
        }
    }

    /** Tells whether the parts stand in the text in this order, with no wildcard before the last of them. */
    private static boolean tellsProject(String subject, List<String> parts) {
        int end = 0;
        for (String part : parts) {
            int found = subject.indexOf(part, end);
            if (found < 0) {
                return false;
            }
            end = found + part.length();
        }
        return !Patterns.isPattern(subject.substring(0, end));
    }
}
