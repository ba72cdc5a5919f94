package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.match.Template;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What conditions mean to the analysis and to the evaluator, for all operators, effects and numbers of values. */
class OperatorTableTest {
    private static final String KEY = "k:key";

    static Stream<Operator> operators() {
        return Operator.values().stream();
    }

    @ParameterizedTest
    @MethodSource("operators")
    void an_operator_means_what_the_evaluator_makes_of_it(Operator operator) {
        for (List<String> written : written(operator.family())) {
            for (Effect effect : Effect.values()) {
                check(Condition.of(operator, KEY, written), effect);
            }
        }
    }

    private static List<List<String>> written(Operator.Family family) {
        return switch (family) {
            case STRING ->
                List.of(List.of(), List.of("a"), List.of("a", "B*"), List.of(""), List.of("*"), List.of("?b"));
            case ARN -> List.of(List.of(), List.of("arn:aws:sns:*:1:t"), List.of("*"), List.of("arn:aws:sns"));
            case NUMERIC -> List.of(List.of(), List.of("5"), List.of("1", "7.50"), List.of("many"));
            case DATE ->
                List.of(List.of(), List.of("2026-01-01T00:00:00Z"), List.of("2026", "1767312000"), List.of("soon"));
            case BOOL, NULL ->
                List.of(List.of(), List.of("true"), List.of("false"), List.of("true", "false"), List.of("True"));
            case BINARY -> List.of(List.of(), List.of("QQ=="), List.of("Qg==", "QQ"));
            case IP ->
                List.of(List.of(), List.of("10.0.0.0/8"), List.of("::/0", "10.1.0.0/16"), List.of("10.0.0.0/33"));
        };
    }

    private static List<String> requested(Operator.Family family) {
        return switch (family) {
            case STRING -> List.of("a", "A", "b", "Bc", "ab", "");
            case ARN -> List.of("arn:aws:sns:eu:1:t", "arn:aws:sns:eu:2:t", "arn:aws:sns", "arn:aws:sns:eu:x:1:t");
            case NUMERIC -> List.of("5", "5.0", "4", "7.5", "100");
            case DATE -> List.of("2026-01-01T00:00:00Z", "2025-01-01", "2026-01-02T00:00:00Z", "2030");
            case BOOL, NULL -> List.of("true", "false");
            case BINARY -> List.of("QQ==", "Qg==", "Qw==");
            case IP -> List.of("10.0.0.1", "10.1.2.3", "11.0.0.0", "::1");
        };
    }

    private static void check(Condition condition, Effect effect) {
        List<String> values = requested(condition.operator().family());
        ConditionRule rule = ConditionRule.of(condition, Template::withVariables, effect, Filling.UNKNOWN);
        BitSet fitting = new BitSet();
        for (int i = 0; i < values.size(); i++) {
            fitting.set(
                    i, rule.asks() == ConditionRule.Asks.VALUES && rule.values().fits(values.get(i)));
        }
        Outcome outcome = rule.outcome(fitting, values.indexOf(""), values.size());

        assertThat(outcome.absent())
                .as("%s %s, absent", effect, condition)
                .isEqualTo(holds(condition, effect, request()));
        for (int i = 0; i < values.size(); i++) {
            assertThat(outcome.single().get(i))
                    .as("%s %s, one value %s", effect, condition, values.get(i))
                    .isEqualTo(holds(condition, effect, request().with(KEY, values.get(i))));
            for (int j = 0; j < values.size(); j++) {
                checkSeveral(condition, effect, outcome, values, i, j);
            }
        }
    }

    private static void checkSeveral(
            Condition condition, Effect effect, Outcome outcome, List<String> values, int i, int j) {
        List<String> several = List.of(values.get(i), values.get(j));
        boolean one = outcome.several().get(i);
        boolean other = outcome.several().get(j);
        boolean expected = several.stream().allMatch(String::isEmpty)
                ? outcome.blank()
                : outcome.asksForOne() ? one || other : one && other;
        assertThat(expected)
                .as("%s %s, values %s", effect, condition, several)
                .isEqualTo(holds(condition, effect, request().with(KEY, several)));
    }

    private static AccessRequest request() {
        return AccessRequest.of("s3:GetObject", "arn:aws:s3:::books/a");
    }

    /** Whether the evaluator finds that a statement with the condition applies. */
    private static boolean holds(Condition condition, Effect effect, AccessRequest request) {
        Policy policy = effect == Effect.ALLOW
                ? Policy.allow("*").on("*").when(condition)
                : Policy.deny("*").on("*").when(condition);
        return !policy.evaluate(request).applying().isEmpty();
    }
}
