package io.github.iamkit.policy.match;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address as its bits, read without any look-up of names.
 *
 * <pre>{@code
 * IpAddress.parse("2001:db8::7");       // present
 * IpAddress.parse("203.0.113.256");     // empty
 * }</pre>
 *
 * <p>IPv4 is four decimal numbers without leading zeros, which some readers would take as octal. IPv6 is the text forms of
 * RFC 4291, including {@code ::} and an IPv4 tail; an address with a zone is not one. {@code ::ffff:203.0.113.9} is IPv6.
 *
 * <p>Immutable and thread-safe.
 */
public record IpAddress(int bits, long high, long low) {

    private static final int GROUPS = 8;

    /** Reads an address; empty if the text is none. */
    public static Optional<IpAddress> parse(String text) {
        if (text.indexOf(':') >= 0) {
            return version6(text);
        }
        long value = version4(text, 0);
        return value < 0 ? Optional.empty() : Optional.of(new IpAddress(32, 0, value));
    }

    IpAddress firstBits(int count) {
        if (bits == 32) {
            return new IpAddress(bits, 0, low & (-1L << (32 - count)));
        }
        return count <= 64
                ? new IpAddress(bits, high & leading(count), 0)
                : new IpAddress(bits, high, low & leading(count - 64));
    }

    /** The address as policies have it, with the longest run of zero groups left out. */
    @Override
    public String toString() {
        if (bits == 32) {
            return (low >>> 24) + "." + (low >>> 16 & 0xFF) + "." + (low >>> 8 & 0xFF) + "." + (low & 0xFF);
        }
        StringBuilder groups = new StringBuilder();
        int gap = longestRunOfZeros();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                groups.append("::");
                while (i + 1 < GROUPS && group(i + 1) == 0) {
                    i++;
                }
            } else {
                boolean follows = groups.length() > 0 && groups.charAt(groups.length() - 1) != ':';
                groups.append(follows ? ":" : "").append(Integer.toHexString(group(i)));
            }
        }
        return groups.toString();
    }

    private int group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        return (int) (half >>> (48 - 16 * (index % 4)) & 0xFFFF);
    }

    /** Where the longest run of at least two zero groups starts, or -1. */
    private int longestRunOfZeros() {
        int longest = 1;
        int start = -1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(end) == 0) {
                end++;
            }
            if (end - i > longest) {
                longest = end - i;
                start = i;
            }
            i = Math.max(i, end - 1);
        }
        return start;
    }

    private static long leading(int count) {
        return count == 0 ? 0 : -1L << (64 - count);
    }

    /** The 32 bits of the dotted quad that runs from the position to the end, or -1. */
    private static long version4(String text, int start) {
        long value = 0;
        int position = start;
        for (int i = 0; i < 4; i++) {
            int end = i < 3 ? text.indexOf('.', position) : text.length();
            int number = end < 0 ? -1 : number(text, position, end, 10, 3);
            if (number < 0 || number > 255 || (text.charAt(position) == '0' && end - position > 1)) {
                return -1;
            }
            value = value << 8 | number;
            position = end + 1;
        }
        return value;
    }

    private static Optional<IpAddress> version6(String text) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int position = 0;
        if (text.startsWith("::")) {
            gap = 0;
            position = 2;
        }
        while (position < text.length()) {
            int end = text.indexOf(':', position);
            if (end < 0) {
                end = text.length();
            }
            if (end == text.length() && text.indexOf('.', position) >= 0) {
                long tail = version4(text, position);
                if (tail < 0 || count > GROUPS - 2) {
                    return Optional.empty();
                }
                groups[count++] = (int) (tail >>> 16);
                groups[count++] = (int) (tail & 0xffff);
                break;
            }
            int group = number(text, position, end, 16, 4);
            if (group < 0 || count == GROUPS) {
                return Optional.empty();
            }
            groups[count++] = group;
            position = end + 1;
            if (position == text.length()) {
                return Optional.empty();
            }
            if (end < text.length() && text.charAt(position) == ':') {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = count;
                position++;
            }
        }
        if (gap < 0 ? count != GROUPS : count == GROUPS) {
            return Optional.empty();
        }
        return Optional.of(ofGroups(groups, count, gap < 0 ? count : gap));
    }

    /** The address whose groups from the gap on are the last ones. */
    private static IpAddress ofGroups(int[] groups, int count, int gap) {
        long[] halves = new long[2];
        for (int i = 0; i < count; i++) {
            int place = i < gap ? i : GROUPS - count + i;
            halves[place / 4] |= (long) groups[i] << (48 - 16 * (place % 4));
        }
        return new IpAddress(128, halves[0], halves[1]);
    }

    /** The number between the two positions, or -1 if there are no digits, too many, or other characters. */
    private static int number(String text, int start, int end, int radix, int maxDigits) {
        if (end <= start || end - start > maxDigits) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
