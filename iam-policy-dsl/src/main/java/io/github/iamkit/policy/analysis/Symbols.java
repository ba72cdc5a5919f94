package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.match.ArnGlob;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.Glob;
import java.util.Optional;

/**
 * Patterns as runs of symbols: characters, wildcards, wildcards that stop at a colon, and characters in any letter case.
 *
 * <p>The symbols of {@link Glob.Builder} are kept; ARN operators and the ones that ignore letter case need a few more.
 */
final class Symbols {
    static final int STAR = Glob.Builder.STAR;
    static final int ANY_ONE = Glob.Builder.ANY_ONE;

    /** Any run of characters without a colon. */
    static final int FIELD_STAR = -3;

    /** Any one character but a colon. */
    static final int FIELD_ANY_ONE = -4;

    /** From here on symbols stand for variables: for texts of which nothing is known. */
    static final int VARIABLE = Character.MAX_CODE_POINT + 1;

    private static final int FOLDED = -5;
    private static final int FIELDS_BEFORE_LAST = 5;

    private Symbols() {}

    static boolean isStar(int symbol) {
        return symbol == STAR || symbol == FIELD_STAR;
    }

    static boolean isFolded(int symbol) {
        return symbol <= FOLDED;
    }

    /** The character that a folded symbol stands for in all its letter cases; undoes {@link #folded}. */
    static int foldedCharacter(int symbol) {
        return FOLDED - symbol;
    }

    /** The symbols of a folded text that match the text in any letter case. */
    static int[] folded(int[] characters) {
        int[] symbols = characters.clone();
        for (int i = 0; i < symbols.length; i++) {
            if (CaseFolding.variants(symbols[i]).length > 1) {
                symbols[i] = FOLDED - symbols[i];
            }
        }
        return symbols;
    }

    /** The symbols of a pattern of the ARN operators, as {@link ArnGlob} reads it; nothing if it matches nothing. */
    static Optional<int[]> arn(int[] pattern) {
        int[] symbols = pattern.clone();
        int colons = 0;
        boolean starsAlone = pattern.length > 0;
        for (int i = 0; i < symbols.length && colons < FIELDS_BEFORE_LAST; i++) {
            starsAlone &= symbols[i] == STAR;
            switch (symbols[i]) {
                case ':' -> colons++;
                case STAR -> symbols[i] = FIELD_STAR;
                case ANY_ONE -> symbols[i] = FIELD_ANY_ONE;
                default -> {}
            }
        }
        if (starsAlone) {
            return Optional.of(new int[] {STAR});
        }
        return colons == FIELDS_BEFORE_LAST ? Optional.of(symbols) : Optional.empty();
    }

    /** Whether the symbol matches the character; stars match it and stay. */
    static boolean matches(int symbol, int character) {
        return switch (symbol) {
            case STAR, ANY_ONE -> true;
            case FIELD_STAR, FIELD_ANY_ONE -> character != ':';
            default -> isFolded(symbol) ? CaseFolding.fold(character) == foldedCharacter(symbol) : symbol == character;
        };
    }

    /** Whether the pattern matches the whole text. */
    static boolean matches(int[] pattern, String text) {
        return covers(pattern, text.codePoints().toArray());
    }

    /**
     * Whether every text that the second pattern matches is matched by the first, whatever variables stand for. True is sure,
     * false is not: a wildcard of the second is taken as one more character that only a wildcard of the first can take.
     */
    static boolean covers(int[] pattern, int[] other) {
        int at = 0;
        int i = 0;
        int star = -1;
        int taken = 0;
        while (i < other.length) {
            if (at < pattern.length && isStar(pattern[at])) {
                star = at++;
                taken = i;
            } else if (at < pattern.length && takesOne(pattern[at], other[i])) {
                at++;
                i++;
            } else if (star >= 0 && starTakes(pattern[star], other[taken])) {
                at = star + 1;
                i = ++taken;
            } else {
                return false;
            }
        }
        while (at < pattern.length && isStar(pattern[at])) {
            at++;
        }
        return at == pattern.length;
    }

    private static boolean takesOne(int symbol, int other) {
        if (symbol == other) {
            return !isStar(other);
        }
        if (other >= 0) {
            return other < VARIABLE && matches(symbol, other);
        }
        return switch (symbol) {
            case ANY_ONE -> !isStar(other);
            case FIELD_ANY_ONE -> isFolded(other);
            default -> false;
        };
    }

    private static boolean starTakes(int star, int other) {
        return star == STAR || (other < VARIABLE && other != ':' && other != ANY_ONE && other != STAR);
    }

    /** Whether no text matches both patterns, as their texts before the first wildcards show. False is not sure. */
    static boolean startDifferently(int[] one, int[] other) {
        int length = Math.min(one.length, other.length);
        for (int i = 0; i < length; i++) {
            if (one[i] < 0 || other[i] < 0) {
                return false;
            }
            if (one[i] != other[i]) {
                return true;
            }
        }
        return false;
    }
}
