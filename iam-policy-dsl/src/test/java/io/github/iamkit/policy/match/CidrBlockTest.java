package io.github.iamkit.policy.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {

    @ParameterizedTest(name = "{1} in {0}: {2} ({3})")
    @CsvSource(delimiter = '|', textBlock = """
        203.0.113.0/24     | 203.0.113.0                | true  | the first address
        203.0.113.0/24     | 203.0.113.255              | true  | the last address
        203.0.113.0/24     | 203.0.114.0                | false | one after
        203.0.113.77/24    | 203.0.113.1                | true  | host bits are ignored
        203.0.113.9        | 203.0.113.9                | true  | a plain address is /32
        203.0.113.9        | 203.0.113.8                | false | a plain address is /32
        203.0.113.8/31     | 203.0.113.9                | true  | one bit
        0.0.0.0/0          | 255.255.255.255            | true  | everything of the family
        128.0.0.0/1        | 127.255.255.255            | false | the first bit
        0.0.0.0/0          | ::                         | false | the other family
        ::/0               | 203.0.113.9                | false | the other family
        ::/0               | ffff::                     | true  | everything of the family
        2001:db8::/32      | 2001:db8:ffff::1           | true  | in the first half
        2001:db8::/32      | 2001:db9::                 | false | in the first half
        2001:db8::/64      | 2001:db8::ffff:0:0:1       | true  | the whole first half
        2001:db8::/64      | 2001:db8:0:1::             | false | the whole first half
        2001:db8::/65      | 2001:db8::8000:0:0:0       | false | one bit of the second half
        2001:db8::f0/124   | 2001:db8::ff               | true  | in the second half
        2001:db8::f0/124   | 2001:db8::100              | false | in the second half
        2001:db8::1        | 2001:DB8:0:0:0:0:0:1       | true  | a plain address is /128
        2001:db8::1        | 2001:db8::2                | false | a plain address is /128
        ::ffff:203.0.113.9 | ::ffff:cb00:7109           | true  | an IPv4 tail
        ::ffff:203.0.113.9 | 203.0.113.9                | false | mapped addresses stay IPv6
        """)
    void a_range_contains_its_addresses(String block, String address, boolean expected, String reason) {
        assertThat(CidrBlock.parse(block)
                        .orElseThrow()
                        .contains(IpAddress.parse(address).orElseThrow()))
                .as(reason)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/24",
                "203.0.113.0/",
                "203.0.113.0/33",
                "203.0.113.0/-1",
                "203.0.113.0/+1",
                "203.0.113.0/1000",
                "203.0.113.0/24/24",
                "203.0.113",
                "203.0.113.0.1",
                "203.0.113.256",
                "203.0.113.",
                ".0.113.1",
                "203.0..1",
                "203.0.113.09",
                "203.0.113.1 ",
                "203.0.113.x",
                "1",
                "::/129",
                ":",
                ":::",
                "::1::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                "g::",
                "1:2:3:4:5:6:7:",
                ":1::",
                "::1.2.3",
                "::1.2.3.4:5",
                "1:2:3:4:5:6:7:1.2.3.4",
                "fe80::1%eth0",
                "[::1]",
                "٢٠٣.0.113.9",
                "localhost"
            })
    void anything_else_is_no_range(String text) {
        assertThat(CidrBlock.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ::                  | 0                | 0
        ::1                 | 0                | 1
        1::                 | 1000000000000    | 0
        1:2:3:4:5:6:7:8     | 1000200030004    | 5000600070008
        1:2::7:8            | 1000200000000    | 70008
        1:2:3:4:5:6:1.2.3.4 | 1000200030004    | 5000601020304
        1::1.2.3.4          | 1000000000000    | 1020304
        1:2:3:4:5:6::       | 1000200030004    | 5000600000000
        """)
    void an_IPv6_address_is_read_to_its_bits(String text, String high, String low) {
        assertThat(IpAddress.parse(text))
                .hasValue(new IpAddress(128, Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)));
    }

    @Test
    void a_prefix_that_is_too_long_is_refused() {
        IpAddress address = IpAddress.parse("203.0.113.9").orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CidrBlock(address, 33))
                .withMessage("a prefix of 33 bits does not fit an address of 32");
    }
}
