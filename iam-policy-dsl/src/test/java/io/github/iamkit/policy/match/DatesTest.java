package io.github.iamkit.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026                           | 2026-01-01T00:00:00Z
        2026-03                        | 2026-03-01T00:00:00Z
        2026-03-04                     | 2026-03-04T00:00:00Z
        2026-03-04T05:06Z              | 2026-03-04T05:06:00Z
        2026-03-04T05:06+01:30         | 2026-03-04T03:36:00Z
        2026-03-04T05:06:07Z           | 2026-03-04T05:06:07Z
        2026-03-04T05:06:07-08:00      | 2026-03-04T13:06:07Z
        2026-03-04T05:06:07.8Z         | 2026-03-04T05:06:07.800Z
        2026-03-04T05:06:07.123456789Z | 2026-03-04T05:06:07.123456789Z
        2024-02-29                     | 2024-02-29T00:00:00Z
        0                              | 1970-01-01T00:00:00Z
        999                            | 1970-01-01T00:16:39Z
        1772600767                     | 2026-03-04T05:06:07Z
        -1                             | 1969-12-31T23:59:59Z
        -123                           | 1969-12-31T23:57:57Z
        """)
    void every_documented_form_is_read(String text, Instant expected) {
        assertThat(Dates.parse(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "tomorrow",
                "26-03",
                "2026-3",
                "2026-13",
                "2026-02-30",
                "2026-03-04T",
                "2026-03-04T05Z",
                "2026-03-04T05:06",
                "2026-03-04T05:06:07",
                "2026-03-04 05:06Z",
                "2026-03-04T05:06z",
                "2026-03-04t05:06Z",
                "2026-03-04T25:06Z",
                "2026-03-04T05:06:61Z",
                "2026-03-04T05:06:07.Z",
                "2026-03-04T05:06+0100",
                "2026-03-04T05:06:07Z ",
                "20260304T050607Z",
                "+2026",
                "12026-01",
                "99999999999999999999",
                "1e9",
                "1.5",
                "2026-03-*"
            })
    void anything_else_is_no_date(String text) {
        assertThat(Dates.parse(text)).isEmpty();
    }
}
