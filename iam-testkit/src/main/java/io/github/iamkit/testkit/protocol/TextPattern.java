package io.github.iamkit.testkit.protocol;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A pattern of the model: how AWS writes it, and what is matched.
 *
 * @param written AWS's text of it, as messages show it
 * @param compiled what decides
 */
record TextPattern(String written, Pattern compiled) {
    /**
     * Patterns whose repeated groups would take as much stack as the text is long, and what says the same without them. All
     * others repeat single characters only, or a bounded number of times, so that they take time linear in the text.
     */
    private static final Map<String, String> WITHOUT_GROUPS =
            Map.of("((/[A-Za-z0-9\\.,\\+@=_-]+)*)/", "/|(?!.*//)/[A-Za-z0-9.,+@=_/-]*/");

    static TextPattern of(String written) {
        return new TextPattern(written, Pattern.compile(WITHOUT_GROUPS.getOrDefault(written, written), Pattern.DOTALL));
    }

    boolean matches(String text) {
        return compiled.matcher(text).matches();
    }
}
