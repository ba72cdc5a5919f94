package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;

import io.github.iamkit.policy.catalog.ActionFacts;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about tags in conditions on actions whose requests never have them. */
final class ServiceTagRules implements CatalogFamily {
    private static final Rule DENY = Rule.catalog(
            "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
            SECURITY_WARNING,
            "A Deny depends on a tag that requests for some of its actions never have");
    private static final Rule ALLOW = Rule.catalog(
            "ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
            SUGGESTION,
            "An Allow depends on a tag that requests for some of its actions never have");

    private static final int SHOWN = 3;

    @Override
    public List<Rule> rules() {
        return List.of(DENY, ALLOW);
    }

    @Override
    public void review(LintDocument document, Knowledge knowledge, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (LintCondition condition : statement.conditions()) {
                boolean isTag = condition.key().startsWith("aws:resourcetag/")
                        || condition.key().startsWith("aws:requesttag/")
                        || condition.key().equals("aws:tagkeys");
                boolean matters = !condition.operator().isIfExists() && !condition.isFamily(Operator.Family.NULL);
                if (isTag && matters && !statement.isNotAction()) {
                    review(statement, condition, knowledge, findings);
                }
            }
        }
    }

    private static void review(
            LintStatement statement, LintCondition condition, Knowledge knowledge, Findings findings) {
        List<String> without = new ArrayList<>();
        for (int i = 0; i < statement.actions().size(); i++) {
            JsonScalar action = statement.actions().get(i);
            if (isWithout(statement.actionNames().get(i), condition.key(), knowledge)) {
                without.add("`" + action.text() + "`");
            }
        }
        if (!without.isEmpty() && (statement.allows() || statement.denies())) {
            String some = String.join(", ", without.subList(0, Math.min(SHOWN, without.size())))
                    + (without.size() > SHOWN ? " and " + (without.size() - SHOWN) + " more" : "");
            findings.add(
                    statement.denies() ? DENY : ALLOW,
                    condition.offset(),
                    "requests for " + some + " never have `" + condition.written() + "`",
                    "write a statement of its own for them");
        }
    }

    /** Tells whether requests never have the key: for a pattern, those for none of the actions that it matches. */
    private static boolean isWithout(String action, String key, Knowledge knowledge) {
        if (Patterns.isStars(action)) {
            return false;
        }
        if (Patterns.isPattern(action)) {
            List<ActionFacts> matching = knowledge.matching(action);
            return !matching.isEmpty() && matching.stream().noneMatch(facts -> knowledge.supports(facts, key));
        }
        Optional<ActionFacts> facts = knowledge.action(action);
        return facts.isPresent() && !knowledge.supports(facts.get(), key);
    }
}
