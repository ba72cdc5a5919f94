package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final long SEED = 41;
    private static final int POLICIES = 20_000;
    private static final int QUESTIONS = 5;
    private static final int SCENES = 100_000;

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

    @Test
    void a_second_authorization_decides_a_hundred_thousand_random_scenes_alike() {
        RandomScene random = new RandomScene(SEED);
        int[] outcomes = new int[Decision.Outcome.values().length];
        for (int i = 0; i < SCENES; i++) {
            RandomScene.Scene scene = random.scene();
            Decision decision = scene.policies().evaluate(scene.request());
            assertThat(decision.outcome())
                    .as(() -> "seed " + SEED + "\n" + scene + "\n" + decision + "\n" + decision.explain())
                    .isEqualTo(ReferenceAuthorization.decide(scene));
            outcomes[decision.outcome().ordinal()]++;
        }
        assertThat(Arrays.stream(outcomes).min().orElseThrow())
                .as("times of the rarest outcome")
                .isGreaterThan(10_000);
    }
}
