package io.github.iamkit.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Texts as Java source shows them. */
final class JavaText {
    /** Java's class files hold no constant of more than 65,535 bytes. */
    private static final int LONGEST_LITERAL = 20_000;

    private JavaText() {}

    static String literals(Collection<? extends CharSequence> texts) {
        return texts.stream().map(text -> literal(text.toString())).collect(Collectors.joining(", "));
    }

    static String literal(String text) {
        if (text.length() <= LONGEST_LITERAL) {
            return quoted(text);
        }
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < text.length(); from += LONGEST_LITERAL) {
            parts.add(quoted(text.substring(from, Math.min(text.length(), from + LONGEST_LITERAL))));
        }
        return "String.join(\"\", " + String.join(", ", parts) + ")";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ') {
                        quoted.append(String.format("\\%03o", (int) c));
                    } else if (c < 0x7f) {
                        quoted.append(c);
                    } else {
                        quoted.append(String.format("\\u%04x", (int) c));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
