package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import io.github.iamkit.policy.match.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Condition} element: operators, under each of them keys, under each of those values. */
final class ConditionReader {
    private static final List<String> OPERATORS =
            Operator.values().stream().map(Operator::name).toList();

    private final SourceText source;
    private final Problems problems;
    private final List<Condition> conditions = new ArrayList<>();
    private final Set<Operator> emptyOperators = new LinkedHashSet<>();

    private ConditionReader(SourceText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    static ConditionElement read(JsonValue value, SourceText source, Problems problems) {
        if (!(value instanceof JsonObject element)) {
            problems.mismatch(value, "an object");
            return ConditionElement.ABSENT;
        }
        ConditionReader reader = new ConditionReader(source, problems);
        element.members().forEach(reader::readOperator);
        return ConditionElement.read(Collections.unmodifiableList(reader.conditions), reader.emptyOperators);
    }

    private void readOperator(JsonObject.Member member) {
        Operator operator = Operator.named(member.name()).orElse(null);
        if (operator == null) {
            problems.add(unknownCode(member.name()), member.offset(), unknown(member.name()), remedy(member.name()));
        }
        if (!(member.value() instanceof JsonObject block)) {
            problems.mismatch(member.value(), "an object");
            return;
        }
        requireDifferentKeys(block.members());
        for (JsonObject.Member key : block.members()) {
            List<String> values = readValues(key.value());
            if (key.name().isEmpty()) {
                problems.add("INVALID_CONDITION_KEY_FORMAT", key.offset(), "the condition key is empty", "name one");
            } else if (operator != null) {
                conditions.add(Condition.of(operator, key.name(), values));
            }
        }
        if (operator != null && block.members().isEmpty()) {
            emptyOperators.add(operator);
        }
    }

    private static String unknownCode(String operator) {
        return operator.endsWith("NullIfExists") ? "NULL_WITH_IF_EXISTS" : "INVALID_CONDITION_OPERATOR";
    }

    private static String unknown(String operator) {
        return operator.endsWith("NullIfExists")
                ? "`" + operator + "` asks twice whether the key exists"
                : "unknown condition operator `" + operator + "`";
    }

    private static String remedy(String operator) {
        return operator.endsWith("NullIfExists")
                ? "write `Null`"
                : Suggestion.among(OPERATORS, operator, "see AWS's list of condition operators");
    }

    /** Refuses keys of one operator that differ only in letter case, which IAM ignores. */
    private void requireDifferentKeys(List<JsonObject.Member> keys) {
        if (keys.size() < 2) {
            return;
        }
        Map<String, JsonObject.Member> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonObject.Member key : keys) {
            JsonObject.Member earlier = seen.putIfAbsent(key.name(), key);
            if (earlier != null && !earlier.name().equals(key.name())) {
                problems.add(
                        "DUPLICATE_KEYS_WITH_DIFFERENT_CASE",
                        key.offset(),
                        "condition key `" + key.name() + "` differs from `" + earlier.name() + "` (line "
                                + source.line(earlier.offset()) + ", column " + source.column(earlier.offset())
                                + ") in letter case only",
                        "keep one, with all values");
            }
        }
    }

    private List<String> readValues(JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            JsonScalar only = scalar(value, "a string, boolean or list of them");
            return only == null ? List.of() : List.of(only.text());
        }
        List<String> texts = new ArrayList<>(array.values().size());
        JsonScalar.@Nullable Type type = null;
        for (JsonValue element : array.values()) {
            JsonScalar scalar = scalar(element, "a string or boolean");
            if (scalar == null) {
                continue;
            }
            if (type != null && type != scalar.type()) {
                problems.add(
                        "INVALID_CONDITION_DATA_TYPE",
                        scalar.offset(),
                        "the values of one key mix types: " + scalar.kind() + " beside others",
                        "put all of them in quotes");
            }
            type = scalar.type();
            texts.add(scalar.text());
        }
        return Collections.unmodifiableList(texts);
    }

    private @Nullable JsonScalar scalar(JsonValue value, String expected) {
        if (value instanceof JsonScalar scalar && scalar.type() != JsonScalar.Type.NULL) {
            return scalar;
        }
        problems.mismatch(value, expected);
        return null;
    }
}
