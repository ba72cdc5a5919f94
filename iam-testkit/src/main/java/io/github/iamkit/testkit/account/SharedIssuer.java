package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.condition.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Issuers of tokens that many customers share: whoever trusts one has to say whose tokens are meant.
 *
 * @param host the issuer's host, with its path
 * @param claims the claims of which one has to be asked for
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html">AWS:
 *     identity-provider controls for shared OIDC providers</a>
 */
record SharedIssuer(String host, List<String> claims) {
    private static final String PROVIDER = ":oidc-provider/";
    private static final Set<String> OPERATORS = Set.of("StringEquals", "StringLike", "StringEqualsIgnoreCase");
    private static final Map<String, List<String>> CLAIMS = Map.of(
            "token.actions.githubusercontent.com", List.of("sub", "job_workflow_ref"),
            "gitlab.com", List.of("sub"),
            "app.terraform.io", List.of("sub"),
            "agent.buildkite.com", List.of("sub"),
            "oidc.codefresh.io", List.of("sub"),
            "oidc.vercel.com", List.of("sub"),
            "api.pulumi.com/oidc", List.of("aud"));

    private static Optional<SharedIssuer> of(String providerArn) {
        int start = providerArn.indexOf(PROVIDER);
        String host = start < 0 ? "" : providerArn.substring(start + PROVIDER.length());
        return Optional.ofNullable(CLAIMS.get(host)).map(claims -> new SharedIssuer(host, claims));
    }

    /** Refuses a statement that lets in everybody whom a shared issuer gives tokens to. */
    static void require(Statement statement, String providerArn) {
        Optional<SharedIssuer> issuer = of(providerArn);
        boolean isTooWide = statement.effect() == Effect.ALLOW
                && issuer.filter(shared -> statement.conditions().stream().noneMatch(shared::isNarrowedBy))
                        .isPresent();
        if (isTooWide) {
            throw Refusal.malformed("Trust policy with trusted principal " + providerArn
                    + " must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, "
                    + issuer.get().keys() + " which is not scoped to all.");
        }
    }

    private String keys() {
        return String.join(
                " or ", claims.stream().map(claim -> host + ":" + claim).toList());
    }

    private boolean isNarrowedBy(Condition condition) {
        return OPERATORS.contains(condition.operator().toString())
                && claims.stream().anyMatch(claim -> isKey(condition, claim))
                && !condition.values().isEmpty()
                && condition.values().stream().noneMatch(SharedIssuer::isEverything);
    }

    private boolean isKey(Condition condition, String claim) {
        return condition.key().toLowerCase(Locale.ROOT).equals(host + ":" + claim);
    }

    private static boolean isEverything(String value) {
        return value.chars().allMatch(c -> c == '*' || c == '?');
    }
}
