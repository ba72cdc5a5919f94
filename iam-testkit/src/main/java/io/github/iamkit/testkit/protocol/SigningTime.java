package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a request was signed, as {@code yyyyMMdd'T'HHmmss'Z'}, and how far that may be from now. */
final class SigningTime {
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private SigningTime() {}

    /** Returns the time that the headers of a request give; empty if they give none. */
    static String of(WireRequest request) {
        Optional<String> basic = request.header("X-Amz-Date");
        if (basic.isPresent()) {
            return basic.get();
        }
        String date = request.header("Date").orElse("");
        try {
            return BASIC.format(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException e) {
            return date;
        }
    }

    /** Refuses a time that is further from now than AWS tolerates; a presigned request lasts as long as it says. */
    static void require(String time, Instant now, Duration lifetime) {
        Instant signed = parse(time);
        Duration late = lifetime.isZero() ? TOLERANCE : lifetime;
        if (now.isAfter(signed.plus(late))) {
            throw mismatch("Signature expired: " + time + " is now earlier than " + BASIC.format(now.minus(late)) + " ("
                    + BASIC.format(now) + " - " + late.toMinutes() + " min.)");
        }
        if (now.isBefore(signed.minus(TOLERANCE))) {
            throw mismatch("Signature not yet current: " + time + " is still later than "
                    + BASIC.format(now.plus(TOLERANCE)) + " (" + BASIC.format(now) + " + " + TOLERANCE.toMinutes()
                    + " min.)");
        }
    }

    private static Instant parse(String time) {
        try {
            return BASIC.parse(time, Instant::from);
        } catch (DateTimeException e) {
            throw new Refusal(
                    "IncompleteSignature",
                    "Date must be in ISO-8601 'basic format'. Got '" + time
                            + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
    }

    private static Refusal mismatch(String message) {
        return new Refusal("SignatureDoesNotMatch", message);
    }
}
