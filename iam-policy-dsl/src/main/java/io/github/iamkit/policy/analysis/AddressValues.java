package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.match.CidrBlock;
import io.github.iamkit.policy.match.IpAddress;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Addresses that stand for all: the first one of each stretch between the borders of the ranges that policies name, for both
 * families of addresses.
 *
 * <p>Where a policy has a text that is no range, it is a value too: the type of the key is in doubt then.
 */
final class AddressValues {
    private static final int VERSION_4_BITS = 32;
    private static final int VERSION_6_BITS = 128;

    private AddressValues() {}

    static Collection<String> of(List<ValueSet> sets) {
        Set<String> values = new LinkedHashSet<>();
        TreeSet<BigInteger> version4 = new TreeSet<>(Set.of(BigInteger.ZERO));
        TreeSet<BigInteger> version6 = new TreeSet<>(Set.of(BigInteger.ZERO));
        for (ValueSet set : sets) {
            for (String text : set.texts()) {
                CidrBlock.parse(text)
                        .ifPresentOrElse(
                                block -> addBorders(
                                        block, block.address().bits() == VERSION_4_BITS ? version4 : version6),
                                () -> values.add(text));
            }
        }
        version4.descendingSet().forEach(start -> values.add(text(start, VERSION_4_BITS)));
        version6.descendingSet().forEach(start -> values.add(text(start, VERSION_6_BITS)));
        return values;
    }

    /** Adds where the range starts and where it has ended. */
    private static void addBorders(CidrBlock block, Set<BigInteger> borders) {
        IpAddress address = block.address();
        int rest = address.bits() - block.prefixLength();
        BigInteger start = number(address).shiftRight(rest).shiftLeft(rest);
        BigInteger end = start.add(BigInteger.ONE.shiftLeft(rest));
        borders.add(start);
        if (end.bitLength() <= address.bits()) {
            borders.add(end);
        }
    }

    private static BigInteger number(IpAddress address) {
        return unsigned(address.high()).shiftLeft(Long.SIZE).or(unsigned(address.low()));
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    private static String text(BigInteger number, int bits) {
        int group = bits == VERSION_4_BITS ? Byte.SIZE : Short.SIZE;
        StringBuilder text = new StringBuilder();
        for (int shift = bits - group; shift >= 0; shift -= group) {
            int value = number.shiftRight(shift).intValue() & ((1 << group) - 1);
            text.append(bits == VERSION_4_BITS ? Integer.toString(value) : Integer.toHexString(value));
            text.append(shift == 0 ? "" : bits == VERSION_4_BITS ? "." : ":");
        }
        return text.toString();
    }
}
