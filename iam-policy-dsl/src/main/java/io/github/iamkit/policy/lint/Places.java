package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Finds the places of pointers in a text, which may have bare values where the pointer takes a list, or the other way round. */
final class Places {
    private Places() {}

    /** Returns the offset of what the pointer leads to, or of the last thing on the way that is there. */
    static int offsetOf(String pointer, JsonTree tree) {
        if (!tree.isComplete()) {
            return 0;
        }
        JsonValue value = tree.root();
        int offset = value.offset();
        for (int start = 1; start <= pointer.length() && start > 0; ) {
            int end = pointer.indexOf('/', start);
            String step = pointer.substring(start, end < 0 ? pointer.length() : end);
            start = end < 0 ? -1 : end + 1;
            if (value instanceof JsonArray && !isIndex(step)) {
                value = only(value);
            }
            if (value instanceof JsonObject object && !(isIndex(step) && member(object, step) == null)) {
                JsonObject.Member member =
                        member(object, step.replace("~1", "/").replace("~0", "~"));
                if (member == null) {
                    return offset;
                }
                offset = member.offset();
                value = member.value();
            } else if (value instanceof JsonArray array) {
                int index = Integer.parseInt(step);
                if (index >= array.values().size()) {
                    return offset;
                }
                value = array.values().get(index);
                offset = value.offset();
            }
        }
        return offset;
    }

    private static JsonValue only(JsonValue value) {
        return value instanceof JsonArray array && array.values().size() == 1
                ? array.values().get(0)
                : value;
    }

    private static boolean isIndex(String step) {
        return !step.isEmpty() && step.length() < 7 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static JsonObject.@Nullable Member member(JsonObject object, String name) {
        for (JsonObject.Member member : object.members()) {
            if (member.name().equals(name)) {
                return member;
            }
        }
        return null;
    }
}
