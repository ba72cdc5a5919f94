package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import java.util.List;
import software.amazon.awssdk.services.iam.model.Position;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * A policy that takes part in a simulation, and by which results name it.
 *
 * @param id how results name it
 * @param text its text; empty if it is not shown
 */
record SimulatedPolicy(String id, String text, Policy policy) {
    private static final String TYPE = "IAM Policy";
    private static final int DEPTH = 64;
    private static final int VALUES = 1_000_000;

    static SimulatedPolicy stored(String id, Document<Policy> document) {
        return new SimulatedPolicy(id, document.text(), document.policy());
    }

    static SimulatedPolicy built(String id, Policy policy) {
        return new SimulatedPolicy(id, "", policy);
    }

    /** Describes a statement as results do: from its first brace to its last, lines and columns counted from 1. */
    Statement describe(int index) {
        SourceText source = new SourceText(text);
        JsonTree tree = JsonTree.parse(source, DEPTH, VALUES);
        int start = statements((JsonObject) tree.root()).get(index).offset();
        return Statement.builder()
                .sourcePolicyId(id)
                .sourcePolicyType(TYPE)
                .startPosition(position(source, start))
                .endPosition(position(source, end(text, start)))
                .build();
    }

    private static List<JsonValue> statements(JsonObject policy) {
        JsonValue statements = policy.members().stream()
                .filter(member -> member.name().equals("Statement"))
                .map(JsonObject.Member::value)
                .findFirst()
                .orElseThrow();
        return statements instanceof JsonArray array ? array.values() : List.of(statements);
    }

    private static Position position(SourceText source, int offset) {
        return Position.builder()
                .line(source.line(offset))
                .column(source.column(offset))
                .build();
    }

    /** Returns where the brace is that closes the one at the start. */
    private static int end(String json, int start) {
        int depth = 0;
        boolean isText = false;
        for (int i = start; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                isText = !isText;
            } else if (isText && c == '\\') {
                i++;
            } else if (!isText && c == '{') {
                depth++;
            } else if (!isText && c == '}' && --depth == 0) {
                return i;
            }
        }
        return json.length() - 1;
    }
}
