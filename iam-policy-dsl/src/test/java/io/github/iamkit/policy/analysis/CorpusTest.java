package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Real policies, changed a little. */
class CorpusTest {
    private static final int PAIRS = Integer.getInteger("analysis.pairs", 300);

    @Test
    void nearly_all_pairs_are_decided_at_once() {
        CorpusPairs pairs = new CorpusPairs(20260101);
        Map<PolicyComparison.Relation, Integer> relations = new EnumMap<>(PolicyComparison.Relation.class);
        long[] nanos = new long[PAIRS];
        List<String> undecided = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            CorpusPairs.Pair pair = pairs.next();
            long start = System.nanoTime();
            PolicyComparison change = PolicyComparison.between(pair.before(), pair.after());
            nanos[i] = System.nanoTime() - start;
            relations.merge(change.relation(), 1, Integer::sum);
            change.gained().undecided().or(change.lost()::undecided).ifPresent(why -> undecided.add(why.toString()));
            if (nanos[i] > 200_000_000L) {
                System.out.println(
                        nanos[i] / 1_000_000 + " ms " + pair.before().toJson().length() + " pair " + i);
            }
        }
        Arrays.sort(nanos);
        System.out.println(relations + " " + undecided.size() + " "
                + undecided.stream().limit(10).toList());
        System.out.printf(
                "median %.2f ms, p90 %.2f, p99 %.2f, max %.2f%n",
                nanos[PAIRS / 2] / 1e6,
                nanos[PAIRS * 9 / 10] / 1e6,
                nanos[PAIRS * 99 / 100] / 1e6,
                nanos[PAIRS - 1] / 1e6);
        assertThat(relations.getOrDefault(PolicyComparison.Relation.UNDECIDED, 0))
                .isLessThanOrEqualTo(PAIRS / 1000);
    }
}
