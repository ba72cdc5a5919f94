package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.analysis.PolicyComparison.Relation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies of AWS, changed in one to three places: nearly all of their comparisons are decided, and none is wrong. */
class CorpusTest {
    private static final int PAIRS = Integer.getInteger("analysis.pairs", 300);
    private static final int REQUESTS = 20;
    private static final int UNDECIDED_OF_A_THOUSAND = 1;
    private static final long SEED = 20260101;

    @Test
    void nearly_all_pairs_are_decided_and_agree_with_what_requests_show() {
        CorpusPairs pairs = new CorpusPairs(SEED);
        List<String> undecided = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            CorpusPairs.Pair pair = pairs.next();

            PolicyComparison change = PolicyComparison.between(pair.before(), pair.after());

            change.undecided().ifPresent(why -> undecided.add(why.toString()));
            check(change.gained(), pair.before(), pair.after(), i);
            check(change.lost(), pair.after(), pair.before(), i);
            if (change.relation() == Relation.EQUIVALENT) {
                assertThat(PolicyComparison.between(pair.after(), pair.before()).relation())
                        .isEqualTo(Relation.EQUIVALENT);
            }
        }
        assertThat(undecided).hasSizeLessThanOrEqualTo(PAIRS * UNDECIDED_OF_A_THOUSAND / 1000);
    }

    private static void check(Answer answer, Policy less, Policy more, int pair) {
        if (answer.isProvedNever()) {
            RandomRequests requests = new RandomRequests(pair, less, more);
            for (int i = 0; i < REQUESTS; i++) {
                AccessRequest request = requests.next();
                assertThat(allows(more, request) && !allows(less, request))
                        .as("pair %d: %s", pair, request)
                        .isFalse();
            }
        }
        answer.witnesses()
                .forEach(witness -> assertThat(allows(more, witness.request()) && !allows(less, witness.request()))
                        .as("pair %d: %s", pair, witness)
                        .isTrue());
    }

    /** Whether the statements allow it, whatever services make of it. */
    private static boolean allows(Policy policy, AccessRequest request) {
        return Access.of(policy).allows(policy.evaluate(request));
    }
}
