package io.github.iamkit.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A text of a policy, seen as plain characters with variables between them.
 *
 * <p>A variable runs from <code>${</code> to the next brace; without one, to the end.
 */
final class VariableText {
    /** What is to be said of a variable's form. */
    enum Form {
        WELL_FORMED,
        /** One of <code>${*}</code>, <code>${?}</code> and <code>${$}</code>, which stand for their character. */
        ESCAPE,
        WITHOUT_KEY,
        WITHOUT_BRACE,
        WITHOUT_QUOTES,
        WITH_SPACE_IN_KEY
    }

    /**
     * One variable.
     *
     * @param text all of it, from the dollar sign
     * @param key the name of its key
     */
    record Variable(String text, String key, Form form) {}

    private static final String START = "${";
    private static final List<String> ESCAPES = List.of("*", "?", "$");

    private VariableText() {}

    static boolean hasVariable(String text) {
        return text.contains(START);
    }

    /** Returns the variables in the order of the text. */
    static List<Variable> variables(String text) {
        List<Variable> variables = new ArrayList<>();
        for (int start = text.indexOf(START); start >= 0; ) {
            int end = endOf(text, start);
            variables.add(variable(text.substring(start, end)));
            start = text.indexOf(START, end);
        }
        return variables;
    }

    /** Returns the text with a letter for each character of a variable, so that only plain ones are special. */
    static String masked(String text) {
        if (!hasVariable(text)) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text);
        for (int start = text.indexOf(START); start >= 0; ) {
            int end = endOf(text, start);
            masked.replace(start, end, "v".repeat(end - start));
            start = text.indexOf(START, end);
        }
        return masked.toString();
    }

    /** Tells whether a wildcard stands outside the variables. */
    static boolean hasWildcard(String text) {
        String masked = masked(text);
        return masked.indexOf('*') >= 0 || masked.indexOf('?') >= 0;
    }

    private static int endOf(String text, int start) {
        int brace = text.indexOf('}', start);
        return brace < 0 ? text.length() : brace + 1;
    }

    private static Variable variable(String text) {
        if (!text.endsWith("}") || text.indexOf(START, 1) > 0) {
            return new Variable(text, "", Form.WITHOUT_BRACE);
        }
        String content = text.substring(START.length(), text.length() - 1);
        if (ESCAPES.contains(content)) {
            return new Variable(text, "", Form.ESCAPE);
        }
        int comma = content.indexOf(',');
        String key = comma < 0 ? content : content.substring(0, comma);
        return new Variable(
                text,
                key,
                form(key, comma < 0 ? "''" : content.substring(comma + 1).strip()));
    }

    private static Form form(String key, String quoted) {
        if (key.isBlank()) {
            return Form.WITHOUT_KEY;
        }
        if (key.chars().anyMatch(Character::isWhitespace)) {
            return Form.WITH_SPACE_IN_KEY;
        }
        boolean inQuotes = quoted.length() >= 2 && quoted.startsWith("'") && quoted.endsWith("'");
        return inQuotes ? Form.WELL_FORMED : Form.WITHOUT_QUOTES;
    }
}
