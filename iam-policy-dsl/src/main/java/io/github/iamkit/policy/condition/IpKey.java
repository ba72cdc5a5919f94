package io.github.iamkit.policy.condition;

import io.github.iamkit.policy.json.WritableText;

/**
 * A key whose value is an IP address.
 *
 * <pre>{@code
 * SOURCE_IP.in("203.0.113.0/24", "2001:db8::/32")
 * }</pre>
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
        return Condition.of("IpAddress", name, first, rest);
    }

    /** Is true for an address in none of these ranges, and where the key is absent. */
    public Condition notIn(CharSequence first, CharSequence... rest) {
        return Condition.of("NotIpAddress", name, first, rest);
    }
}
