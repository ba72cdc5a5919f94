package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.analysis.Undecided.Reason;

/**
 * What is left to spend on one question.
 *
 * <p>Not thread-safe: each question has its own.
 */
final class Budget {
    /** After how many steps the clock is looked at. */
    private static final int STEPS_BETWEEN_LOOKS = 64;

    /** How many numbers the states of one automaton may hold together, about 80 MB. */
    private static final long MOST_NUMBERS = 20_000_000;

    private final AnalysisLimits limits;
    private final long end;
    private int states;
    private long numbers;
    private int nodes;
    private int steps;

    private Budget(AnalysisLimits limits, long end) {
        this.limits = limits;
        this.end = end;
    }

    /** All that the limits allow. */
    static Budget of(AnalysisLimits limits) {
        return new Budget(limits, System.nanoTime() + limits.time().toNanos());
    }

    /** The same limits for the first of two questions, with half of the time that is left. */
    Budget half() {
        long now = System.nanoTime();
        return new Budget(limits, now + (end - now) / 2);
    }

    AnalysisLimits limits() {
        return limits;
    }

    /** Starts counting the states of another automaton. */
    void beginStates() {
        states = 0;
        numbers = 0;
    }

    /** Counts a state of an automaton, and how many numbers it takes to keep it. */
    void spendState(int size, String what) {
        numbers += size;
        if (++states > limits.states() || numbers > MOST_NUMBERS) {
            throw new GaveUp(
                    Reason.STRING_STATES,
                    "the patterns of " + what + " make more than " + (states - 1) + " combinations");
        }
        spendStep();
    }

    /** Starts counting the nodes of another search. */
    void beginNodes() {
        nodes = 0;
    }

    /** Counts a partial request. */
    void spendNode(String what) {
        if (++nodes > limits.nodes()) {
            throw new GaveUp(
                    Reason.SEARCH_NODES,
                    "the conditions about " + what + " make more than " + (nodes - 1) + " combinations");
        }
        spendStep();
    }

    /** Counts a step of any kind. */
    void spendStep() {
        if (steps++ % STEPS_BETWEEN_LOOKS == 0) {
            lookAtClock();
        }
    }

    private void lookAtClock() {
        if (System.nanoTime() - end > 0) {
            throw new GaveUp(Reason.TIMEOUT, "the time of " + limits.time() + " was up");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new GaveUp(Reason.TIMEOUT, "the thread was interrupted");
        }
    }
}
