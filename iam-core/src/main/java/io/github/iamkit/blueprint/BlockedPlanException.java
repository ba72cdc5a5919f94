package io.github.iamkit.blueprint;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan has changes that must not be made. Nothing was written; the message says for each what would allow it.
 *
 * <p>Thread-safe.
 */
public final class BlockedPlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that names the changes. */
    BlockedPlanException(List<Change> blocked) {
        super("the plan is blocked at "
                + blocked.stream()
                        .map(change -> change.address() + ": " + change.reason())
                        .collect(Collectors.joining("\nand at ")));
    }
}
