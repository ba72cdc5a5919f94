package io.github.iamkit.policy.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest(name = "{0} against {1}: {2} ({3})")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        books              | books              | true  | a literal is itself
        books              | Books              | false | case matters
        books              | book               | false | the whole text has to match
        books              | bookshop           | false | the whole text has to match
        *                  | ""                 | true  | a star covers nothing
        *                  | any/thing:at\\all  | true  | a star covers slashes, colons and backslashes
        ""                 | ""                 | true  | an empty pattern is an empty text
        ""                 | a                  | false | an empty pattern is nothing else
        ?                  | ""                 | false | a question mark is exactly one character
        ?                  | a                  | true  | a question mark is exactly one character
        ?                  | ab                 | false | a question mark is exactly one character
        ?                  | *                  | true  | wildcards of the text are plain characters
        home/*             | home/              | true  | a prefix
        home/*             | hom                | false | shorter than the prefix
        *.txt              | .txt               | true  | a suffix
        *.txt              | a.txt.bak          | false | a suffix stands at the end
        a*a                | a                  | false | prefix and suffix may not share a character
        a*a                | aa                 | true  | prefix and suffix side by side
        a*b*c              | axbxbxc            | true  | the first b is as good as any
        a*b*c              | acb                | false | the order counts
        a*bc*c             | abc                | false | the middle may not take the suffix's characters
        *a*b*a*            | ab                 | false | every piece is needed
        *a*b*a*            | xaxbxax            | true  | pieces in order
        *?a                | a                  | false | one character before the a
        *?a                | ba                 | true  | one character before the a
        *a?c*              | xabxabc            | true  | a piece with a question mark is looked for from left to right
        a??*               | ab                 | false | two characters at least
        ??*??              | abc                | false | prefix and suffix may not overlap
        ??*??              | abcd               | true  | they may touch
        **a***             | a                  | true  | stars in a row are one
        a.c                | abc                | false | a dot is a dot
        [ab]+(c)$^\\d      | [ab]+(c)$^\\d      | true  | nothing else is special
        [ab]               | a                  | false | nothing else is special
        """)
    void wildcards_match_the_whole_text(String pattern, String text, boolean expected, String reason) {
        assertThat(Glob.of(pattern).matches(text)).as(reason).isEqualTo(expected);
    }

    @Test
    void a_star_covers_line_breaks() {
        assertThat(Glob.of("a*b").matches("a\r\n\nb")).isTrue();
    }

    @Test
    void a_question_mark_is_a_code_point() {
        assertThat(Glob.of("?").matches("😀")).isTrue();
        assertThat(Glob.of("??").matches("😀")).isFalse();
        assertThat(Glob.of("*?").matches("😀")).isTrue();
        assertThat(Glob.of("*??").matches("😀")).isFalse();
        assertThat(Glob.of("*?x*").matches("😀x")).isTrue();
    }

    @Test
    void half_a_character_does_not_match_in_a_whole_one() {
        assertThat(Glob.of("*\uDE00").matches("😀")).isFalse();
        assertThat(Glob.of("\uD83D*").matches("😀")).isFalse();
        assertThat(Glob.of("*\uD83D*").matches("😀")).isFalse();
        assertThat(Glob.of("*\uDE00").matches("a\uDE00")).isTrue();
    }

    @Test
    void literal_parts_have_no_wildcards() {
        Glob glob = Glob.builder().pattern("a/").literal("*?").pattern("/*").build();

        assertThat(glob.matches("a/*?/b")).isTrue();
        assertThat(glob.matches("a/xy/b")).isFalse();
    }

    @Test
    void a_pattern_tells_what_it_is() {
        assertThat(Glob.of("books").literal()).hasValue("books");
        assertThat(Glob.of("book?").literal()).isEmpty();
        assertThat(Glob.of("books*").literal()).isEmpty();
        assertThat(Glob.of("bo?k*").literalPrefix()).isEqualTo("bo");
        assertThat(Glob.of("books").literalPrefix()).isEqualTo("books");
        assertThat(Glob.of("**").matchesEverything()).isTrue();
        assertThat(Glob.of("*?").matchesEverything()).isFalse();
        assertThat(Glob.of("").matchesEverything()).isFalse();
    }

    @Test
    void it_agrees_with_a_table_of_all_prefixes() {
        long seed = 20260101;
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            String pattern = text(random, "ab*?😀", 8);
            String subject = text(random, "ab*?😀", 10);

            assertThat(Glob.of(pattern).matches(subject))
                    .as("seed %d, pattern %s, text %s", seed, pattern, subject)
                    .isEqualTo(byTable(
                            pattern.codePoints().toArray(), subject.codePoints().toArray()));
        }
    }

    @Test
    void hostile_patterns_take_no_time() {
        String subject = "a".repeat(1_000);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            assertThat(Glob.of("*a".repeat(100) + "b").matches(subject)).isFalse();
            assertThat(Glob.of("*?a".repeat(2_000) + "*b").matches("a".repeat(6_000)))
                    .isFalse();
            assertThat(Glob.of("*" + "?a".repeat(1_500) + "b*").matches("a".repeat(6_000)))
                    .isFalse();
        });
    }

    private static String text(Random random, String alphabet, int maxLength) {
        int[] characters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(maxLength + 1); length > 0; length--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    /** Whether each prefix of the pattern matches each prefix of the text, one cell after the other. */
    private static boolean byTable(int[] pattern, int[] text) {
        boolean[][] matches = new boolean[pattern.length + 1][text.length + 1];
        for (int i = 0; i <= pattern.length; i++) {
            for (int j = 0; j <= text.length; j++) {
                if (i == 0) {
                    matches[i][j] = j == 0;
                } else if (pattern[i - 1] == '*') {
                    matches[i][j] = matches[i - 1][j] || (j > 0 && matches[i][j - 1]);
                } else {
                    boolean same = j > 0 && (pattern[i - 1] == '?' || pattern[i - 1] == text[j - 1]);
                    matches[i][j] = same && matches[i - 1][j - 1];
                }
            }
        }
        return matches[pattern.length][text.length];
    }
}
