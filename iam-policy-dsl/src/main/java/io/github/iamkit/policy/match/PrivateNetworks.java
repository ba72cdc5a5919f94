package io.github.iamkit.policy.match;

import java.util.List;

/** The ranges of addresses that RFC 1918 keeps for private networks. */
public final class PrivateNetworks {
    private static final List<CidrBlock> BLOCKS = List.of(
            CidrBlock.parse("10.0.0.0/8").orElseThrow(),
            CidrBlock.parse("172.16.0.0/12").orElseThrow(),
            CidrBlock.parse("192.168.0.0/16").orElseThrow());

    private PrivateNetworks() {}

    /** Whether all addresses of the range are private. */
    public static boolean contain(CidrBlock range) {
        return BLOCKS.stream()
                .anyMatch(block -> range.prefixLength() >= block.prefixLength() && block.contains(range.address()));
    }
}
