package io.github.iamkit.policy.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds which texts of a list cover others, without comparing all of them with all. */
final class PatternIndex {
    static final int NONE = -1;

    private final List<String> texts;
    private final Map<String, Integer> firstOf = new HashMap<>();
    private final Map<String, List<Integer>> patternsByStart = new HashMap<>();
    private final int[] lengthsOfStarts;

    PatternIndex(List<String> texts) {
        this.texts = texts;
        TreeSet<Integer> lengths = new TreeSet<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            firstOf.putIfAbsent(text, i);
            int wildcard = firstWildcard(text);
            if (wildcard >= 0 && !Patterns.hasVariable(text)) {
                patternsByStart
                        .computeIfAbsent(text.substring(0, wildcard), start -> new ArrayList<>(1))
                        .add(i);
                lengths.add(wildcard);
            }
        }
        lengthsOfStarts = lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int firstWildcard(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '*' || text.charAt(i) == '?') {
                return i;
            }
        }
        return NONE;
    }

    /** Tells whether one of the texts covers this one. */
    boolean covers(String text) {
        return firstOf.containsKey(text) || coveringPattern(text, NONE) != NONE;
    }

    /** Returns which other text makes the one of this number needless, or {@link #NONE}; of equals the first one stays. */
    int covering(int number) {
        String text = texts.get(number);
        int first = firstOf.getOrDefault(text, number);
        return first < number ? first : coveringPattern(text, number);
    }

    private int coveringPattern(String text, int number) {
        for (int length : lengthsOfStarts) {
            if (length > text.length()) {
                break;
            }
            for (int pattern : patternsByStart.getOrDefault(text.substring(0, length), List.of())) {
                boolean covers = pattern != number && Patterns.covers(texts.get(pattern), text);
                boolean stays = number == NONE || pattern < number || !Patterns.covers(text, texts.get(pattern));
                if (covers && stays) {
                    return pattern;
                }
            }
        }
        return NONE;
    }
}
