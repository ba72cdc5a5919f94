package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Replays its seeds; searches for more input with {@code JAZZER_FUZZ=1}. */
class ReaderFuzzTest {
    @FuzzTest
    void whatever_is_read_is_rejected_or_survives(byte[] input) {
        PolicyDocument document;
        try {
            document = PolicyDocument.parse(new String(input, StandardCharsets.UTF_8));
        } catch (InvalidPolicyException e) {
            assertThat(e.findings()).isNotEmpty();
            return;
        }
        assertThat(PolicyDocument.parse(document.toJson())).isEqualTo(document);
        assertThat(PolicyDocument.parse(document.toPrettyJson())).isEqualTo(document);
        assertThat(document.toJava()).isNotEmpty();
        assertThat(document.isEquivalentTo(document)).isTrue();
        assertThat(PolicyDiff.between(document, document).isEmpty()).isTrue();
        for (PolicyUse use : PolicyUse.values()) {
            assertThat(document.validate(use)).isNotNull();
        }
    }
}
