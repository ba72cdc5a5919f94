package io.github.iamkit.policy.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled text pattern in which {@code *} stands for any run of characters and {@code ?} for exactly one.
 *
 * <pre>{@code
 * Glob.of("home/*").matches("home/david/notes.txt");                              // true
 * Glob.builder().pattern("home/").literal("a*").pattern("/*").build();             // the value's star is plain
 * }</pre>
 *
 * <p>A character is a Unicode code point. Nothing but the two wildcards is special, a star also covers line breaks,
 * slashes and colons, and the whole text has to match. The pattern is cut at its stars: the first piece has to start the
 * text, the last one to end it, and each piece between is looked for leftmost after the one before. That choice never
 * has to be taken back, so the time is bounded by the product of both lengths, and a long piece is looked for in less.
 *
 * <p>Immutable and thread-safe.
 */
public final class Glob {

    private final Piece[] pieces;

    private Glob(Piece[] pieces) {
        this.pieces = pieces;
    }

    /** A pattern in which every {@code *} and {@code ?} is a wildcard. */
    public static Glob of(String pattern) {
        return builder().pattern(pattern).build();
    }

    /** A pattern that is put together from parts with and without wildcards. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether the whole text matches. */
    public boolean matches(String text) {
        return matches(text, 0, text.length());
    }

    /** Whether the text between the two positions matches as a whole. */
    boolean matches(String text, int start, int end) {
        Piece first = pieces[0];
        int position = first.endOfMatchAt(text, start, end);
        if (pieces.length == 1) {
            return position == end;
        }
        if (position < 0) {
            return false;
        }
        int limit = pieces[pieces.length - 1].startOfMatchBefore(text, position, end);
        if (limit < 0) {
            return false;
        }
        for (int i = 1; i < pieces.length - 1; i++) {
            position = pieces[i].endOfFirstMatch(text, position, limit);
            if (position < 0) {
                return false;
            }
        }
        return true;
    }

    /** The only text that matches, if there are no wildcards. */
    public Optional<String> literal() {
        return pieces.length == 1 ? Optional.ofNullable(pieces[0].text) : Optional.empty();
    }

    /** The text that every match starts with; it ends before the first wildcard. */
    public String literalPrefix() {
        return pieces[0].literalPrefix();
    }

    /** Whether every text matches: the pattern consists of stars alone. */
    public boolean matchesEverything() {
        return pieces.length > 1 && Arrays.stream(pieces).allMatch(Piece::isEmpty);
    }

    /** Collects the parts of a pattern. Not thread-safe. */
    public static final class Builder {
        /** The symbol of any run of characters. */
        public static final int STAR = -1;

        /** The symbol of exactly one character. */
        public static final int ANY_ONE = -2;

        private int[] symbols = new int[32];
        private int size;

        private Builder() {}

        /** Adds text in which {@code *} and {@code ?} are wildcards. */
        public Builder pattern(String text) {
            return add(text, true);
        }

        /** Adds text in which every character stands for itself. */
        public Builder literal(String text) {
            return add(text, false);
        }

        /** What was added, one symbol for each code point: the character, {@link #STAR} or {@link #ANY_ONE}. */
        public int[] symbols() {
            return Arrays.copyOf(symbols, size);
        }

        /** The pattern over the whole text. */
        public Glob build() {
            return glob(0, size);
        }

        /** The pattern over the six parts of an ARN, cut at the first five colons that were added. */
        public ArnGlob buildArn() {
            Glob[] parts = new Glob[ArnGlob.PARTS];
            int found = 0;
            int start = 0;
            for (int i = 0; i < size && found < ArnGlob.PARTS - 1; i++) {
                if (symbols[i] == ':') {
                    parts[found++] = glob(start, i);
                    start = i + 1;
                }
            }
            parts[found++] = glob(start, size);
            return new ArnGlob(Arrays.copyOf(parts, found));
        }

        private Builder add(String text, boolean wildcards) {
            if (symbols.length < size + text.length()) {
                symbols = Arrays.copyOf(symbols, Math.max(symbols.length * 2, size + text.length()));
            }
            for (int i = 0; i < text.length(); ) {
                int character = text.codePointAt(i);
                i += Character.charCount(character);
                symbols[size++] = switch (wildcards ? character : 0) {
                    case '*' -> STAR;
                    case '?' -> ANY_ONE;
                    default -> character;
                };
            }
            return this;
        }

        private Glob glob(int from, int to) {
            List<Piece> pieces = new ArrayList<>();
            int start = from;
            for (int i = from; i <= to; i++) {
                if (i == to || symbols[i] == STAR) {
                    boolean betweenTwoStars = !pieces.isEmpty() && i < to;
                    if (!(betweenTwoStars && i == start)) {
                        pieces.add(Piece.of(Arrays.copyOfRange(symbols, start, i)));
                    }
                    start = i + 1;
                }
            }
            return new Glob(pieces.toArray(Piece[]::new));
        }
    }

    /** What stands between two stars. */
    private static final class Piece {
        /** The text, if there are no wildcards in it; else null. */
        private final @Nullable String text;

        private final int[] symbols;

        private Piece(@Nullable String text, int[] symbols) {
            this.text = text;
            this.symbols = symbols;
        }

        static Piece of(int[] symbols) {
            // Half of a surrogate pair must not match inside of a whole one, so it is compared by code point.
            boolean comparableByUnit =
                    Arrays.stream(symbols).noneMatch(symbol -> symbol == Builder.ANY_ONE || isSurrogate(symbol));
            return new Piece(comparableByUnit ? new String(symbols, 0, symbols.length) : null, symbols);
        }

        private static boolean isSurrogate(int symbol) {
            return symbol >= Character.MIN_SURROGATE && symbol <= Character.MAX_SURROGATE;
        }

        boolean isEmpty() {
            return symbols.length == 0;
        }

        String literalPrefix() {
            int length = 0;
            while (length < symbols.length && symbols[length] != Builder.ANY_ONE && !isSurrogate(symbols[length])) {
                length++;
            }
            return new String(symbols, 0, length);
        }

        /** Where a match that starts at the position ends, or -1. */
        int endOfMatchAt(String subject, int position, int end) {
            if (text != null) {
                boolean matches = position + text.length() <= end && subject.startsWith(text, position);
                return matches ? position + text.length() : -1;
            }
            int at = position;
            for (int symbol : symbols) {
                if (at >= end) {
                    return -1;
                }
                int character = subject.codePointAt(at);
                if (symbol != character && symbol != Builder.ANY_ONE) {
                    return -1;
                }
                at += Character.charCount(character);
            }
            return at;
        }

        /** Where the match that ends at the end starts, if that is not before the position; else -1. */
        int startOfMatchBefore(String subject, int position, int end) {
            int start = end;
            if (text != null) {
                start -= text.length();
            } else {
                for (int i = symbols.length; i > 0 && start > position; i--) {
                    start -= Character.charCount(subject.codePointBefore(start));
                }
            }
            return start >= position && endOfMatchAt(subject, start, end) == end ? start : -1;
        }

        /** Where the leftmost match between the two positions ends, or -1. */
        int endOfFirstMatch(String subject, int position, int limit) {
            if (ShiftAnd.isWorthIt(symbols, limit - position)) {
                return ShiftAnd.endOfFirstMatch(symbols, subject, position, limit);
            }
            if (text != null) {
                int found = subject.indexOf(text, position);
                return found >= 0 && found + text.length() <= limit ? found + text.length() : -1;
            }
            for (int at = position; at < limit; at += Character.charCount(subject.codePointAt(at))) {
                int end = endOfMatchAt(subject, at, limit);
                if (end >= 0) {
                    return end;
                }
            }
            return -1;
        }
    }
}
