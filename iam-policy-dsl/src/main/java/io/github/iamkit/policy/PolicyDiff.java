package io.github.iamkit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changed from one document to another: statements added, removed and changed, and values inside them.
 *
 * <pre>{@code
 * PolicyDiff diff = PolicyDiff.between(before, after);
 * System.out.println(diff);
 *
 * ~ statement "ReadBooks"
 *     - Action "s3:PutObject"
 *     + Condition IpAddress "aws:SourceIp" "203.0.113.0/24"
 * + statement
 *     + Effect Deny
 *     + Action "s3:DeleteObject"
 *     + Resource "*"
 * }</pre>
 *
 * <p>Order, duplicates and the letter case of actions and condition keys count as little as in {@link
 * PolicyDocument#isEquivalentTo}. A statement is paired with the one of its Sid, else with one that is the same, else with the
 * most similar one of those that have half of their elements in common. It tells what is written, not what follows from it:
 * {@code -} does not mean that less is allowed, for a removed condition or denial allows more. Values are quoted and escaped.
 *
 * <p>Comparing takes time in proportion to the product of the numbers of those statements that have no partner by Sid or sameness.
 * Instances are immutable.
 */
public final class PolicyDiff {
    private static final String REMOVED = "- ";
    private static final String ADDED = "+ ";

    private final List<String> document;
    private final List<Change> changes;

    private PolicyDiff(List<String> document, List<Change> changes) {
        this.document = List.copyOf(document);
        this.changes = List.copyOf(changes);
    }

    /** A statement that differs; {@code before} is empty for an added one, {@code after} for a removed one. */
    public record Change(Optional<Statement> before, Optional<Statement> after) {}

    /** Compares two documents of any kind. */
    public static PolicyDiff between(PolicyDocument before, PolicyDocument after) {
        List<String> document = new ArrayList<>();
        addDifference(
                document,
                "Version ",
                before.version().text().map(JavaText::literal),
                after.version().text().map(JavaText::literal));
        addDifference(
                document, "Id ", before.id().map(JavaText::literal), after.id().map(JavaText::literal));
        return new PolicyDiff(document, StatementPairing.changes(before.statements(), after.statements()));
    }

    private static void addDifference(
            List<String> lines, String name, Optional<String> before, Optional<String> after) {
        if (!before.equals(after)) {
            before.ifPresent(value -> lines.add(REMOVED + name + value));
            after.ifPresent(value -> lines.add(ADDED + name + value));
        }
    }

    /** Tells whether nothing differs. */
    public boolean isEmpty() {
        return document.isEmpty() && changes.isEmpty();
    }

    /** Returns the statements that differ: those that are changed or removed in the order of the first document, then the added ones. */
    public List<Change> changes() {
        return changes;
    }

    /** Returns the difference as text, one line for each value; empty if nothing differs. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(document);
        changes.forEach(change -> addLines(lines, change));
        return String.join("\n", lines);
    }

    private static void addLines(List<String> lines, Change change) {
        Statement named = change.before().or(change::after).orElseThrow();
        String mark = change.before().isEmpty() ? ADDED : change.after().isEmpty() ? REMOVED : "~ ";
        lines.add(mark + "statement"
                + named.sid().map(sid -> " " + JavaText.literal(sid)).orElse(""));
        Map<Object, String> before = change.before().map(StatementElements::of).orElse(Map.of());
        Map<Object, String> after = change.after().map(StatementElements::of).orElse(Map.of());
        before.forEach((element, text) -> {
            if (!after.containsKey(element)) {
                lines.add("    " + REMOVED + text);
            }
        });
        after.forEach((element, text) -> {
            if (!before.containsKey(element)) {
                lines.add("    " + ADDED + text);
            }
        });
    }
}
