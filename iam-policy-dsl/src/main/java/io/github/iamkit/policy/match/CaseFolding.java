package io.github.iamkit.policy.match;

/** Makes texts that differ in letter case alone the same text, as {@link String#equalsIgnoreCase} understands it. */
public final class CaseFolding {

    private CaseFolding() {}

    /** The text that stands for all that differ from this one in letter case alone. */
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != text.charAt(i)) {
                return foldFrom(text, i);
            }
        }
        return text;
    }

    private static String foldFrom(String text, int start) {
        char[] folded = text.toCharArray();
        for (int i = start; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    private static char fold(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
