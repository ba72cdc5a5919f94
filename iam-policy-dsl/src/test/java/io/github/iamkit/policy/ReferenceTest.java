package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final long SEED = 41;
    private static final int POLICIES = 20_000;
    private static final int QUESTIONS = 5;

    @Test
    void a_second_evaluator_decides_a_hundred_thousand_random_cases_alike() {
        RandomAccess random = new RandomAccess(SEED);
        int[] outcomes = new int[Decision.Outcome.values().length];
        for (int i = 0; i < POLICIES; i++) {
            Policy policy = random.policy();
            String json = policy.toJson();
            for (int j = 0; j < QUESTIONS; j++) {
                RandomAccess.Question question = random.question();
                Decision decision = policy.evaluate(question.request());
                assertThat(decision.outcome())
                        .as(() -> "seed " + SEED + "\n" + policy.toPrettyJson() + "\n" + question)
                        .isEqualTo(ReferenceEvaluator.decide(json, question));
                outcomes[decision.outcome().ordinal()]++;
            }
        }
        assertThat(Arrays.stream(outcomes).min().orElseThrow())
                .as("times of the rarest outcome")
                .isGreaterThan(5_000);
    }
}
