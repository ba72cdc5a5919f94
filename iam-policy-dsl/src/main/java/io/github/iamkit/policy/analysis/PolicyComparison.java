package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How two policies differ in what they allow: proved, or shown by requests.
 *
 * <pre>{@code
 * PolicyComparison change = PolicyComparison.between(before, after);
 * if (change.relation() != Relation.EQUIVALENT && change.relation() != Relation.LESS_PERMISSIVE) {
 *     System.out.println("this may open something: " + change.newlyAllowed());
 * }
 * }</pre>
 *
 * <p>All requests are looked at, not some. A request is an action, a resource, a caller and values of keys, each of them
 * free: see {@link #assumptions()}.
 *
 * <p>Immutable and thread-safe.
 */
public final class PolicyComparison {
    /** How the second policy relates to the first. */
    public enum Relation {
        /** Proved: both allow the same. */
        EQUIVALENT,
        /** Proved that the second allows nothing that the first does not, and shown that it allows less. */
        LESS_PERMISSIVE,
        /** Shown that the second allows something that the first does not, and proved that it allows all the rest. */
        MORE_PERMISSIVE,
        /** Shown that each allows something that the other does not. */
        INCOMPARABLE,
        /** Not known, as {@link #undecided()} tells why. One of the directions may be known still. */
        UNDECIDED
    }

    private final Answer gained;
    private final Answer lost;
    private final List<String> assumptions;

    private PolicyComparison(Answer gained, Answer lost, List<String> assumptions) {
        this.gained = gained;
        this.lost = lost;
        this.assumptions = assumptions;
    }

    /**
     * Compares two documents of one kind, each as if it were alone.
     *
     * @throws IllegalArgumentException if they are of different kinds
     */
    public static PolicyComparison between(PolicyDocument before, PolicyDocument after) {
        return between(before, after, AnalysisLimits.standard());
    }

    /**
     * Compares two documents of one kind, each as if it were alone, within other limits.
     *
     * @throws IllegalArgumentException if they are of different kinds
     */
    public static PolicyComparison between(PolicyDocument before, PolicyDocument after, AnalysisLimits limits) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(limits, "limits");
        if (before instanceof Policy != after instanceof Policy) {
            throw new IllegalArgumentException("one of the two documents names principals and the other does not;"
                    + " compare documents of one kind");
        }
        return between(Access.of(before), Access.of(after), limits);
    }

    /** Compares policies that have a say together. */
    public static PolicyComparison between(PolicySet before, PolicySet after) {
        return between(before, after, AnalysisLimits.standard());
    }

    /** Compares policies that have a say together, within other limits. */
    public static PolicyComparison between(PolicySet before, PolicySet after, AnalysisLimits limits) {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(limits, "limits");
        Budget budget = Budget.of(limits);
        return new PolicyComparison(
                SetQuestion.ask(after, before, budget.half()),
                SetQuestion.ask(before, after, budget),
                Assumptions.ofSets(before, after));
    }

    private static PolicyComparison between(Access before, Access after, AnalysisLimits limits) {
        Subject subject = Subject.of(List.of(before, after));
        Budget budget = Budget.of(limits);
        return new PolicyComparison(
                new Question(after, before, subject, budget.half()).ask(),
                new Question(before, after, subject, budget).ask(),
                Assumptions.OF_DOCUMENTS);
    }

    /** Returns how the second policy relates to the first. */
    public Relation relation() {
        boolean isUndecided =
                gained.verdict() == Answer.Verdict.UNDECIDED || lost.verdict() == Answer.Verdict.UNDECIDED;
        if (isUndecided) {
            return Relation.UNDECIDED;
        }
        if (gained.isProvedNever()) {
            return lost.isProvedNever() ? Relation.EQUIVALENT : Relation.LESS_PERMISSIVE;
        }
        return lost.isProvedNever() ? Relation.MORE_PERMISSIVE : Relation.INCOMPARABLE;
    }

    /** Returns whether the second policy allows what the first does not. */
    public Answer gained() {
        return gained;
    }

    /** Returns whether the first policy allows what the second does not. */
    public Answer lost() {
        return lost;
    }

    /** Returns requests that only the second policy allows; none if there are none, or none were found. */
    public List<Witness> newlyAllowed() {
        return gained.witnesses();
    }

    /** Returns requests that only the first policy allows; none if there are none, or none were found. */
    public List<Witness> noLongerAllowed() {
        return lost.witnesses();
    }

    /** Returns why the relation is not known; nothing if it is. */
    public Optional<Undecided> undecided() {
        return relation() == Relation.UNDECIDED ? gained.undecided().or(lost::undecided) : Optional.empty();
    }

    /** Returns what was taken for granted. */
    public List<String> assumptions() {
        return assumptions;
    }

    /** Returns what the change opens and closes, for a person to read: a line for each witness. */
    public String report() {
        return new ChangeReport(this).text();
    }

    /** Returns what the change opens and closes in Markdown, for a code review. */
    public String toMarkdown() {
        return new ChangeReport(this).markdown();
    }

    /** Returns the relation, and a request for each direction in which there is one. */
    @Override
    public String toString() {
        return relation() + ", newly allowed: " + gained + ", no longer allowed: " + lost;
    }
}
