package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonObject;
import java.util.List;

/** Rules about elements that are there and say nothing, beyond those that the reader refuses. */
final class EmptyElementRules implements Family {
    private static final Rule SID = Rule.certain("EMPTY_SID_VALUE", SUGGESTION, "`Sid` is an empty text");
    private static final Rule CONDITION = Rule.certain("EMPTY_OBJECT_CONDITION", SUGGESTION, "`Condition` is empty");
    private static final Rule PLAIN = Rule.certain(
            "EMPTY_ARRAY_CONDITION", SUGGESTION, "A condition has no values, so that readers differ on what it means");
    private static final Rule FOR_ALL = Rule.certain(
            "EMPTY_ARRAY_CONDITION_FORALLVALUES",
            SUGGESTION,
            "A `ForAllValues:` condition has no values, so that it holds only where the key is absent");
    private static final Rule FOR_ANY = Rule.certain(
            "EMPTY_ARRAY_CONDITION_FORANYVALUE",
            SUGGESTION,
            "A `ForAnyValue:` condition has no values, so that it never holds");
    private static final Rule IF_EXISTS = Rule.certain(
            "EMPTY_ARRAY_CONDITION_IFEXISTS",
            SUGGESTION,
            "An `...IfExists` condition has no values, so that it holds only where the key is absent");

    @Override
    public List<Rule> rules() {
        return List.of(SID, CONDITION, PLAIN, FOR_ALL, FOR_ANY, IF_EXISTS);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            JsonObject.Member sid = statement.member("Sid");
            if (sid != null && statement.sid().filter(String::isEmpty).isPresent()) {
                findings.add(SID, sid.offset(), "the Sid is empty", "remove it", Edit.remove(sid.value()));
            }
            JsonObject.Member condition = statement.member("Condition");
            if (condition != null && condition.value() instanceof JsonObject blocks) {
                reviewBlocks(condition, blocks, findings);
            }
            for (LintCondition test : statement.conditions()) {
                if (test.plural() && test.values().isEmpty()) {
                    findings.add(
                            rule(test.operator()),
                            test.offset(),
                            test.operator() + " on `" + test.written() + "` has no values",
                            "name at least one, or remove the condition");
                }
            }
        }
    }

    private static void reviewBlocks(JsonObject.Member condition, JsonObject blocks, Findings findings) {
        if (blocks.members().isEmpty()) {
            findings.add(
                    CONDITION,
                    condition.offset(),
                    "the condition is empty, so it always holds",
                    "remove it",
                    Edit.remove(blocks));
        }
        for (JsonObject.Member block : blocks.members()) {
            if (block.value() instanceof JsonObject keys && keys.members().isEmpty()) {
                findings.add(
                        CONDITION.doubtful(),
                        block.offset(),
                        "`" + block.name() + "` tests no key, so it always holds",
                        "remove it",
                        Edit.remove(keys));
            }
        }
    }

    private static Rule rule(Operator operator) {
        return switch (operator.qualifier()) {
            case FOR_ALL_VALUES -> FOR_ALL;
            case FOR_ANY_VALUE -> FOR_ANY;
            case NONE -> operator.isIfExists() ? IF_EXISTS : PLAIN;
        };
    }
}
