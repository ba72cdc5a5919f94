package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;

import io.github.iamkit.policy.json.JsonScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, Integer> first = new HashMap<>();
        List<Integer> patterns = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            first.putIfAbsent(texts.get(i), i);
            if (Patterns.isPattern(texts.get(i))) {
                patterns.add(i);
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            int covering = covering(i, texts, first.getOrDefault(texts.get(i), i), patterns);
            if (covering >= 0) {
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

    /** Returns the item that covers this one, or -1; of two that cover each other the first one stays. */
    private static int covering(int index, List<String> texts, int same, List<Integer> patterns) {
        if (same < index) {
            return same;
        }
        String text = texts.get(index);
        for (int pattern : patterns) {
            boolean covers = pattern != index && Patterns.covers(texts.get(pattern), text);
            if (covers && !(pattern > index && Patterns.covers(text, texts.get(pattern)))) {
                return pattern;
            }
        }
        return -1;
    }
}
