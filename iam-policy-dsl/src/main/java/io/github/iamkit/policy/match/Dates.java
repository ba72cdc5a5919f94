package io.github.iamkit.policy.match;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * Reads the dates of policies and requests.
 *
 * <p>The forms are W3C's: {@code 2026}, {@code 2026-01}, {@code 2026-01-31}, and the date with {@code Thh:mm},
 * {@code Thh:mm:ss} or {@code Thh:mm:ss.s} followed by {@code Z} or {@code +hh:mm}; a form that leaves something out is the
 * first instant of it, in UTC. Other digits are epoch seconds; four digits are always a year.
 *
 * @see <a href="https://www.w3.org/TR/NOTE-datetime">W3C: date and time formats</a>
 */
public final class Dates {

    private static final int YEAR_DIGITS = 4;

    private static final DateTimeFormatter W3C = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, YEAR_DIGITS)
            .optionalStart()
            .appendPattern("-MM")
            .optionalStart()
            .appendPattern("-dd")
            .optionalStart()
            .appendPattern("'T'HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
            .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private Dates() {}

    /** Reads a date; empty if the text is none. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(isEpochSeconds(text) ? epochSeconds(text) : W3C.parse(text, Instant::from));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isEpochSeconds(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return text.length() > start
                && (start > 0 || text.length() != YEAR_DIGITS)
                && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }

    private static Instant epochSeconds(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text));
    }
}
