package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.analysis.PolicyComparison.Relation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on random pairs against what the evaluator says to thousands of requests. */
class DifferentialTest {
    @ParameterizedTest
    @CsvSource({"1, false, 3000", "2, true, 3000"})
    void verdicts_agree_with_what_requests_show(long seed, boolean variables, int pairs) {
        Map<Undecided.Reason, Integer> reasons = new EnumMap<>(Undecided.Reason.class);
        Map<Relation, Integer> relations = new EnumMap<>(Relation.class);
        for (int i = 0; i < pairs; i++) {
            long pairSeed = seed * 1_000_003 + i;
            RandomPolicies random = new RandomPolicies(pairSeed, variables);
            List<RandomPolicies.Words> words = random.statements(3);
            Policy before = random.policy(words, random.random().nextInt(8) == 0 ? "2008-10-17" : "2012-10-17");
            Policy after = random.policy(random.changed(words), "2012-10-17");
            PolicyComparison change = PolicyComparison.between(before, after);
            relations.merge(change.relation(), 1, Integer::sum);
            check(change.gained(), pairSeed, before, after, reasons);
            check(change.lost(), pairSeed, after, before, reasons);
        }
        System.out.println(relations + " " + reasons);
    }

    private static void check(
            Answer answer, long seed, Policy less, Policy more, Map<Undecided.Reason, Integer> reasons) {
        answer.undecided().ifPresent(why -> reasons.merge(why.reason(), 1, Integer::sum));
        if (answer.undecided()
                .filter(why -> why.reason() == Undecided.Reason.WITNESS_NOT_CONFIRMED)
                .isPresent()) {
            System.out.println("NOT CONFIRMED " + seed + "\n" + less + "\n" + more + "\n" + answer);
        }
        if (answer.isProvedNever()) {
            RandomRequests requests = new RandomRequests(seed, less, more);
            for (int i = 0; i < 300; i++) {
                AccessRequest request = requests.next();
                boolean there = more.evaluate(request).isAllowed();
                boolean here = less.evaluate(request).isAllowed();
                if (there && !here) {
                    throw new AssertionError(
                            "WRONG seed " + seed + "\nless " + less + "\nmore " + more + "\n" + request);
                }
            }
        }
        assertThat(answer.witnesses()).allSatisfy(witness -> {
            assertThat(more.evaluate(witness.request()).isAllowed()).isTrue();
            assertThat(less.evaluate(witness.request()).isAllowed()).isFalse();
        });
    }
}
