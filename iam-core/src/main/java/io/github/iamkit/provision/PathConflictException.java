package io.github.iamkit.provision;

/** Something of that name exists under another path, and is left as it is. */
public final class PathConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception that names both paths. */
    PathConflictException(String type, String name, String actual, String wanted) {
        super(type + " `" + name + "` exists under path `" + actual + "`, not `" + wanted
                + "`; ask for that path, or move it with UpdateUser or UpdateGroup, which changes its ARN");
    }
}
