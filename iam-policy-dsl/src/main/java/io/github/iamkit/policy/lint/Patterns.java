package io.github.iamkit.policy.lint;

/**
 * Patterns compared with each other: does one cover all that another matches?
 *
 * <p>The answer "yes" is always right. A variable of the covered pattern may hold any text, so that only a star covers it; one
 * of the covering pattern covers nothing but itself.
 */
final class Patterns {
    /** Stands for a run of text that is not known. */
    private static final char ANYTHING = '\uFFFF';

    private Patterns() {}

    static boolean isPattern(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a wildcard stands outside the variables. */
    static boolean hasWildcard(String text) {
        return isPattern(text.contains("${") ? masked(text) : text);
    }

    static boolean hasVariable(String text) {
        return text.contains("${");
    }

    static boolean isStars(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c == '*');
    }

    /** Tells whether everything that the second pattern matches is matched by the first. */
    static boolean covers(String covering, String covered) {
        if (covering.equals(covered)) {
            return true;
        }
        boolean startsDifferently = !covering.isEmpty()
                && isPlain(covering.charAt(0))
                && (covered.isEmpty() || covering.charAt(0) != covered.charAt(0));
        if (startsDifferently || !isPattern(covering) || hasVariable(covering)) {
            return false;
        }
        return matches(covering, hasVariable(covered) ? masked(covered) : covered);
    }

    /** Tells whether some text is matched by both patterns, or might be: the answer "no" is always right. */
    static boolean mayMeet(String one, String other) {
        String a = hasVariable(one) ? star(one) : one;
        String b = hasVariable(other) ? star(other) : other;
        int start = 0;
        while (start < a.length() && start < b.length() && isPlain(a.charAt(start)) && isPlain(b.charAt(start))) {
            if (a.charAt(start) != b.charAt(start)) {
                return false;
            }
            start++;
        }
        return mayMeetFrom(a.substring(start), b.substring(start));
    }

    private static boolean isPlain(char c) {
        return c != '*' && c != '?';
    }

    private static boolean mayMeetFrom(String a, String b) {
        boolean[] reachable = new boolean[b.length() + 1];
        reachable[0] = true;
        for (int j = 0; j < b.length() && b.charAt(j) == '*'; j++) {
            reachable[j + 1] = true;
        }
        for (int i = 0; i < a.length(); i++) {
            reachable = step(a.charAt(i), b, reachable);
        }
        return reachable[b.length()];
    }

    /** Returns a pattern of what a form such as <code>role/${Name}</code> stands for; a variable is at least one character. */
    static String ofForm(String form) {
        return replaced(form, "?*");
    }

    private static boolean[] step(char symbol, String b, boolean[] before) {
        boolean[] after = new boolean[before.length];
        after[0] = symbol == '*' && before[0];
        for (int j = 0; j < b.length(); j++) {
            char other = b.charAt(j);
            boolean one = symbol == other || symbol == '?' || other == '?';
            after[j + 1] = symbol == '*'
                    ? before[j + 1] || after[j] || before[j]
                    : other == '*' ? before[j] || before[j + 1] || after[j] : one && before[j];
        }
        return after;
    }

    private static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && isOne(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean isOne(char symbol, char c) {
        return symbol == '?' ? c != '*' && c != ANYTHING : symbol == c;
    }

    /** Returns the text with one unknown character for each variable; the escapes of wildcards are variables too. */
    static String masked(String text) {
        return replaced(text, String.valueOf(ANYTHING));
    }

    private static String star(String text) {
        return replaced(text, "*");
    }

    private static String replaced(String text, String stand) {
        StringBuilder replaced = new StringBuilder(text.length());
        int from = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
            int end = text.indexOf('}', start);
            replaced.append(text, from, start).append(stand);
            from = end < 0 ? text.length() : end + 1;
        }
        return replaced.append(text, from, text.length()).toString();
    }
}
