package io.github.iamkit.policy.match;

/** What a text that stands as an action of a policy covers, in the one letter case that actions are compared in. */
public final class ActionText {
    private ActionText() {}

    /** Whether {@code *} or {@code ?} stands in the text. */
    public static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /**
     * Whether a wildcard stands for the service or a part of it, where AWS documents none (A3): such a pattern counts only
     * where that allows less. Stars alone are everything, and no such pattern.
     */
    public static boolean hasOpenService(String text) {
        int colon = text.indexOf(':');
        boolean isOpen = isPattern(colon < 0 ? text : text.substring(0, colon));
        return isOpen && text.chars().anyMatch(c -> c != '*');
    }
}
