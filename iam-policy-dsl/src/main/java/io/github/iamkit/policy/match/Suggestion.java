package io.github.iamkit.policy.match;

import java.util.Collection;

/**
 * "Did you mean": offered for near misses only, so that nobody has to guess twice.
 *
 * <p>Stateless and thread-safe.
 */
public final class Suggestion {
    private static final int FARTHEST = 2;

    private Suggestion() {}

    /**
     * Returns a remedy that names the nearest of the words: one that differs in letter case only, or by up to two edits of
     * a word that is long enough for them to be slips. Returns the other remedy if no word is so near.
     */
    public static String among(Collection<String> words, String written, String otherwise) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            int distance = word.equalsIgnoreCase(written) ? 0 : distance(word, written);
            if (distance <= Math.min(FARTHEST, word.length() / 3) && distance < least) {
                nearest = word;
                least = distance;
            }
        }
        return nearest == null ? otherwise : "did you mean `" + nearest + "`?";
    }

    /** Counts insertions, deletions, replacements and swaps of neighbours; gives up beyond the farthest distance. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > FARTHEST) {
            return Integer.MAX_VALUE;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
