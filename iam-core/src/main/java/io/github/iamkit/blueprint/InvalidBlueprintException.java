package io.github.iamkit.blueprint;

import java.util.List;

/**
 * A blueprint says what AWS would refuse, or what cannot be understood in one way only. No call has been made.
 *
 * <pre>{@code
 * blueprint rejected at user `david`: member of `Admins`, which the blueprint does not name; name the group in it
 * }</pre>
 *
 * <p>{@link #problems()} has all of them; the message has one line for each.
 *
 * <p>Thread-safe.
 */
public final class InvalidBlueprintException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Not serialised: a copy that crosses a stream keeps the message. */
    private final transient List<String> problems;

    /** Creates an exception of at least one problem. */
    InvalidBlueprintException(List<String> problems) {
        super("blueprint rejected " + String.join("\nblueprint rejected ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns every problem: where, what, how to mend it. */
    public List<String> problems() {
        return problems == null ? List.of() : problems;
    }
}
