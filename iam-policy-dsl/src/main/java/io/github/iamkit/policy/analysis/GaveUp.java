package io.github.iamkit.policy.analysis;

/** Ends a part of a search that cannot be decided; never leaves the package. */
final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Undecided why;

    GaveUp(Undecided.Reason reason, String detail) {
        super(detail, null, false, false);
        this.why = new Undecided(reason, detail);
    }

    Undecided why() {
        return why;
    }
}
