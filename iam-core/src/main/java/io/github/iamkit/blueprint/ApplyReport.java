package io.github.iamkit.blueprint;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of applying a plan.
 *
 * <pre>{@code
 * ApplyReport report = iam.apply(plan);
 * System.out.println(report);   // 3 done
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param done changes that were made
 * @param unchanged changes that the account held already
 * @param failed changes that were not made, or not to their end
 * @param notAttempted changes that were not begun: after a stop, after a failure, or as they stand on what failed
 * @param leftBehind what a change that failed may have done already, in words
 */
public record ApplyReport(
        List<Change> done,
        List<Change> unchanged,
        List<Change> failed,
        List<Change> notAttempted,
        List<String> leftBehind) {
    /** Keeps the lists as they are. */
    public ApplyReport {
        done = List.copyOf(done);
        unchanged = List.copyOf(unchanged);
        failed = List.copyOf(failed);
        notAttempted = List.copyOf(notAttempted);
        leftBehind = List.copyOf(leftBehind);
    }

    /** Tells whether the account holds what the plan wanted. */
    public boolean isComplete() {
        return failed.isEmpty() && notAttempted.isEmpty();
    }

    /** Returns the counts of all that happened, and what is left behind. */
    @Override
    public String toString() {
        List<String> counts = new ArrayList<>();
        add(counts, done, "done");
        add(counts, unchanged, "so already");
        add(counts, failed, "failed");
        add(counts, notAttempted, "not attempted");
        String summary = counts.isEmpty() ? "nothing to do" : String.join(", ", counts);
        return leftBehind.isEmpty() ? summary : summary + "\n" + String.join("\n", leftBehind);
    }

    private static void add(List<String> counts, List<Change> changes, String what) {
        if (!changes.isEmpty()) {
            counts.add(changes.size() + " " + what);
        }
    }
}
