package io.github.iamkit.policy.json;

import java.util.List;

/**
 * Writes JSON, compact or pretty with two spaces.
 *
 * <pre>{@code
 * JsonWriter json = JsonWriter.compact();
 * json.openObject().name("Action").value("*").closeObject();
 * json.toString();   // {"Action":"*"}
 * }</pre>
 *
 * <p>The caller keeps the order of calls. Characters that IAM does not take as they are (beyond U+00FF) are escaped.
 *
 * <p>Not thread-safe.
 */
public final class JsonWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(256);
    private final boolean pretty;
    private int depth;
    /** Whether something stands before the place of writing, inside the same object or array. */
    private boolean following;

    private JsonWriter(boolean pretty) {
        this.pretty = pretty;
    }

    /** Returns a writer that writes no white space. */
    public static JsonWriter compact() {
        return new JsonWriter(false);
    }

    /** Returns a writer that puts every member and element on a line of its own. */
    public static JsonWriter pretty() {
        return new JsonWriter(true);
    }

    /** Starts an object. */
    public JsonWriter openObject() {
        return open('{');
    }

    /** Ends the object. */
    public JsonWriter closeObject() {
        return close('}');
    }

    /** Starts an array. */
    public JsonWriter openArray() {
        return open('[');
    }

    /** Ends the array. */
    public JsonWriter closeArray() {
        return close(']');
    }

    /** Writes a member's name; its value comes next. */
    public JsonWriter name(String name) {
        startLine();
        quote(name);
        out.append(pretty ? ": " : ":");
        following = false;
        return this;
    }

    /** Writes a member's value. */
    public JsonWriter value(String value) {
        quote(value);
        following = true;
        return this;
    }

    /** Writes a member's value that is a number or a boolean, as it is written. */
    public JsonWriter literal(String value) {
        out.append(value);
        following = true;
        return this;
    }

    /** Writes a member's value: one text as such, any other number of them as an array. */
    public JsonWriter value(List<?> values) {
        if (values.size() == 1) {
            return value(values.get(0).toString());
        }
        openArray();
        for (int i = 0; i < values.size(); i++) {
            element().value(values.get(i).toString());
        }
        return closeArray();
    }

    /** Says that what is written next is an element of an array. */
    public JsonWriter element() {
        startLine();
        return this;
    }

    private JsonWriter open(char bracket) {
        out.append(bracket);
        depth++;
        following = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        depth--;
        if (following) {
            breakLine();
        }
        out.append(bracket);
        following = true;
        return this;
    }

    private void startLine() {
        if (following) {
            out.append(',');
        }
        breakLine();
    }

    private void breakLine() {
        if (pretty) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void quote(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c > '\u00FF') {
                out.append(text, written, i);
                escape(c);
                written = i + 1;
            }
        }
        if (written == 0) {
            out.append(text);
        } else {
            out.append(text, written, text.length());
        }
        out.append('"');
    }

    private void escape(char c) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\n' -> out.append('n');
            case '\r' -> out.append('r');
            case '\t' -> out.append('t');
            default ->
                out.append('u')
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 0xF])
                        .append(HEX[c >> 4 & 0xF])
                        .append(HEX[c & 0xF]);
        }
    }

    /** Returns what was written. */
    @Override
    public String toString() {
        return out.toString();
    }
}
