package io.github.iamkit.testkit.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {
    /** The seed of RFC 6238's appendix B, {@code 12345678901234567890}, in base 32. */
    private static final String SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_rfc(long seconds, String code) {
        Instant time = Instant.ofEpochSecond(seconds);

        assertThat(OneTimeCodes.isCurrent(SEED, code, time)).isTrue();
        assertThat(OneTimeCodes.isCurrent(SEED, code, time.plusSeconds(90))).isFalse();
    }
}
