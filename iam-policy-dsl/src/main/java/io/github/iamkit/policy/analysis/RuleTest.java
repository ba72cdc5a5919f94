package io.github.iamkit.policy.analysis;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One test of a rule, over the classes of its dimension.
 *
 * <p>Not thread-safe: outcomes that no variable decides are kept.
 */
final class RuleTest {
    /** A pattern with variables, and the classes that it can match at most. */
    record Open(Fact fact, BitSet classes) {}

    private final int dimension;
    private final int classes;
    private final int empty;
    private final BitSet fitting;
    private final List<Open> open;
    private final boolean except;
    private final @Nullable ConditionRule condition;
    private final @Nullable Fact whole;
    private @Nullable Outcome settled;

    private RuleTest(
            int dimension,
            int classes,
            int empty,
            BitSet fitting,
            List<Open> open,
            boolean except,
            @Nullable ConditionRule condition,
            @Nullable Fact whole) {
        this.dimension = dimension;
        this.classes = classes;
        this.empty = empty;
        this.fitting = fitting;
        this.open = open;
        this.except = except;
        this.condition = condition;
        this.whole = whole;
    }

    /** The test whether the one value of a dimension is, or is not, in some classes. */
    static RuleTest of(int dimension, int classes, BitSet fitting, List<Open> open, boolean except) {
        return new RuleTest(dimension, classes, -1, fitting, open, except, null, null);
    }

    /** The test of a condition, whose values fit in some classes of the key. */
    static RuleTest of(int dimension, KeyClasses key, ConditionRule condition, BitSet fitting, List<Open> open) {
        return new RuleTest(dimension, key.count(), key.empty(), fitting, open, false, condition, null);
    }

    /** The test of a condition of which only a fact about variables says whether it holds. */
    static RuleTest of(int dimension, KeyClasses key, Fact whole) {
        return new RuleTest(dimension, key.count(), key.empty(), new BitSet(), List.of(), false, null, whole);
    }

    int dimension() {
        return dimension;
    }

    int classes() {
        return classes;
    }

    /** A fact that the outcome hangs on and of which nothing is taken. */
    Optional<Fact> unknown(Facts facts) {
        if (whole != null) {
            return facts.isKnown(whole) ? Optional.empty() : Optional.of(whole);
        }
        return open.stream()
                .map(Open::fact)
                .filter(fact -> !facts.isKnown(fact))
                .findFirst();
    }

    /** When the test holds at most, under what is taken of variables. */
    Outcome most(Facts facts) {
        return outcome(facts, true);
    }

    /** When the test holds at least, under what is taken of variables. */
    Outcome least(Facts facts) {
        return outcome(facts, false);
    }

    private Outcome outcome(Facts facts, boolean hopeful) {
        if (settled != null) {
            return settled;
        }
        if (whole != null) {
            return Outcome.constant(facts.get(whole, hopeful), classes);
        }
        boolean isNegated = condition == null ? except : condition.operator().isNegated();
        BitSet all = (BitSet) fitting.clone();
        for (Open one : open) {
            if (facts.get(one.fact(), hopeful != isNegated)) {
                all.or(one.classes());
            }
        }
        Outcome outcome = condition == null
                ? Outcome.of(except ? Outcome.complement(all, classes) : all)
                : condition.outcome(all, empty, classes);
        if (open.isEmpty()) {
            settled = outcome;
        }
        return outcome;
    }
}
