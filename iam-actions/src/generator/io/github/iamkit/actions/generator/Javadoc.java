package io.github.iamkit.actions.generator;

/** Text that stands in comments. */
final class Javadoc {
    private Javadoc() {}

    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;");
    }

    static String code(String text) {
        return "{@code " + checked(text) + "}";
    }

    static String checked(String text) {
        if (text.contains("*/")) {
            throw new IllegalStateException("`" + text + "` would end a comment");
        }
        return text;
    }
}
