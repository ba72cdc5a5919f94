package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.iamkit.policy.condition.Condition;

/** Replays its seeds; searches for more input with {@code JAZZER_FUZZ=1}. */
class ChainFuzzTest {
    private static final int LONGEST = 50;

    @FuzzTest
    void whatever_is_written_is_refused_or_read_again(FuzzedDataProvider input) {
        Policy policy;
        try {
            policy = Policy.allow(input.consumeString(LONGEST))
                    .on(input.consumeString(LONGEST))
                    .sid(input.consumeString(LONGEST))
                    .when(Condition.of(
                            input.consumeString(LONGEST),
                            input.consumeString(LONGEST),
                            input.consumeRemainingAsString()));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            return;
        }
        assertThat(Policy.parse(policy.toJson())).isEqualTo(policy);
        for (PolicyUse use : PolicyUse.values()) {
            assertThat(policy.validate(use)).isNotNull();
        }
    }
}
