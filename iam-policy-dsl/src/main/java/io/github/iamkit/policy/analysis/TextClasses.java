package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.match.CaseFolding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts all texts into classes whose members lie in the same ones of some sets of patterns, each with a shortest member.
 *
 * <p>All patterns are read at once, character by character, as one deterministic automaton that is built while it is walked
 * breadth-first. What keeps it small: of the places that a pattern can be at, those before its last star tell nothing; a set
 * whose pattern came to its final star is settled, and patterns of settled sets are not followed any more; walks that can no
 * longer end in what is asked for are left.
 */
final class TextClasses {
    /** Characters to take where any other than those in the patterns will do, in order of preference. */
    private static final String OTHERS = "xyzabcdefghijklmnopqrstuvw0123456789-_XYZ";

    /**
     * A class of texts.
     *
     * @param example the shortest one
     * @param sets the sets that its texts lie in
     */
    record TextClass(String example, BitSet sets) {}

    private final int[][] patterns;
    private final BitSet[] setsOf;
    private final BitSet required;
    private final BitSet forbidden;
    private final Budget budget;
    private final String what;

    private final Map<BitSet, TextClass> classes = new LinkedHashMap<>();
    private final Deque<State> open = new ArrayDeque<>();
    private final Set<Places> seen = new HashSet<>();
    private final Set<Places> counted = new HashSet<>();

    /** Where all the patterns are: for each one that is alive its number, how many places it is at, and these. */
    private record Places(int[] numbers, BitSet settled) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Places places
                    && Arrays.equals(numbers, places.numbers)
                    && settled.equals(places.settled);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(numbers) + settled.hashCode();
        }
    }

    /** A state, and how it was first come to. */
    private record State(Places places, @Nullable State before, int character) {
        String text() {
            StringBuilder text = new StringBuilder();
            for (State state = this; state.before != null; state = state.before) {
                text.appendCodePoint(state.character);
            }
            return text.reverse().toString();
        }
    }

    private TextClasses(List<List<int[]>> sets, BitSet required, BitSet forbidden, Budget budget, String what) {
        Map<List<Integer>, Integer> known = new HashMap<>();
        List<int[]> all = new ArrayList<>();
        List<BitSet> owners = new ArrayList<>();
        for (int set = 0; set < sets.size(); set++) {
            for (int[] pattern : sets.get(set)) {
                int number =
                        known.computeIfAbsent(Arrays.stream(pattern).boxed().toList(), key -> {
                            all.add(pattern);
                            owners.add(new BitSet());
                            return all.size() - 1;
                        });
                owners.get(number).set(set);
            }
        }
        this.patterns = all.toArray(int[][]::new);
        this.setsOf = owners.toArray(BitSet[]::new);
        this.required = required;
        this.forbidden = forbidden;
        this.budget = budget;
        this.what = what;
    }

    /**
     * Finds the classes.
     *
     * @param sets the patterns of each set
     * @param required sets that the texts of interest lie in
     * @param forbidden sets that they do not lie in
     * @param emptyCounts whether the empty text is one of interest
     * @param what what the texts are, for saying where the budget ended
     */
    static List<TextClass> of(
            List<List<int[]>> sets,
            BitSet required,
            BitSet forbidden,
            boolean emptyCounts,
            Budget budget,
            String what) {
        TextClasses search = new TextClasses(sets, required, forbidden, budget, what);
        search.walk(emptyCounts);
        return List.copyOf(search.classes.values());
    }

    private void walk(boolean emptyCounts) {
        Places start = start();
        State first = new State(start, null, 0);
        if (!isHopeless(start)) {
            if (emptyCounts) {
                count(first);
            }
            seen.add(start);
            open.add(first);
        }
        for (State state = open.poll(); state != null; state = open.poll()) {
            if (state.before == null || state.places.numbers.length > 0) {
                for (int character : alphabet(state.places)) {
                    step(state, character);
                }
            }
        }
    }

    private void step(State state, int character) {
        Places places = after(state.places, character);
        if (isHopeless(places)) {
            return;
        }
        State next = new State(places, state, character);
        count(next);
        if (seen.add(places)) {
            budget.spendState(places.numbers.length, what);
            open.add(next);
        }
    }

    /** Counts the text that led here as a member of its class. */
    private void count(State state) {
        if (counted.add(state.places)) {
            BitSet sets = setsAtEnd(state.places);
            BitSet missing = (BitSet) required.clone();
            missing.andNot(sets);
            if (missing.isEmpty() && !sets.intersects(forbidden) && !classes.containsKey(sets)) {
                classes.put(sets, new TextClass(state.text(), sets));
            }
        }
    }

    private BitSet setsAtEnd(Places places) {
        BitSet sets = (BitSet) places.settled.clone();
        int[] numbers = places.numbers;
        for (int i = 0; i < numbers.length; i += 2 + numbers[i + 1]) {
            if (numbers[i + 1 + numbers[i + 1]] == patterns[numbers[i]].length) {
                sets.or(setsOf[numbers[i]]);
            }
        }
        return sets;
    }

    private boolean isHopeless(Places places) {
        if (places.settled.intersects(forbidden)) {
            return true;
        }
        BitSet missing = (BitSet) required.clone();
        missing.andNot(places.settled);
        int[] numbers = places.numbers;
        for (int i = 0; i < numbers.length && !missing.isEmpty(); i += 2 + numbers[i + 1]) {
            missing.andNot(setsOf[numbers[i]]);
        }
        return !missing.isEmpty();
    }

    /** The characters that patterns tell apart here, and one that stands for all others. */
    private int[] alphabet(Places places) {
        TreeSet<Integer> characters = new TreeSet<>();
        int[] numbers = places.numbers;
        for (int i = 0; i < numbers.length; i += 2 + numbers[i + 1]) {
            int[] pattern = patterns[numbers[i]];
            for (int j = i + 2; j < i + 2 + numbers[i + 1]; j++) {
                if (numbers[j] < pattern.length) {
                    addCharacters(pattern[numbers[j]], characters);
                }
            }
        }
        int other = OTHERS.chars()
                .filter(c -> !characters.contains(c))
                .findFirst()
                .orElseGet(() -> firstAbove('\u00A1', characters));
        int[] alphabet = new int[characters.size() + 1];
        alphabet[0] = other;
        int size = 1;
        for (int character : characters) {
            alphabet[size++] = character;
        }
        return alphabet;
    }

    private static void addCharacters(int symbol, Set<Integer> characters) {
        if (symbol >= 0) {
            characters.add(symbol);
        } else if (Symbols.isFolded(symbol)) {
            for (int variant : CaseFolding.variants(Symbols.foldedCharacter(symbol))) {
                characters.add(variant);
            }
        } else if (symbol == Symbols.FIELD_STAR || symbol == Symbols.FIELD_ANY_ONE) {
            characters.add((int) ':');
        }
    }

    private static int firstAbove(int start, Set<Integer> taken) {
        int character = start;
        while (taken.contains(character)) {
            character++;
        }
        return character;
    }

    private Places start() {
        PlacesBuilder builder = new PlacesBuilder(new BitSet(), patterns.length * 3);
        for (int i = 0; i < patterns.length; i++) {
            builder.begin(i);
            builder.reach(0);
            builder.end();
        }
        return builder.build();
    }

    private Places after(Places places, int character) {
        int[] numbers = places.numbers;
        PlacesBuilder builder = new PlacesBuilder((BitSet) places.settled.clone(), numbers.length + 8);
        for (int i = 0; i < numbers.length; i += 2 + numbers[i + 1]) {
            int[] pattern = patterns[numbers[i]];
            builder.begin(numbers[i]);
            for (int j = i + 2; j < i + 2 + numbers[i + 1]; j++) {
                int place = numbers[j];
                if (place < pattern.length && Symbols.matches(pattern[place], character)) {
                    builder.reach(Symbols.isStar(pattern[place]) ? place : place + 1);
                }
            }
            builder.end();
        }
        return builder.build();
    }

    /** Collects where the patterns are after a character. */
    private final class PlacesBuilder {
        private final BitSet settled;
        private int[] numbers;
        private int size;
        private int start;
        private int pattern;

        PlacesBuilder(BitSet settled, int capacity) {
            this.settled = settled;
            this.numbers = new int[Math.max(capacity, 8)];
        }

        void begin(int number) {
            pattern = number;
            start = size;
            add(number);
            add(0);
        }

        /** Adds a place, which is not before the ones added, and those that follow it past stars. */
        void reach(int place) {
            int at = place;
            while (true) {
                boolean isStar = at < patterns[pattern].length && Symbols.isStar(patterns[pattern][at]);
                if (isStar) {
                    size = start + 2;
                }
                if (size == start + 2 || numbers[size - 1] < at) {
                    add(at);
                }
                if (!isStar) {
                    return;
                }
                at++;
            }
        }

        /** Ends a pattern: it is dropped if it is nowhere, or has settled its sets. */
        void end() {
            int count = size - start - 2;
            int[] symbols = patterns[pattern];
            boolean atFinalStar = count > 0
                    && numbers[size - 1] == symbols.length
                    && symbols.length > 0
                    && symbols[symbols.length - 1] == Symbols.STAR
                    && numbers[start + 2] == symbols.length - 1;
            if (atFinalStar) {
                settled.or(setsOf[pattern]);
            }
            if (atFinalStar || count == 0) {
                size = start;
            } else {
                numbers[start + 1] = count;
            }
        }

        private void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        Places build() {
            int kept = 0;
            for (int i = 0; i < size; ) {
                int length = 2 + numbers[i + 1];
                BitSet unsettled = (BitSet) setsOf[numbers[i]].clone();
                unsettled.andNot(settled);
                if (!unsettled.isEmpty()) {
                    System.arraycopy(numbers, i, numbers, kept, length);
                    kept += length;
                }
                i += length;
            }
            return new Places(Arrays.copyOf(numbers, kept), settled);
        }
    }
}
