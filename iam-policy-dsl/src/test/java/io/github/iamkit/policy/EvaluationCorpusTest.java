package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EvaluationCorpusTest {
    @TestFactory
    Stream<DynamicTest> every_case_is_decided_as_the_facts_say() {
        return EvaluationCase.all().stream()
                .map(theCase -> DynamicTest.dynamicTest(theCase.name(), () -> check(theCase)));
    }

    private static void check(EvaluationCase theCase) {
        Decision decision = theCase.policies().evaluate(theCase.request());
        JsonNode expected = theCase.json();

        assertThat(decision.outcome().name())
                .as(() -> theCase.json() + "\n" + decision.explain())
                .isEqualTo(expected.get("expect").asText());
        if (expected.has("silent")) {
            assertThat(decision.silentLayers())
                    .extracting(Layer::code)
                    .containsExactlyInAnyOrderElementsOf(EvaluationCase.texts(expected.get("silent")));
        }
        if (expected.has("deciding")) {
            assertThat(decision.deciding())
                    .extracting(DecidingStatement::toString)
                    .containsExactlyElementsOf(EvaluationCase.texts(expected.get("deciding")));
        }
        if (expected.has("missing")) {
            assertThat(decision.missingKeys())
                    .containsExactlyInAnyOrderElementsOf(EvaluationCase.texts(expected.get("missing")));
        }
    }

    @Test
    void the_corpus_is_not_a_handful_of_cases() {
        assertThat(EvaluationCase.all()).hasSizeGreaterThanOrEqualTo(2_600);
    }
}
