package io.github.iamkit.policy.json;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text as a tree, with the place of everything and with everything that is wrong with it as JSON.
 *
 * <p>Names that come twice in an object, and text that cannot be written again, are problems of a whole tree. What is no
 * JSON, or too much of it, leaves the tree {@linkplain #isComplete incomplete}.
 *
 * <p>Immutable and thread-safe.
 */
public final class JsonTree {
    private final @Nullable JsonValue root;
    private final boolean complete;
    private final List<JsonProblem> problems;

    JsonTree(@Nullable JsonValue root, boolean complete, List<JsonProblem> problems) {
        this.root = root;
        this.complete = complete;
        this.problems = List.copyOf(problems);
    }

    /**
     * Parses a text in time linear in its length, whatever it holds.
     *
     * @param maxDepth how deep objects and arrays may be nested
     * @param maxValues how many values the text may have, on all levels
     */
    public static JsonTree parse(SourceText source, int maxDepth, int maxValues) {
        return new JsonTreeParser(source, maxDepth, maxValues).parse();
    }

    /** Tells whether the whole text was read. */
    public boolean isComplete() {
        return complete;
    }

    /** Returns what is wrong with the text as JSON. */
    public List<JsonProblem> problems() {
        return problems;
    }

    /** Returns the value that the text is; ask only if the tree is complete. */
    public JsonValue root() {
        if (root == null) {
            throw new IllegalStateException("the text was not read to its end: " + problems);
        }
        return root;
    }

    /** Returns the JSON pointer to the innermost member, element or value that starts at the offset or before it. */
    public String pointerTo(int offset) {
        StringBuilder pointer = new StringBuilder();
        JsonValue value = root;
        while (value != null) {
            value = descend(value, offset, pointer);
        }
        return pointer.toString();
    }

    private static @Nullable JsonValue descend(JsonValue value, int offset, StringBuilder pointer) {
        if (value instanceof JsonObject object) {
            int index = lastStartingBy(
                    offset,
                    object.members().size(),
                    i -> object.members().get(i).offset());
            if (index >= 0) {
                JsonObject.Member member = object.members().get(index);
                pointer.append(Pointer.step(member.name()));
                return member.value().offset() <= offset ? member.value() : null;
            }
        } else if (value instanceof JsonArray array) {
            int index = lastStartingBy(
                    offset, array.values().size(), i -> array.values().get(i).offset());
            if (index >= 0) {
                pointer.append('/').append(index);
                return array.values().get(index);
            }
        }
        return null;
    }

    private static int lastStartingBy(int offset, int size, IntUnaryOperator startOf) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (startOf.applyAsInt(middle) <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
