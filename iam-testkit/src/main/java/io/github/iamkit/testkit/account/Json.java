package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;

/** Text as JSON writes it, and documents as JSON that were read before. */
final class Json {
    private static final String HEX = "0123456789abcdef";

    private static final int DEPTH = 64;
    private static final int VALUES = 1_000_000;

    private Json() {}

    /** Reads a document that the account took. */
    static JsonValue read(SourceText document) {
        return JsonTree.parse(document, DEPTH, VALUES).root();
    }

    static String text(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
