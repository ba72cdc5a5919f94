package io.github.iamkit.blueprint;

import java.util.List;

/**
 * The account is not what it was when the plan was made, where the plan touches it. Make another plan.
 *
 * <p>What does not depend on what moved may have been done by then; the {@linkplain #report() report} says what.
 *
 * <p>Thread-safe.
 */
public final class StalePlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Not serialised: a copy that crosses a stream keeps the message. */
    private final transient ApplyReport report;

    /** Creates an exception that names what moved. */
    StalePlanException(List<String> moved, ApplyReport report) {
        super("the account moved after the plan was made: " + String.join("; ", moved) + "; make another plan");
        this.report = report;
    }

    /** Returns what was done and what was not. */
    public ApplyReport report() {
        return report;
    }
}
