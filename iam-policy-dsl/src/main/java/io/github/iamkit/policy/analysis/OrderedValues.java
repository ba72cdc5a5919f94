package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.analysis.Undecided.Reason;
import io.github.iamkit.policy.match.Dates;
import io.github.iamkit.policy.match.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Numbers and dates that stand for all: the bounds that policies name, one between each two, and one beyond each end.
 *
 * <p>Where a policy has a text that is no number or date, it is a value too: the type of the key is in doubt then.
 */
final class OrderedValues {
    /** Numbers with more digits or zeros than this are not calculated with. */
    private static final int MOST_DIGITS = 1_000;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final Duration BEYOND = Duration.ofDays(365);

    private OrderedValues() {}

    static Collection<String> numbers(List<ValueSet> sets) {
        Set<String> values = new LinkedHashSet<>();
        TreeSet<BigDecimal> bounds = new TreeSet<>();
        for (ValueSet set : sets) {
            for (String text : set.texts()) {
                Decimals.parse(text).ifPresentOrElse(bounds::add, () -> values.add(text));
            }
        }
        for (BigDecimal bound : bounds) {
            if (Math.abs((long) bound.scale()) + bound.precision() > MOST_DIGITS) {
                throw new GaveUp(Reason.UNSUPPORTED, "a number in a policy has more than " + MOST_DIGITS + " digits");
            }
        }
        List<BigDecimal> all = new ArrayList<>(bounds);
        for (int i = 0; i < all.size(); i++) {
            values.add(text(all.get(i)));
            if (i + 1 < all.size()) {
                values.add(text(between(all.get(i), all.get(i + 1))));
            }
        }
        if (all.isEmpty()) {
            values.add("1");
        } else {
            values.add(text(bounds.first().subtract(BigDecimal.ONE)));
            values.add(text(bounds.last().add(BigDecimal.ONE)));
        }
        return values;
    }

    private static BigDecimal between(BigDecimal low, BigDecimal high) {
        BigDecimal next = low.add(BigDecimal.ONE);
        return next.compareTo(high) < 0 ? next : low.add(high).divide(TWO);
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    static Collection<String> dates(List<ValueSet> sets) {
        Set<String> values = new LinkedHashSet<>();
        TreeSet<Instant> bounds = new TreeSet<>();
        for (ValueSet set : sets) {
            for (String text : set.texts()) {
                Dates.parse(text).ifPresentOrElse(bounds::add, () -> values.add(text));
            }
        }
        List<Instant> all = new ArrayList<>(bounds);
        for (int i = 0; i < all.size(); i++) {
            values.add(text(all.get(i)));
            if (i + 1 < all.size()) {
                Instant between = between(all.get(i), all.get(i + 1));
                if (!between.equals(all.get(i))) {
                    values.add(text(between));
                }
            }
        }
        if (all.isEmpty()) {
            values.add("2026-01-01T00:00:00Z");
        } else {
            values.add(text(beyond(bounds.first(), BEYOND.negated())));
            values.add(text(beyond(bounds.last(), BEYOND)));
        }
        return values;
    }

    private static Instant between(Instant low, Instant high) {
        if (high.getEpochSecond() - low.getEpochSecond() > 1) {
            return Instant.ofEpochSecond(low.getEpochSecond() + 1);
        }
        return low.plus(Duration.between(low, high).dividedBy(2));
    }

    private static Instant beyond(Instant bound, Duration distance) {
        try {
            return bound.plus(distance);
        } catch (DateTimeException | ArithmeticException e) {
            throw new GaveUp(Reason.UNSUPPORTED, "the date " + bound + " in a policy is too far away");
        }
    }

    private static String text(Instant date) {
        String text = date.toString();
        return Dates.parse(text).filter(date::equals).isPresent() ? text : String.valueOf(date.getEpochSecond());
    }
}
