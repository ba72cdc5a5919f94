package io.github.iamkit.policy.json;

/**
 * JSON pointers (RFC 6901) as text.
 *
 * <pre>{@code
 * Pointer.of("Statement", 0, "Condition", "Bool", "aws:PrincipalTag/team")   // .../aws:PrincipalTag~1team
 * }</pre>
 *
 * <p>Stateless and thread-safe.
 */
public final class Pointer {
    private Pointer() {}

    /** Returns the pointer that takes these steps, names and indices, from the root. */
    public static String of(Object... steps) {
        StringBuilder pointer = new StringBuilder();
        for (Object step : steps) {
            append(pointer, step.toString());
        }
        return pointer.toString();
    }

    static void append(StringBuilder pointer, String step) {
        pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
}
