package io.github.iamkit.policy.analysis;

/**
 * Why a question has no answer.
 *
 * <pre>{@code
 * change.undecided().ifPresent(why -> System.out.println(why.reason() + ": " + why.detail()));
 * }</pre>
 *
 * <p>It means neither yes nor no. Treat it as a change that nobody has looked at.
 *
 * <p>Immutable and thread-safe.
 *
 * @param reason what kind of difficulty it was
 * @param detail what in the policies caused it
 */
public record Undecided(Reason reason, String detail) {
    /** The kinds of difficulty. */
    public enum Reason {
        /** Something in the policies is not modelled, such as a number of a million digits. */
        UNSUPPORTED,
        /** A key is compared as two types, such as text and number, and the answer hangs on both at once. */
        MIXED_TYPES,
        /** The answer hangs on how the value of a variable relates to other parts of the request. */
        VARIABLE_CORRELATION,
        /** The patterns of one dimension make more combinations than the limit of states. */
        STRING_STATES,
        /** The conditions make more combinations than the limit of nodes. */
        SEARCH_NODES,
        /** The time was up, or the thread was interrupted. */
        TIMEOUT,
        /** A request was found that the evaluator does not confirm, which is a fault of this library: please report it. */
        WITNESS_NOT_CONFIRMED
    }

    /** Returns reason and detail. */
    @Override
    public String toString() {
        return reason + ": " + detail;
    }
}
