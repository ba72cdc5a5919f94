package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.iamkit.testkit.protocol.WireRequest;
import io.github.iamkit.testkit.protocol.WireResponse;
import java.util.List;
import java.util.Map;

/** Replays its seeds; searches for more input with {@code JAZZER_FUZZ=1}. */
class BodyFuzzTest {
    private static final Map<String, List<String>> UNKNOWN_KEY = Map.of(
            "Authorization",
            List.of("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-east-1/iam/aws4_request, SignedHeaders=host,"
                    + " Signature=00"),
            "X-Amz-Date",
            List.of("20260301T120000Z"));

    @FuzzTest
    void whatever_is_sent_is_answered_and_nothing_fails(byte[] body) {
        FakeIam aws = FakeIam.builder().lenientAuthentication().build();

        WireResponse answer = aws.answer(new WireRequest("POST", "/", "", UNKNOWN_KEY, body));

        assertThat(answer.status()).isLessThan(500);
        assertThat(answer.xml()).startsWith("<");
    }
}
