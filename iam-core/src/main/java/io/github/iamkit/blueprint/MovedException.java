package io.github.iamkit.blueprint;

/** The account turned out not to be what the plan says, in the middle of a run. */
final class MovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MovedException(Change change) {
        super(change.address());
    }
}
