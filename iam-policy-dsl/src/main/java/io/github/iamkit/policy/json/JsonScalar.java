package io.github.iamkit.policy.json;

/**
 * A string, number, boolean or null.
 *
 * <p>Immutable and thread-safe.
 *
 * @param offset where it starts in the text
 * @param type what it is
 * @param text a string's content without quotes and escapes; anything else as it is written
 */
public record JsonScalar(int offset, Type type, String text) implements JsonValue {
    /** What a scalar can be. */
    public enum Type {
        STRING("a string"),
        NUMBER("a number"),
        BOOLEAN("a boolean"),
        NULL("null");

        private final String kind;

        Type(String kind) {
            this.kind = kind;
        }
    }

    /** Tells whether this is a string. */
    public boolean isString() {
        return type == Type.STRING;
    }

    @Override
    public String kind() {
        return type.kind;
    }
}
