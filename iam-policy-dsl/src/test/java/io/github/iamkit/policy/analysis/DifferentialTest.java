package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.analysis.PolicyComparison.Relation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Verdicts on random pairs of policies against what the evaluator says to requests that are made of their patterns. */
class DifferentialTest {
    /** How many times as many pairs and requests as usual. */
    private static final int FACTOR = Integer.getInteger("analysis.factor", 1);

    private static final int PAIRS = 3_500 * FACTOR;
    private static final int REQUESTS = 40 * FACTOR;

    /** Time enough for a slow machine. */
    private static final AnalysisLimits PATIENT = AnalysisLimits.standard().time(Duration.ofMinutes(1));

    /** The part of random pairs full of variables that may stay undecided. */
    private static final double UNDECIDED = 0.05;

    static Stream<Arguments> seeds() {
        long fresh = new Random().nextLong();
        return Stream.of(
                Arguments.of(1, false), Arguments.of(2, true), Arguments.of(fresh, false), Arguments.of(fresh, true));
    }

    @ParameterizedTest(name = "seed {0}, with variables: {1}")
    @MethodSource("seeds")
    void verdicts_agree_with_what_requests_show(long seed, boolean variables) {
        Map<Relation, Integer> relations = new EnumMap<>(Relation.class);
        for (int i = 0; i < PAIRS; i++) {
            relations.merge(compare(seed * 1_000_003 + i, variables), 1, Integer::sum);
        }
        assertThat(relations.getOrDefault(Relation.UNDECIDED, 0))
                .isLessThanOrEqualTo(variables ? (int) (PAIRS * UNDECIDED) : 0);
        assertThat(relations)
                .containsKeys(
                        Relation.EQUIVALENT, Relation.LESS_PERMISSIVE, Relation.MORE_PERMISSIVE, Relation.INCOMPARABLE);
    }

    @Test
    void the_empty_text_of_a_key_may_be_the_only_value_of_a_request_that_shows_a_difference() {
        assertThat(compare(7_497_394_887_200_532_905L, false)).isEqualTo(Relation.MORE_PERMISSIVE);
    }

    private static Relation compare(long seed, boolean variables) {
        RandomPolicies random = new RandomPolicies(seed, variables);
        List<RandomPolicies.Words> words = random.statements(3);
        Policy before = random.policy(words, random.pick(List.of("2012-10-17", "2012-10-17", "2008-10-17", "")));
        Policy after = random.policy(random.changed(words), "2012-10-17");

        PolicyComparison change = PolicyComparison.between(before, after, PATIENT);

        check(change.gained(), seed, before, after);
        check(change.lost(), seed, after, before);
        return change.relation();
    }

    private static void check(Answer answer, long seed, Policy less, Policy more) {
        assertThat(answer.undecided().map(Undecided::reason))
                .as("seed %d", seed)
                .isNotEqualTo(Optional.of(Undecided.Reason.WITNESS_NOT_CONFIRMED));
        if (answer.isProvedNever()) {
            RandomRequests requests = new RandomRequests(seed, less, more);
            for (int i = 0; i < REQUESTS; i++) {
                AccessRequest request = requests.next();
                assertThat(shows(request, less, more))
                        .as("seed %d: %s%nless %s%nmore %s", seed, request, less, more)
                        .isFalse();
            }
        }
        answer.witnesses()
                .forEach(witness -> assertThat(shows(witness.request(), less, more))
                        .as("seed %d, %s", seed, witness)
                        .isTrue());
    }

    private static boolean shows(AccessRequest request, Policy less, Policy more) {
        return more.evaluate(request).isAllowed() && !less.evaluate(request).isAllowed();
    }
}
