package io.github.iamkit.policy.analysis;

import java.time.Duration;

/**
 * How much an analysis may spend before it gives up as undecided.
 *
 * <pre>{@code
 * PolicyComparison.between(before, after, AnalysisLimits.standard().time(Duration.ofSeconds(10)));
 * }</pre>
 *
 * <p>Telling whether policies differ can take exponential time, which policies written to say something do not need. The
 * limit of time holds for both directions of a comparison together, the others for each.
 *
 * <p>Immutable and thread-safe.
 *
 * @param states how many states the automaton of the patterns of one dimension may have
 * @param nodes how many partial requests may be looked at
 * @param time how long it may take
 * @param witnesses how many requests to show at most
 */
public record AnalysisLimits(int states, int nodes, Duration time, int witnesses) {
    private static final AnalysisLimits STANDARD = new AnalysisLimits(100_000, 200_000, Duration.ofSeconds(2), 5);

    /** Refuses limits that leave nothing to spend. */
    public AnalysisLimits {
        if (states < 1 || nodes < 1 || witnesses < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("limits must be positive, and are " + states + " states, " + nodes
                    + " nodes, " + time + " and " + witnesses + " witnesses");
        }
    }

    /** Returns the limits that hold unless others are given: 100,000 states, 200,000 nodes, two seconds, five witnesses. */
    public static AnalysisLimits standard() {
        return STANDARD;
    }

    /** Returns these limits with another number of states. */
    public AnalysisLimits states(int limit) {
        return new AnalysisLimits(limit, nodes, time, witnesses);
    }

    /** Returns these limits with another number of nodes. */
    public AnalysisLimits nodes(int limit) {
        return new AnalysisLimits(states, limit, time, witnesses);
    }

    /** Returns these limits with another time. */
    public AnalysisLimits time(Duration limit) {
        return new AnalysisLimits(states, nodes, limit, witnesses);
    }

    /** Returns these limits with another number of witnesses. */
    public AnalysisLimits witnesses(int limit) {
        return new AnalysisLimits(states, nodes, time, limit);
    }
}
