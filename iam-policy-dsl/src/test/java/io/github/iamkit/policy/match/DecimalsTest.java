package io.github.iamkit.policy.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10.0, 0",
        "1e1, 10, 0",
        "-0, 0, 0",
        "+3, 3, 0",
        "9007199254740993, 9007199254740992, 1",
        "0.1, 0.10000000000000000000000001, -1",
        "-2, 1, -1",
        "1E+2, 1e2, 0"
    })
    void numbers_compare_by_value_without_loss(String left, String right, int expected) {
        assertThat(Decimals.parse(left).orElseThrow())
                .usingComparator((a, b) -> a.compareTo(b) - expected)
                .isEqualTo(Decimals.parse(right).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ten",
                "1 ",
                "0x10",
                "1e",
                "e1",
                ".",
                "-",
                "1.2.3",
                "NaN",
                "Infinity",
                "1,5",
                "1f",
                "١",
                "1e99999999999"
            })
    void anything_else_is_no_number(String text) {
        assertThat(Decimals.parse(text)).isEmpty();
    }

    @Test
    void a_number_of_a_thousand_digits_is_one_and_a_longer_is_none() {
        assertThat(Decimals.parse("7".repeat(1_000))).isPresent();
        assertThat(Decimals.parse("7".repeat(1_001))).isEmpty();
    }

    @Test
    void huge_exponents_take_no_time() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(Decimals.parse("1e999999999").orElseThrow())
                        .isGreaterThan(Decimals.parse("1e-999999999").orElseThrow()));
    }
}
