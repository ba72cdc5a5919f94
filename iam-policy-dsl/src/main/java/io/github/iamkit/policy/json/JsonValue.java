package io.github.iamkit.policy.json;

/**
 * A value in a JSON text, and where it starts there.
 *
 * <p>Immutable and thread-safe once parsed.
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonScalar {
    /** Returns the index of the value's first character in the text. */
    int offset();

    /** Names the kind of value for a message, such as "an object". */
    String kind();
}
