package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How long comparisons of real policies take, once warm and on an idle machine. */
@EnabledIfSystemProperty(named = "analysis.pairs", matches = "\\d{4,}", disabledReason = "measures; see benchmarks")
class CorpusTimingTest {
    private static final int PAIRS = Integer.getInteger("analysis.pairs", 0);
    private static final double MEDIAN = 1;
    private static final double NINETY_NINE_OF_A_HUNDRED = 50;
    private static final double MOST = 500;

    @Test
    void nearly_all_comparisons_take_milliseconds() {
        CorpusPairs random = new CorpusPairs(5_000);
        List<CorpusPairs.Pair> pairs =
                Stream.generate(random::next).limit(PAIRS).toList();
        measure(pairs.subList(0, Math.min(1_000, PAIRS)));

        double[] milliseconds = measure(pairs);

        Arrays.sort(milliseconds);
        double median = milliseconds[PAIRS / 2];
        double late = milliseconds[PAIRS * 99 / 100];
        double last = milliseconds[PAIRS - 1];
        System.out.printf("%d pairs: median %.2f ms, p99 %.2f ms, maximum %.2f ms%n", PAIRS, median, late, last);
        assertThat(median).isLessThanOrEqualTo(MEDIAN);
        assertThat(late).isLessThanOrEqualTo(NINETY_NINE_OF_A_HUNDRED);
        assertThat(last).isLessThanOrEqualTo(MOST);
    }

    private static double[] measure(List<CorpusPairs.Pair> pairs) {
        double[] milliseconds = new double[pairs.size()];
        for (int i = 0; i < milliseconds.length; i++) {
            long start = System.nanoTime();
            PolicyComparison.between(pairs.get(i).before(), pairs.get(i).after());
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
        }
        return milliseconds;
    }
}
