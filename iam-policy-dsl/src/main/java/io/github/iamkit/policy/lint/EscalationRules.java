package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;

import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.PolicyUse;
import java.util.List;
import java.util.Optional;

/** Rules about policies whose bearers can let themselves do more, by the evaluator's word. */
final class EscalationRules implements Family {
    static final Rule PATH = Rule.inferred(
            "X_PRIVESC_PATH",
            SECURITY_WARNING,
            "Whoever has the policies can let himself do everything, by the way that is named");
    private static final Rule BOUNDARY = Rule.inferred(
            "X_BOUNDARY_REMOVABLE",
            SECURITY_WARNING,
            "A permissions boundary lets its bearer remove or change permissions boundaries");

    private static final String EXAMPLE_ACCOUNT = "111122223333";
    private static final List<String> BOUNDARY_ACTIONS = List.of(
            "iam:deleteuserpermissionsboundary",
            "iam:deleterolepermissionsboundary",
            "iam:putuserpermissionsboundary",
            "iam:putrolepermissionsboundary",
            "iam:createpolicyversion",
            "iam:setdefaultpolicyversion");

    @Override
    public List<Rule> rules() {
        return List.of(PATH, BOUNDARY);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        if (document.use() == PolicyUse.BOUNDARY) {
            reviewBoundary(document, findings);
        } else if (document.isIdentity() && findings.wants(PATH)) {
            read(document).ifPresent(policy -> {
                String path = EscalationPaths.open(PolicySet.identity(policy), account(document));
                if (!path.isEmpty()) {
                    findings.add(PATH, Places.offsetOf("", document.tree()), message(path), remedy());
                }
            });
        }
    }

    static String message(String path) {
        return "whoever has this can let himself do everything, by " + path;
    }

    static String remedy() {
        return "limit the resources, or set a permissions boundary";
    }

    private static Optional<Policy> read(LintDocument document) {
        try {
            return Optional.of(Policy.parse(document.source().text()));
        } catch (InvalidPolicyException e) {
            return Optional.empty();
        }
    }

    /** Returns the account that the resources are in, if one is named. */
    private static String account(LintDocument document) {
        return document.statements().stream()
                .flatMap(statement -> statement.resources().stream())
                .flatMap(resource -> ArnText.of(resource.text()).stream())
                .map(ArnText::account)
                .filter(EscalationRules::isAccount)
                .findFirst()
                .orElse(EXAMPLE_ACCOUNT);
    }

    private static boolean isAccount(String text) {
        return text.length() == EXAMPLE_ACCOUNT.length() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void reviewBoundary(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (String action : BOUNDARY_ACTIONS) {
                boolean isDenied =
                        document.statements().stream().anyMatch(other -> other.denies() && other.covers(action));
                if (statement.allows() && statement.covers(action) && !isDenied) {
                    findings.add(
                            BOUNDARY,
                            statement.offsetOf(statement.actionElement()),
                            "the boundary's bearer may call `" + action + "`, and so get rid of it",
                            "deny what changes boundaries and their policies");
                    return;
                }
            }
        }
    }
}
