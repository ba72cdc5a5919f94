package io.github.iamkit.blueprint;

import java.io.PrintStream;
import java.util.Objects;

/**
 * Hears of what applying a plan does.
 *
 * <pre>{@code
 * iam.apply(plan.run().listener(ApplyListener.printingTo(System.out)));
 * }</pre>
 *
 * <p>It is told in the thread that applies, and is never told a secret. One that several runs share has to be thread-safe.
 */
public interface ApplyListener {
    /** A change is about to be made, the first one is number 1. */
    default void started(Change change, int number, int of) {}

    /** A change has been made. */
    default void done(Change change) {}

    /** The account held already what a change would have made of it. */
    default void unchanged(Change change) {}

    /** A change was not made, or not to its end. */
    default void failed(Change change, Throwable cause) {}

    /** The run is over, in whichever way. */
    default void finished(ApplyReport report) {}

    /** Returns a listener that prints a line for each change, and what came of all of them. */
    static ApplyListener printingTo(PrintStream out) {
        return new PrintingListener(Objects.requireNonNull(out, "out"));
    }
}
