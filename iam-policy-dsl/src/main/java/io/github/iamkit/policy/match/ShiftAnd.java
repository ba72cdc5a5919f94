package io.github.iamkit.policy.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds a long run of symbols in a long text, where trying each position would take the product of both lengths.
 *
 * <p>All positions at which a match may have started are followed at once, one bit each: a character that is read moves them
 * on by one and keeps those that it fits.
 */
final class ShiftAnd {
    private static final int MANY_COMPARISONS = 1 << 18;
    private static final int MAX_DIFFERENT = 256;

    private final int length;
    private final Map<Integer, long[]> fitting = new HashMap<>();
    private final long[] fittingOthers;

    /**
     * @param symbols the characters, or {@link Glob.Builder#ANY_ONE}
     */
    private ShiftAnd(int[] symbols) {
        this.length = symbols.length;
        this.fittingOthers = new long[(length + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < length; i++) {
            if (symbols[i] == Glob.Builder.ANY_ONE) {
                set(fittingOthers, i);
            }
        }
        for (int i = 0; i < length; i++) {
            set(fitting.computeIfAbsent(symbols[i], symbol -> fittingOthers.clone()), i);
        }
    }

    private static void set(long[] bits, int index) {
        bits[index / Long.SIZE] |= 1L << index % Long.SIZE;
    }

    /** Whether so many symbols are worth the preparation, and not so many different ones that it takes much memory. */
    static boolean isWorthIt(int[] symbols, int textLength) {
        long comparisons = (long) symbols.length * textLength;
        return comparisons > MANY_COMPARISONS
                && Arrays.stream(symbols).distinct().limit(MAX_DIFFERENT + 1).count() <= MAX_DIFFERENT;
    }

    /** Where the leftmost match between the two positions ends, or -1. */
    static int endOfFirstMatch(int[] symbols, String subject, int position, int limit) {
        return new ShiftAnd(symbols).endOfFirstMatch(subject, position, limit);
    }

    private int endOfFirstMatch(String subject, int position, int limit) {
        long[] started = new long[fittingOthers.length];
        long last = 1L << (length - 1) % Long.SIZE;
        for (int at = position; at < limit; ) {
            int character = subject.codePointAt(at);
            at += Character.charCount(character);
            long[] mask = fitting.getOrDefault(character, fittingOthers);
            long carry = 1;
            for (int i = 0; i < started.length; i++) {
                long moved = started[i] << 1 | carry;
                carry = started[i] >>> Long.SIZE - 1;
                started[i] = moved & mask[i];
            }
            if ((started[started.length - 1] & last) != 0) {
                return at;
            }
        }
        return -1;
    }
}
