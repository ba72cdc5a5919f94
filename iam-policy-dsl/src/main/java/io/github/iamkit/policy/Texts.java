package io.github.iamkit.policy;

import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is one string or a list of strings, none of them empty and at least one. */
final class Texts {
    private Texts() {}

    /**
     * Returns what the strings say, in written order.
     *
     * @param item makes an item of a string, or adds a problem and returns null
     * @param emptyCode the code of the problem that there is none
     */
    static <T> List<T> read(
            JsonValue value, String emptyCode, Function<JsonScalar, @Nullable T> item, Problems problems) {
        if (!(value instanceof JsonArray array)) {
            T only = one(value, "a string or list of them", item, problems);
            return only == null ? List.of() : List.of(only);
        }
        List<JsonValue> values = array.values();
        if (values.isEmpty()) {
            problems.add(emptyCode, array.offset(), "the list is empty", "name at least one");
        }
        List<T> items = new ArrayList<>(values.size());
        for (JsonValue element : values) {
            T read = one(element, "a string", item, problems);
            if (read != null) {
                items.add(read);
            }
        }
        return Collections.unmodifiableList(items);
    }

    private static <T> @Nullable T one(
            JsonValue value, String expected, Function<JsonScalar, @Nullable T> item, Problems problems) {
        if (!(value instanceof JsonScalar scalar) || !scalar.isString()) {
            problems.mismatch(value, expected);
            return null;
        }
        if (scalar.text().isEmpty()) {
            problems.add("X_EMPTY_TEXT", scalar.offset(), "the text is empty", "write at least one character");
            return null;
        }
        return item.apply(scalar);
    }
}
