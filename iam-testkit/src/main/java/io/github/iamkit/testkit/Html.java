package io.github.iamkit.testkit;

/** Text as HTML shows it. */
final class Html {
    private Html() {}

    /** Returns a text that means itself in an element as well as in a quoted attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
