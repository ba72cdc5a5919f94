package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.ArnKey;
import io.github.iamkit.policy.condition.BoolKey;
import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.ConditionKey;
import io.github.iamkit.policy.condition.GlobalKeys;
import io.github.iamkit.policy.condition.IpKey;
import io.github.iamkit.policy.condition.StringKey;
import io.github.iamkit.policy.condition.StringSetKey;
import io.github.iamkit.policy.match.CidrBlock;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes conditions as Java: with the constant of a global key where the key has the operator, else by its name. */
final class JavaCondition {
    private static final String IF_EXISTS = "IfExists";
    private static final Map<String, Field> CONSTANTS = constants();

    private static final Map<String, String> OF_STRINGS = Map.of(
            "StringEquals", "equalTo",
            "StringNotEquals", "notEqualTo",
            "StringEqualsIgnoreCase", "equalToIgnoringCase",
            "StringNotEqualsIgnoreCase", "notEqualToIgnoringCase",
            "StringLike", "like",
            "StringNotLike", "notLike");
    private static final Map<String, String> OF_SETS = Map.of(
            "ForAllValues:StringEquals", "allEqualTo",
            "ForAllValues:StringLike", "allLike",
            "ForAnyValue:StringEquals", "anyEqualTo",
            "ForAnyValue:StringLike", "anyLike");
    private static final Map<String, String> OF_ARNS = Map.of(
            "ArnEquals", "equalTo",
            "ArnNotEquals", "notEqualTo",
            "ArnLike", "like",
            "ArnNotLike", "notLike");
    private static final Map<String, String> OF_ADDRESSES = Map.of("IpAddress", "in", "NotIpAddress", "notIn");

    private JavaCondition() {}

    static String of(Condition condition) {
        Field constant = CONSTANTS.get(condition.key());
        if (constant != null) {
            String name = condition.operator().name();
            boolean ifExists = condition.operator().isIfExists();
            String base = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
            String call = call(constant.getType(), base, condition.values());
            if (!call.isEmpty()) {
                return constant.getName() + "." + call + (ifExists ? ".ifExists()" : "");
            }
        }
        return byName(condition);
    }

    private static String byName(Condition condition) {
        String start = JavaText.literal(condition.operator().name()) + ", " + JavaText.literal(condition.key());
        return condition.values().isEmpty()
                ? "Condition.withoutValues(" + start + ")"
                : "Condition.of(" + start + ", " + JavaText.literals(condition.values()) + ")";
    }

    /** Returns the call on a typed key, or nothing if the type has none for it. */
    private static String call(Class<?> type, String operator, List<String> values) {
        if (type == BoolKey.class) {
            return switch (operator + values) {
                case "Bool[true]" -> "isTrue()";
                case "Bool[false]" -> "isFalse()";
                default -> "";
            };
        }
        String method = methods(type).getOrDefault(operator, "");
        return method.isEmpty() || values.isEmpty() || !fits(type, values)
                ? ""
                : method + "(" + JavaText.literals(values) + ")";
    }

    private static Map<String, String> methods(Class<?> type) {
        if (type == StringKey.class) {
            return OF_STRINGS;
        }
        if (type == StringSetKey.class) {
            return OF_SETS;
        }
        if (type == ArnKey.class) {
            return OF_ARNS;
        }
        return type == IpKey.class ? OF_ADDRESSES : Map.of();
    }

    private static boolean fits(Class<?> type, List<String> values) {
        return type != IpKey.class
                || values.stream().allMatch(value -> CidrBlock.parse(value).isPresent());
    }

    private static Map<String, Field> constants() {
        Map<String, Field> constants = new HashMap<>();
        for (Field field : GlobalKeys.class.getFields()) {
            try {
                if (field.get(null) instanceof ConditionKey key) {
                    constants.put(key.name(), field);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("the keys are public, so `" + field.getName() + "` can be read", e);
            }
        }
        return Map.copyOf(constants);
    }
}
