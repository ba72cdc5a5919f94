package io.github.iamkit.policy.analysis;

import java.util.List;
import java.util.Optional;

/**
 * Whether some request is allowed: proved that none is, shown by one that is, or neither.
 *
 * <pre>{@code
 * Answer answer = PolicyAnalysis.of(books).canAllow("iam:PassRole");
 * switch (answer.verdict()) {
 *     case PROVED_NEVER -> System.out.println("never, whatever the request");
 *     case YES -> System.out.println("yes: " + answer.witnesses().get(0));
 *     case UNDECIDED -> System.out.println("look at it yourself: " + answer.undecided().orElseThrow());
 * }
 * }</pre>
 *
 * <p>There is no boolean to ask for, as there are three answers. {@link #isProvedNever()} is true for a proof alone.
 *
 * <p>Immutable and thread-safe.
 */
public final class Answer {
    /** The three answers. */
    public enum Verdict {
        /** There is such a request. */
        YES,
        /** It is proved that there is none. */
        PROVED_NEVER,
        /** Neither was found. */
        UNDECIDED
    }

    private final Verdict verdict;
    private final List<Witness> witnesses;
    private final Optional<Undecided> undecided;

    private Answer(Verdict verdict, List<Witness> witnesses, Optional<Undecided> undecided) {
        this.verdict = verdict;
        this.witnesses = List.copyOf(witnesses);
        this.undecided = undecided;
    }

    static Answer of(List<Witness> witnesses, Optional<Undecided> undecided) {
        if (!witnesses.isEmpty()) {
            return new Answer(Verdict.YES, witnesses, undecided);
        }
        return new Answer(undecided.isPresent() ? Verdict.UNDECIDED : Verdict.PROVED_NEVER, witnesses, undecided);
    }

    /** The answer to a question that falls into several; it has no more than so many witnesses. */
    static Answer join(List<Answer> answers, int most) {
        return of(
                answers.stream()
                        .flatMap(answer -> answer.witnesses.stream())
                        .limit(most)
                        .toList(),
                answers.stream().flatMap(answer -> answer.undecided.stream()).findFirst());
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Tells whether it is proved that there is no such request. That it is not proved does not mean that there is one. */
    public boolean isProvedNever() {
        return verdict == Verdict.PROVED_NEVER;
    }

    /** Returns requests that show a {@link Verdict#YES}, each confirmed by the evaluator; else none. */
    public List<Witness> witnesses() {
        return witnesses;
    }

    /** Returns the first of the requests that show a {@link Verdict#YES}. */
    public Optional<Witness> witness() {
        return witnesses.stream().findFirst();
    }

    /** Returns why something could not be decided. Beside a {@link Verdict#YES} it means that there may be more witnesses. */
    public Optional<Undecided> undecided() {
        return undecided;
    }

    /** Returns the verdict, and what shows it or is in its way. */
    @Override
    public String toString() {
        return switch (verdict) {
            case YES -> verdict + ": " + witnesses.get(0);
            case PROVED_NEVER -> verdict.toString();
            case UNDECIDED -> verdict + ": " + undecided.orElseThrow();
        };
    }
}
