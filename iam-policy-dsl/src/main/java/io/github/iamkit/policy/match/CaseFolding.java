package io.github.iamkit.policy.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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

    /** The code point that stands for all that differ from this one in letter case alone. */
    public static int fold(int codePoint) {
        return Character.isBmpCodePoint(codePoint) ? fold((char) codePoint) : codePoint;
    }

    /** All code points that are folded to this one, itself among them if it is folded already; few have more than two. */
    public static int[] variants(int folded) {
        return Variants.BY_FOLDED.getOrDefault(folded, new int[] {folded});
    }

    /** The characters that share a folded form, found once by folding them all. */
    private static final class Variants {
        static final Map<Integer, int[]> BY_FOLDED = find();

        private static Map<Integer, int[]> find() {
            Map<Integer, int[]> variants = new HashMap<>();
            for (int c = 0; c <= Character.MAX_VALUE; c++) {
                int character = c;
                int folded = fold(c);
                if (folded != c) {
                    variants.merge(folded, new int[] {folded, character}, (known, added) -> {
                        int[] more = Arrays.copyOf(known, known.length + 1);
                        more[known.length] = character;
                        return more;
                    });
                }
            }
            return Map.copyOf(variants);
        }
    }

    private static char fold(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
