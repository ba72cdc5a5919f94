package io.github.iamkit.policy.analysis;

import java.util.BitSet;

/**
 * For which values of a dimension a test holds.
 *
 * <p>A dimension is in one of four states: absent; one value; a key of several values with nothing but the empty text; or a
 * key of several values with others. Of those several, a test asks that all lie among some classes, or that one does.
 *
 * @param absent whether it holds for an absent key
 * @param blank whether it holds for a key of several values that has the empty text alone
 * @param single the classes for which it holds as the only value
 * @param asksForOne whether one of several values has to be among {@code several}, or else all
 * @param several the classes that several values are held against
 */
record Outcome(boolean absent, boolean blank, BitSet single, boolean asksForOne, BitSet several) {
    /** The outcome of a test that always or never holds, of a dimension with so many classes. */
    static Outcome constant(boolean holds, int classes) {
        BitSet all = holds ? all(classes) : new BitSet();
        return new Outcome(holds, holds, all, false, all);
    }

    /** The outcome of a test of a dimension that always has one value. */
    static Outcome of(BitSet classes) {
        return new Outcome(false, false, classes, false, new BitSet());
    }

    /** When the test does not hold. */
    Outcome negated(int classes) {
        return new Outcome(!absent, !blank, complement(single, classes), !asksForOne, complement(several, classes));
    }

    static BitSet all(int classes) {
        BitSet all = new BitSet(classes);
        all.set(0, classes);
        return all;
    }

    static BitSet complement(BitSet set, int classes) {
        BitSet complement = (BitSet) set.clone();
        complement.flip(0, classes);
        return complement;
    }
}
