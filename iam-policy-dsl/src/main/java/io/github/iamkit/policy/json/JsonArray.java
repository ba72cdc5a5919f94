package io.github.iamkit.policy.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A JSON array.
 *
 * <p>Immutable and thread-safe once parsed.
 */
public final class JsonArray implements JsonValue {
    private final int offset;
    private final List<JsonValue> values = new ArrayList<>();

    JsonArray(int offset) {
        this.offset = offset;
    }

    void add(JsonValue value) {
        values.add(value);
    }

    /** Returns the values in written order. */
    public List<JsonValue> values() {
        return Collections.unmodifiableList(values);
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public String kind() {
        return "a list";
    }
}
