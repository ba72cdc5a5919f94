package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;

import io.github.iamkit.policy.condition.Operator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules about condition keys that are one key in several spellings; those under one operator the reader refuses. */
final class KeySpellingRules implements Family {
    private static final Rule LETTER_CASE = Rule.certain(
            "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
            ERROR,
            "A condition key stands twice in a statement, in different letter case");

    @Override
    public List<Rule> rules() {
        return List.of(LETTER_CASE);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            if (statement.conditions().size() > 1) {
                review(statement, findings);
            }
        }
    }

    private static void review(LintStatement statement, Findings findings) {
        Map<String, LintCondition> first = new HashMap<>();
        for (LintCondition condition : statement.conditions()) {
            LintCondition earlier = first.putIfAbsent(condition.key(), condition);
            if (earlier != null && !earlier.written().equals(condition.written())) {
                Operator other = earlier.operator();
                findings.add(
                        LETTER_CASE,
                        condition.offset(),
                        "condition key `" + condition.written() + "` differs from `" + earlier.written() + "` under "
                                + other + " in letter case only",
                        "write both in the same way");
            }
        }
    }
}
