package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;
import io.github.iamkit.policy.match.CidrBlock;
import java.util.List;

/**
 * A key whose value is an IP address.
 *
 * <pre>{@code
 * SOURCE_IP.in("203.0.113.0/24", "2001:db8::/32")
 * }</pre>
 *
 * <p>A range that is neither an address nor a CIDR block is refused with an {@link IllegalArgumentException}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the key's name, with its prefix
 */
public record IpKey(String name) implements SingleValuedKey {
    /** Refuses an empty name. */
    public IpKey {
        name = WritableText.requireNonEmpty(name, "name");
    }

    /** Returns the key of this name. */
    public static IpKey of(String name) {
        return new IpKey(name);
    }

    /** Is true for an address in one of these ranges, each an address or a CIDR block. */
    public Condition in(CharSequence first, CharSequence... rest) {
        return Condition.of("IpAddress", name, ranges(first, rest));
    }

    /** Is true for an address in none of these ranges, and where the key is absent. */
    public Condition notIn(CharSequence first, CharSequence... rest) {
        return Condition.of("NotIpAddress", name, ranges(first, rest));
    }

    private static List<String> ranges(CharSequence first, CharSequence... rest) {
        List<String> ranges = WritableText.requireAll(first, rest, "range");
        for (String range : ranges) {
            if (!range.contains("${") && CidrBlock.parse(range).isEmpty()) {
                throw new IllegalArgumentException(
                        "`" + range
                                + "` is neither an IP address nor a CIDR block; write 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32");
            }
        }
        return ranges;
    }
}
