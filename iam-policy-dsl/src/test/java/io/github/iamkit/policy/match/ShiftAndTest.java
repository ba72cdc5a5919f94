package io.github.iamkit.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShiftAndTest {
    private static final long SEED = 20260102;

    @Test
    void it_agrees_with_trying_every_position() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            int[] symbols = symbols(random, 1 + random.nextInt(random.nextBoolean() ? 3 : 140));
            String text = text(symbols, random);
            int position = text.offsetByCodePoints(0, random.nextInt(3));
            int limit = text.offsetByCodePoints(text.length(), -random.nextInt(3));

            assertThat(ShiftAnd.endOfFirstMatch(symbols, text, position, limit))
                    .as("seed %d, number %d, text %s", SEED, i, text)
                    .isEqualTo(byTrying(symbols, text, position, limit));
        }
    }

    @Test
    void a_long_piece_is_found_at_its_first_place() {
        String piece = "a".repeat(700) + "b?" + "a".repeat(700);
        String found = "b😀" + "a".repeat(2_000);

        assertThat(Glob.of("*" + piece + "*" + "c").matches("a".repeat(1_000) + found + "c"))
                .isTrue();
        assertThat(Glob.of("*" + piece + "*" + "c").matches("a".repeat(699) + found + "c"))
                .isFalse();
        assertThat(Glob.of("*" + piece + "*" + piece + "*").matches("a".repeat(1_000) + found + found))
                .isTrue();
    }

    @Test
    void it_is_left_alone_for_what_is_short_or_too_manifold() {
        int[] manifold = IntStream.range(0, 1_000).toArray();

        assertThat(ShiftAnd.isWorthIt(new int[32], 2_048)).isFalse();
        assertThat(ShiftAnd.isWorthIt(new int[1_000], 20_000)).isTrue();
        assertThat(ShiftAnd.isWorthIt(manifold, 20_000)).isFalse();
    }

    private static int[] symbols(Random random, int length) {
        int[] letters = {'a', 'a', 'a', 'b', 0x1F600, Glob.Builder.ANY_ONE};
        return random.ints(length, 0, letters.length).map(i -> letters[i]).toArray();
    }

    /** A text in which the symbols are likely to be found, or nearly. */
    private static String text(int[] symbols, Random random) {
        StringBuilder text = new StringBuilder("aa");
        for (int copy = random.nextInt(3); copy >= 0; copy--) {
            for (int symbol : symbols) {
                boolean changes = random.nextInt(200) == 0;
                text.appendCodePoint(symbol == Glob.Builder.ANY_ONE || changes ? 'b' : symbol);
            }
            text.append("ab");
        }
        return text.toString();
    }

    private static int byTrying(int[] symbols, String text, int position, int limit) {
        for (int start = position; start < limit; start = text.offsetByCodePoints(start, 1)) {
            int[] rest = text.substring(start, limit).codePoints().toArray();
            boolean fits = rest.length >= symbols.length
                    && IntStream.range(0, symbols.length)
                            .allMatch(i -> symbols[i] == Glob.Builder.ANY_ONE || symbols[i] == rest[i]);
            if (fits) {
                return text.offsetByCodePoints(start, symbols.length);
            }
        }
        return -1;
    }
}
