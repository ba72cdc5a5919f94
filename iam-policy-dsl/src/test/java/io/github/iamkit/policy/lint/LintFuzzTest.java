package io.github.iamkit.policy.lint;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.iamkit.policy.PolicyUse;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LintFuzzTest {
    private static final long SEED = 20_261_124L;
    private static final List<String> SPLINTERS = List.of(
            "\"\"",
            "[]",
            "{}",
            "null",
            "true",
            "7",
            "\"*\"",
            "\"arn:\"",
            "\"arn:aws:s3\"",
            "\"a:b:c\"",
            "\":\"",
            "\"${\"",
            "[[\"a\"]]",
            "{\"a\":{\"b\":\"c\"}}",
            "\"/\"",
            "\"0\"");

    @Test
    void no_mutilated_text_ends_in_an_exception() {
        Random random = new Random(SEED);
        Linter linter = Linter.thorough().catalog(LintCases.catalog());
        List<LintCases> cases = LintCases.all().toList();
        PolicyUse[] uses = PolicyUse.values();

        for (int i = 0; i < 4_000; i++) {
            String text = mutilated(cases.get(random.nextInt(cases.size())).document(), random);
            PolicyUse use = uses[random.nextInt(uses.length)];

            assertThatCode(() -> linter.review(text, use))
                    .as("seed %s, %s of %s", SEED, use, text)
                    .doesNotThrowAnyException();
        }
    }

    private static String mutilated(String text, Random random) {
        StringBuilder mutilated = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(mutilated.length());
            int end = Math.min(mutilated.length(), at + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> mutilated.delete(at, end);
                case 1 -> mutilated.insert(at, mutilated.substring(at, end));
                case 2 -> mutilated.setCharAt(at, "\"{}[]:,*$aA1\\".charAt(random.nextInt(13)));
                default -> replaceValue(mutilated, at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
            }
            if (mutilated.length() == 0) {
                return "";
            }
        }
        return mutilated.toString();
    }

    /** Puts another value in place of the string that follows, so that the text often stays JSON. */
    private static void replaceValue(StringBuilder text, int at, String value) {
        int start = text.indexOf(":\"", at);
        int end = start < 0 ? -1 : text.indexOf("\"", start + 2);
        if (end > 0) {
            text.replace(start + 1, end + 1, value);
        }
    }
}
