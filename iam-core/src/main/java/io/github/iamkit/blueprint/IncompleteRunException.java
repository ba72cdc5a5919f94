package io.github.iamkit.blueprint;

/**
 * Stands among the suppressed exceptions of what ended a run before its end, and has the report.
 *
 * <p>The exception itself, of the SDK in most cases, comes through as it is.
 *
 * <p>Thread-safe.
 */
public final class IncompleteRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Not serialised: a copy that crosses a stream keeps the message. */
    private final transient ApplyReport report;

    /** Creates an exception that has a report. */
    IncompleteRunException(ApplyReport report) {
        super("the plan was not applied to its end: " + report + "; apply it again, or make another plan, to go on");
        this.report = report;
    }

    /** Returns what was done and what was not. */
    public ApplyReport report() {
        return report;
    }
}
