package io.github.iamkit.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MultivaluedKeyTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:orders";
    private static final ArnSetKey TARGETS = ArnSetKey.of("events:TargetArn");
    private static final BoolSetKey INSECURE = BoolSetKey.of("codebuild:secondarySources.insecureSsl");

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of(TARGETS.allEqualTo(QUEUE), "ForAllValues:ArnEquals"),
                Arguments.of(TARGETS.allNotEqualTo(QUEUE), "ForAllValues:ArnNotEquals"),
                Arguments.of(TARGETS.allLike(QUEUE), "ForAllValues:ArnLike"),
                Arguments.of(TARGETS.allNotLike(QUEUE), "ForAllValues:ArnNotLike"),
                Arguments.of(TARGETS.anyEqualTo(QUEUE), "ForAnyValue:ArnEquals"),
                Arguments.of(TARGETS.anyNotEqualTo(QUEUE), "ForAnyValue:ArnNotEquals"),
                Arguments.of(TARGETS.anyLike(QUEUE), "ForAnyValue:ArnLike"),
                Arguments.of(TARGETS.anyNotLike(QUEUE), "ForAnyValue:ArnNotLike"));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_set_of_arns_has_the_operators_of_arns(Condition condition, String operator) {
        assertThat(condition).isEqualTo(Condition.of(operator, "events:TargetArn", QUEUE));
    }

    @Test
    void a_set_of_booleans_is_true_or_false_in_all_or_any() {
        assertThat(List.of(INSECURE.allTrue(), INSECURE.allFalse(), INSECURE.anyTrue(), INSECURE.anyFalse()))
                .map(Condition::toString)
                .containsExactly(
                        "ForAllValues:Bool codebuild:secondarySources.insecureSsl [true]",
                        "ForAllValues:Bool codebuild:secondarySources.insecureSsl [false]",
                        "ForAnyValue:Bool codebuild:secondarySources.insecureSsl [true]",
                        "ForAnyValue:Bool codebuild:secondarySources.insecureSsl [false]");
    }

    @Test
    void an_empty_name_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArnSetKey.of(""))
                .withMessage("name is empty; give it at least one character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoolSetKey.of(""))
                .withMessage("name is empty; give it at least one character");
    }

    @Test
    void a_request_brings_several_arns() {
        Policy policy = Policy.allow("events:PutTargets").on("*").when(TARGETS.allLike("arn:aws:sqs:*:*:orders*"));
        AccessRequest request = AccessRequest.of("events:PutTargets", "arn:aws:events:eu-west-1:123456789012:rule/r");

        assertThat(policy.evaluate(request.with(TARGETS, QUEUE, QUEUE + "-2")).isAllowed())
                .isTrue();
        assertThat(policy.evaluate(request.with(TARGETS, QUEUE, "arn:aws:sqs:eu-west-1:123456789012:other"))
                        .isAllowed())
                .isFalse();
    }
}
