package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
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

    static SimulatedPolicy stored(String id, Document<Policy> document) {
        return new SimulatedPolicy(id, document.text(), document.policy());
    }

    static SimulatedPolicy built(String id, Policy policy) {
        return new SimulatedPolicy(id, "", policy);
    }

    /**
     * Describes a statement as results do, lines and columns counted from 1: from where AWS's parser stands when it comes to
     * the statement, which is right behind what comes before it in the list, to right behind the statement. Of one that
     * stands alone the parser has read the brace already.
     */
    Statement describe(int index) {
        SourceText source = new SourceText(text);
        JsonValue statements = statements((JsonObject) Json.read(source));
        return Statement.builder()
                .sourcePolicyId(id)
                .sourcePolicyType(TYPE)
                .startPosition(position(source, start(statements, index)))
                .endPosition(position(source, end(text, offset(statements, index))))
                .build();
    }

    private static JsonValue statements(JsonObject policy) {
        return policy.members().stream()
                .filter(member -> member.name().equals("Statement"))
                .map(JsonObject.Member::value)
                .findFirst()
                .orElseThrow();
    }

    private static int offset(JsonValue statements, int index) {
        return statements instanceof JsonArray array ? array.values().get(index).offset() : statements.offset();
    }

    private int start(JsonValue statements, int index) {
        return index == 0 ? statements.offset() + 1 : end(text, offset(statements, index - 1));
    }

    private static Position position(SourceText source, int offset) {
        return Position.builder()
                .line(source.line(offset))
                .column(source.column(offset))
                .build();
    }

    /** Returns where the text goes on behind the brace that closes the one at the start. */
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
                return i + 1;
            }
        }
        return json.length();
    }
}
