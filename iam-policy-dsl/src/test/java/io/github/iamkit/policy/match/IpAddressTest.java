package io.github.iamkit.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.9,                     203.0.113.9",
        "255.0.255.1,                     255.0.255.1",
        "0.0.0.0,                         0.0.0.0",
        "2001:db8:0:0:0:0:0:7,            2001:db8::7",
        "2001:0DB8:1:2:3:4:5:6,           2001:db8:1:2:3:4:5:6",
        "0:0:0:0:0:0:0:0,                 ::",
        "0:0:0:0:0:0:0:1,                 ::1",
        "1:0:0:0:0:0:0:0,                 1::",
        "1:0:0:2:0:0:0:3,                 1:0:0:2::3",
        "1:0:0:2:3:0:0:4,                 1::2:3:0:0:4",
        "1:0:2:3:4:5:6:7,                 1:0:2:3:4:5:6:7",
        "ffff:0:ffff:8000:1:0:0:abcd,     ffff:0:ffff:8000:1::abcd",
        "::ffff:203.0.113.9,              ::ffff:cb00:7109"
    })
    void an_address_is_written_in_the_short_form(String text, String shortest) {
        assertThat(IpAddress.parse(text)).map(IpAddress::toString).hasValue(shortest);
        assertThat(IpAddress.parse(shortest)).isEqualTo(IpAddress.parse(text));
    }
}
