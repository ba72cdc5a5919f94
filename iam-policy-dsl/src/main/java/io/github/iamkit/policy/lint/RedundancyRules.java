package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;

import io.github.iamkit.policy.json.JsonScalar;
import java.util.List;

/** Rules about items of a list that another item of it covers. */
final class RedundancyRules implements Family {
    private static final Rule ACTION =
            Rule.certain("REDUNDANT_ACTION", SUGGESTION, "An action is covered by another of the same list");
    private static final Rule RESOURCE =
            Rule.certain("REDUNDANT_RESOURCE", SUGGESTION, "A resource is covered by another of the same list");

    @Override
    public List<Rule> rules() {
        return List.of(ACTION, RESOURCE);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            review(ACTION, statement.actions(), statement.actionNames(), findings);
            List<JsonScalar> resources = statement.resources();
            review(RESOURCE, resources, resources.stream().map(JsonScalar::text).toList(), findings);
        }
    }

    private static void review(Rule rule, List<JsonScalar> items, List<String> texts, Findings findings) {
        if (items.size() < 2) {
            return;
        }
        PatternIndex index = new PatternIndex(texts);
        for (int i = 0; i < texts.size(); i++) {
            int covering = index.covering(i);
            if (covering != PatternIndex.NONE) {
                findings.add(
                        rule,
                        items.get(i).offset(),
                        "`" + items.get(i).text() + "` is covered by `"
                                + items.get(covering).text() + "`",
                        "remove it",
                        Edit.remove(items.get(i)));
            }
        }
    }
}
