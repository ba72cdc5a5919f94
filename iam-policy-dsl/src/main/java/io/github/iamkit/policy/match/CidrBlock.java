package io.github.iamkit.policy.match;

import java.util.Optional;

/**
 * A range of IPv4 or IPv6 addresses; a plain address is the range of itself.
 *
 * <pre>{@code
 * CidrBlock.parse("203.0.113.0/24").orElseThrow().contains(IpAddress.parse("203.0.113.9").orElseThrow());   // true
 * }</pre>
 *
 * <p>Host bits are ignored, and an address of one family is in no range of the other, not even in {@code 0.0.0.0/0}.
 *
 * <p>Immutable and thread-safe.
 */
public record CidrBlock(IpAddress address, int prefixLength) {

    /** Checks that the prefix is not longer than the address. */
    public CidrBlock {
        if (prefixLength < 0 || prefixLength > address.bits()) {
            throw new IllegalArgumentException(
                    "a prefix of " + prefixLength + " bits does not fit an address of " + address.bits());
        }
    }

    /** Reads {@code address} or {@code address/bits}; empty if the text is neither. */
    public static Optional<CidrBlock> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text).map(address -> new CidrBlock(address, address.bits()));
        }
        int bits = prefixLength(text.substring(slash + 1));
        return IpAddress.parse(text.substring(0, slash))
                .filter(address -> bits >= 0 && bits <= address.bits())
                .map(address -> new CidrBlock(address, bits));
    }

    /** Whether the address lies in the range. */
    public boolean contains(IpAddress candidate) {
        return candidate.bits() == address.bits()
                && (prefixLength == 0 || candidate.firstBits(prefixLength).equals(address.firstBits(prefixLength)));
    }

    /** The same range, written without host bits. */
    public CidrBlock withoutHostBits() {
        return prefixLength == 0
                ? new CidrBlock(new IpAddress(address.bits(), 0, 0), 0)
                : new CidrBlock(address.firstBits(prefixLength), prefixLength);
    }

    /** The range as policies have it. */
    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }

    private static int prefixLength(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }
}
