package io.github.iamkit.policy;

import io.github.iamkit.policy.json.JsonProblem;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What reading finds wrong, by offset in the text; pointers, lines and columns are worked out if there is anything. */
final class Problems {
    private final List<JsonProblem> problems = new ArrayList<>(0);

    void add(String code, int offset, String message, String remedy) {
        problems.add(new JsonProblem(code, offset, message, remedy));
    }

    void addAll(List<JsonProblem> more) {
        problems.addAll(more);
    }

    /** Adds that a value is of the wrong JSON type. */
    void mismatch(JsonValue found, String expected) {
        boolean isBare = found instanceof JsonScalar scalar && scalar.type() != JsonScalar.Type.NULL;
        String remedy = isBare && expected.startsWith("a string") ? "write it in quotes" : "write " + expected;
        add("DATA_TYPE_MISMATCH", found.offset(), "expected " + expected + ", found " + found.kind(), remedy);
    }

    /** Throws all of the problems in document order, if there are any. */
    void throwIfAny(SourceText source, JsonTree tree) {
        if (problems.isEmpty()) {
            return;
        }
        problems.sort(Comparator.comparingInt(JsonProblem::offset));
        throw new InvalidPolicyException(
                problems.stream().map(problem -> finding(problem, source, tree)).toList());
    }

    private static Finding finding(JsonProblem problem, SourceText source, JsonTree tree) {
        return Finding.builder()
                .code(problem.code())
                .severity(Finding.Severity.ERROR)
                .pointer(tree.pointerTo(problem.offset()))
                .line(source.line(problem.offset()))
                .column(source.column(problem.offset()))
                .message(problem.message())
                .remedy(problem.remedy())
                .build();
    }
}
