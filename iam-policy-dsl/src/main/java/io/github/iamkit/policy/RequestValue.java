package io.github.iamkit.policy;

import io.github.iamkit.policy.match.Dates;
import io.github.iamkit.policy.match.Decimals;
import io.github.iamkit.policy.match.IpAddress;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value that a request gives for a key, read at most once in each of its forms however many conditions ask for it.
 *
 * <p>Thread-safe: whoever reads it first remembers the same as anybody else would.
 */
final class RequestValue {
    static final RequestValue TRUE = new RequestValue("true");
    static final RequestValue FALSE = new RequestValue("false");

    private final String text;
    private @Nullable Optional<IpAddress> address;
    private @Nullable Optional<BigDecimal> number;
    private @Nullable Optional<Instant> date;

    RequestValue(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The value as an address; empty if it is none. */
    Optional<IpAddress> address() {
        Optional<IpAddress> known = address;
        if (known == null) {
            known = IpAddress.parse(text);
            address = known;
        }
        return known;
    }

    /** The value as a number; empty if it is none. */
    Optional<BigDecimal> number() {
        Optional<BigDecimal> known = number;
        if (known == null) {
            known = Decimals.parse(text);
            number = known;
        }
        return known;
    }

    /** The value as a point in time; empty if it is none. */
    Optional<Instant> date() {
        Optional<Instant> known = date;
        if (known == null) {
            known = Dates.parse(text);
            date = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestValue value && value.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
