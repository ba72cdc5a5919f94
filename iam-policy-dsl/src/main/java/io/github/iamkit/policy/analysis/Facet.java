package io.github.iamkit.policy.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is still possible for one dimension of a request.
 *
 * <p>Immutable.
 *
 * @param absent whether the key may be absent
 * @param blank whether a key of several values may have the empty text alone
 * @param single the classes of which it may have one value
 * @param several what several values it may have; null if it may not
 */
record Facet(
        boolean absent,
        boolean blank,
        BitSet single,
        @Nullable Several several) {
    /**
     * Several values.
     *
     * @param within the classes that all of them lie in
     * @param hits of each of these sets of classes, at least one value
     */
    record Several(BitSet within, List<BitSet> hits) {
        boolean isEmpty() {
            return within.isEmpty() || hits.stream().anyMatch(hit -> !hit.intersects(within));
        }

        Several and(Outcome outcome) {
            if (outcome.asksForOne()) {
                List<BitSet> more = new ArrayList<>(hits);
                more.add(outcome.several());
                return new Several(within, more);
            }
            BitSet fewer = (BitSet) within.clone();
            fewer.and(outcome.several());
            return new Several(fewer, hits);
        }
    }

    boolean isEmpty() {
        return !absent && !blank && single.isEmpty() && (several == null || several.isEmpty());
    }

    /** What is possible if the test holds. */
    Facet and(Outcome outcome) {
        BitSet fewer = (BitSet) single.clone();
        fewer.and(outcome.single());
        Several both = several == null ? null : several.and(outcome);
        return new Facet(
                absent && outcome.absent(),
                blank && outcome.blank(),
                fewer,
                both == null || both.isEmpty() ? null : both);
    }

    /** What is possible if the value is one of these classes. */
    Facet within(BitSet classes) {
        return and(Outcome.of(classes));
    }

    /**
     * The classes of as few values as will do, preferably none.
     *
     * @param empty the class of the empty text, which is taken if nothing else will do
     */
    List<Integer> someValues(int empty) {
        if (absent) {
            return List.of();
        }
        if (!single.isEmpty()) {
            return List.of(first(single, empty));
        }
        if (several == null) {
            return List.of(empty);
        }
        List<Integer> values = new ArrayList<>();
        for (BitSet hit : several.hits) {
            if (values.stream().noneMatch(hit::get)) {
                BitSet both = (BitSet) hit.clone();
                both.and(several.within);
                values.add(first(both, empty));
            }
        }
        return values.isEmpty() ? List.of(first(several.within, empty)) : values;
    }

    /** Whether {@link #someValues} are those of a key that may have several. */
    boolean isSeveral() {
        return !absent && single.isEmpty();
    }

    private static int first(BitSet classes, int empty) {
        int first = classes.nextSetBit(0);
        int second = first == empty ? classes.nextSetBit(first + 1) : first;
        return second < 0 ? first : second;
    }
}
