package io.github.iamkit.provision;

import org.jspecify.annotations.Nullable;

/**
 * Something of that name exists under another path, and is left as it is.
 *
 * <p>Thread-safe.
 */
public final class PathConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that names both paths. */
    PathConflictException(String type, String name, String actual, String wanted, String remedy) {
        super(type + " `" + name + "` exists under path `" + actual + "`, not `" + wanted + "`; ask for that path, or "
                + remedy);
    }

    /** Refuses a thing that is under another path than was asked for; nothing is asked for by null. */
    static void check(String type, String name, String actual, @Nullable String wanted) {
        if (wanted != null && !wanted.equals(actual)) {
            boolean canMove = type.equals("user") || type.equals("group") || type.equals("server certificate");
            throw new PathConflictException(
                    type,
                    name,
                    actual,
                    wanted,
                    canMove
                            ? "move it with moveTo, which changes its ARN"
                            : "delete it and create another one, as AWS cannot move a " + type);
        }
    }
}
