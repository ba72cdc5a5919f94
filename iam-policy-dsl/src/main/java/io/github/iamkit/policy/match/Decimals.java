package io.github.iamkit.policy.match;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads the numbers of policies and requests without loss.
 *
 * <p>An integer or decimal with an optional sign and exponent, in ASCII digits. Compare results with {@code compareTo}: it
 * looks at magnitudes first, so {@code 1e999999999} costs no more than {@code 1}. Texts of more than 1,000 characters are no
 * numbers, as reading digits takes quadratic time.
 */
public final class Decimals {

    private static final int MAX_LENGTH = 1_000;

    private Decimals() {}

    /** Reads a number; empty if the text is none. */
    public static Optional<BigDecimal> parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !text.chars().allMatch(Decimals::isNumeric)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isNumeric(int c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }
}
