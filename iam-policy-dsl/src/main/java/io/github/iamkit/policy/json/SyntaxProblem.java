package io.github.iamkit.policy.json;

/** Says in our words why a text is not JSON, from the character at which reading it stopped. */
final class SyntaxProblem {
    private static final String CODE = "JSON_SYNTAX_ERROR";

    private SyntaxProblem() {}

    /** Returns the problem with the character at the offset, or with the text's end. */
    static JsonProblem at(String text, int offset) {
        if (offset >= text.length()) {
            return isBlank(text)
                    ? problem(text.length(), "the text is empty", "write a policy")
                    : problem(
                            text.length(),
                            "the text ends inside the policy",
                            "add the quote or brackets that are open");
        }
        char c = text.charAt(offset);
        if (c == '\uFEFF') {
            return problem(offset, "found a byte order mark", "save the text as UTF-8 without one");
        }
        if (c == '#'
                || c == '/'
                        && offset + 1 < text.length()
                        && (text.charAt(offset + 1) == '/' || text.charAt(offset + 1) == '*')) {
            return problem(offset, "found a comment, which JSON does not have", "remove it");
        }
        if (c == '\'') {
            return problem(offset, "found `'`", "write strings in double quotes");
        }
        if ((c == '}' || c == ']') && lastVisibleBefore(text, offset) == ',') {
            return problem(offset, "found `" + c + "` after a comma", "remove the comma");
        }
        if (c < ' ' || Character.isSurrogate(c)) {
            return problem(offset, String.format("found the character U+%04X", (int) c), "remove or escape it");
        }
        return problem(offset, "unexpected `" + c + "`", "look for a missing comma, colon or quote before it");
    }

    /** Returns the problem with a second value after the first one. */
    static JsonProblem trailing(int offset) {
        return problem(offset, "found text after the end of the policy", "remove it");
    }

    private static JsonProblem problem(int offset, String message, String remedy) {
        return new JsonProblem(CODE, offset, "not JSON: " + message, remedy);
    }

    private static boolean isBlank(String text) {
        return lastVisibleBefore(text, text.length()) == 0;
    }

    private static char lastVisibleBefore(String text, int offset) {
        for (int i = offset - 1; i >= 0; i--) {
            if (text.charAt(i) > ' ') {
                return text.charAt(i);
            }
        }
        return 0;
    }
}
