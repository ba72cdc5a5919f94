package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.analysis.PolicyComparison.Relation;
import io.github.iamkit.policy.analysis.Undecided.Reason;
import io.github.iamkit.policy.condition.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Policies that are written to take exponential time: the answer comes within the budget, and is never a guess. */
class BudgetTest {
    /** Two seconds, and room for a slow machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void patterns_in_separate_statements_that_any_subset_of_can_match_end_undecided() {
        Policy before = Policy.parse(statements(40, i -> "*x" + i + "y*"));
        Policy after = before.and(Policy.allow("s3:*").on("*0*1*2*"));

        PolicyComparison change = compare(before, after);

        assertThat(change.relation()).isIn(Relation.UNDECIDED, Relation.MORE_PERMISSIVE);
    }

    @Test
    void a_proof_that_needs_every_subset_of_many_patterns_ends_undecided() {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            statements.add("{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*x" + i
                    + "y*\",\"Condition\":{\"StringEquals\":{\"k:" + i + "\":\"v\"}}}");
        }
        Policy before = Policy.parse(policy(statements));
        Policy after = before.and(Policy.allow("s3:*").on("*"));

        PolicyComparison change = compare(before, after);

        assertThat(change.gained().verdict()).isNotEqualTo(Answer.Verdict.PROVED_NEVER);
        assertThat(change.lost().isProvedNever()).isTrue();
    }

    @Test
    void question_marks_after_a_star_end_undecided_or_decided() {
        Policy before =
                Policy.allow("s3:*").on("*a" + "?".repeat(30)).allow("s3:*").on("*b" + "?".repeat(29));
        Policy after =
                Policy.allow("s3:*").on("*c" + "?".repeat(30)).allow("s3:*").on("*b" + "?".repeat(28));

        compare(before, after);
    }

    @Test
    void conditions_as_hard_as_satisfiability_end_undecided_or_decided() {
        Random random = new Random(3);
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 430; i++) {
            List<Integer> keys = random.ints(0, 100).distinct().limit(3).boxed().toList();
            statements.add("{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{"
                    + "\"StringEquals\":{\"k:" + keys.get(0) + "\":\"v\"},\"StringEqualsIfExists\":{\"k:" + keys.get(1)
                    + "\":\"v\"},\"StringNotEquals\":{\"k:" + keys.get(2) + "\":\"v\"}}}");
        }
        Policy before = Policy.parse(policy(statements));
        Policy after = Policy.allow("s3:*").on("*");

        PolicyComparison change = compare(before, after);

        assertThat(change.relation()).isNotIn(Relation.LESS_PERMISSIVE, Relation.EQUIVALENT);
    }

    @Test
    void thousands_of_names_and_resources_are_no_difficulty() {
        Policy before = Policy.allow(
                        IntStream.range(0, 5_000).mapToObj(i -> "s3:Get" + i).toList())
                .on(IntStream.range(0, 2_000)
                        .mapToObj(i -> "arn:aws:s3:::bucket-" + i + "/*")
                        .toList());
        Policy after = before.and(Policy.allow("s3:Get77").on("arn:aws:s3:::bucket-77/a*"));

        assertThat(compare(before, after).relation()).isEqualTo(Relation.EQUIVALENT);
    }

    @Test
    void thousands_of_statements_take_no_more_than_the_time_there_is() {
        Policy before = Policy.parse(statements(4_000, i -> "arn:aws:s3:::bucket-" + i + "-*-x"));
        Policy after = Policy.parse(statements(4_000, i -> "arn:aws:s3:::bucket-" + (4_000 - i) + "-*-x"));

        assertThat(compare(before, after).relation()).isIn(Relation.INCOMPARABLE, Relation.UNDECIDED);
    }

    @Test
    void levels_whose_statements_combine_in_millions_of_ways_take_no_more_than_the_time_there_is() {
        Policy many = Policy.parse(statements(300, i -> "arn:aws:s3:::*" + i + "*"));
        PolicySet before = PolicySet.identity(many).boundary(many).session(many).serviceControl(many);
        long start = System.nanoTime();

        PolicyComparison change = PolicyComparison.between(
                before, before.serviceControl(Policy.allow("s3:Get*").on("*")));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        assertThat(change.relation()).isIn(Relation.LESS_PERMISSIVE, Relation.UNDECIDED);
    }

    @Test
    void a_small_limit_of_states_is_named_as_the_reason() {
        Policy before = Policy.allow("s3:*").on("*ab*");
        Policy after = Policy.allow("s3:*")
                .on("*a*")
                .when(Condition.of("StringEquals", "k:a", "1"))
                .allow("s3:*")
                .on("*b*")
                .when(Condition.of("StringNotEquals", "k:a", "1"));

        PolicyComparison change = PolicyComparison.between(
                before, after, AnalysisLimits.standard().states(2));

        assertThat(PolicyComparison.between(before, after).relation()).isEqualTo(Relation.MORE_PERMISSIVE);
        assertThat(change.undecided()).map(Undecided::reason).contains(Reason.STRING_STATES);
    }

    @Test
    void a_small_limit_of_nodes_is_named_as_the_reason() {
        Policy before = Policy.allow("s3:*")
                .on("*")
                .when(Condition.of("StringEquals", "k:a", "1"))
                .allow("s3:*")
                .on("*")
                .when(Condition.of("StringEquals", "k:b", "1"))
                .allow("s3:*")
                .on("*")
                .when(Condition.of("StringNotEquals", "k:a", "1"));
        Policy after = Policy.allow("s3:*").on("*");

        PolicyComparison change = PolicyComparison.between(
                before, after, AnalysisLimits.standard().nodes(1));

        assertThat(change.undecided()).map(Undecided::reason).contains(Reason.SEARCH_NODES);
    }

    @Test
    void an_interrupted_thread_gets_no_answer() {
        Thread.currentThread().interrupt();
        try {
            Policy before = Policy.allow("s3:*").on("*a").deny("s3:*").on("*b");

            PolicyComparison change =
                    PolicyComparison.between(before, Policy.allow("s3:*").on("*c"));

            assertThat(change.undecided()).map(Undecided::reason).contains(Reason.TIMEOUT);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static PolicyComparison compare(Policy before, Policy after) {
        long start = System.nanoTime();
        PolicyComparison change = PolicyComparison.between(before, after);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        return change;
    }

    private static String statements(int count, IntFunction<String> resource) {
        return policy(IntStream.range(0, count)
                .mapToObj(i -> "{\"Sid\":\"S" + i + "\",\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\""
                        + resource.apply(i) + "\"}")
                .toList());
    }

    private static String policy(List<String> statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }
}
