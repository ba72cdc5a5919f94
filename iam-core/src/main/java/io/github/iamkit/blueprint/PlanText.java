package io.github.iamkit.blueprint;

import io.github.iamkit.policy.PolicyDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan as text. */
final class PlanText {
    private static final String INDENT = "    ";

    private final Plan plan;
    private final Colours colours;
    private final StringBuilder text = new StringBuilder();

    PlanText(Plan plan, Colours colours) {
        this.plan = plan;
        this.colours = colours;
    }

    String text() {
        if (plan.isEmpty()) {
            return "nothing to change\n";
        }
        Map<Entity, List<Change>> byOwner = new TreeMap<>();
        plan.changes()
                .forEach(change -> byOwner.computeIfAbsent(change.place().owner(), owner -> new ArrayList<>())
                        .add(change));
        byOwner.forEach(this::owner);
        text.append(summary()).append('\n');
        if (plan.account().caller().isEmpty()) {
            text.append("AWS did not tell who makes these calls, so nothing is marked as affecting them;"
                    + " build the provisioner with tokenService(sts)\n");
        }
        return text.toString();
    }

    private void owner(Entity owner, List<Change> changes) {
        List<Change> whole = changes.stream()
                .filter(change -> change.place().aspect() == Aspect.EXISTENCE)
                .toList();
        if (whole.isEmpty()) {
            text.append("  ").append(owner).append('\n');
        }
        whole.forEach(change -> line("", change));
        changes.stream()
                .filter(change -> change.place().aspect() != Aspect.EXISTENCE)
                .sorted((a, b) -> a.place().compareTo(b.place()))
                .forEach(change -> line(INDENT, change));
    }

    private void line(String indent, Change change) {
        text.append(indent)
                .append(colours.sign(change.action()))
                .append(' ')
                .append(change.place().label())
                .append(values(change))
                .append(colours.warning(marks(change)))
                .append('\n');
        String below = indent + INDENT;
        if (!change.reason().isEmpty()) {
            text.append(below).append(visible(change.reason())).append('\n');
        }
        change.saidAtCreation().forEach((address, value) -> {
            if (!(value instanceof Value.Document)) {
                text.append(below)
                        .append(colours.sign(Change.Action.CREATE))
                        .append(' ')
                        .append(address.label())
                        .append(value(address, value))
                        .append('\n');
            }
        });
        difference(change)
                .lines()
                .forEach(line -> text.append(below).append(line).append('\n'));
        change.example()
                .ifPresent(
                        example -> text.append(below).append(visible(example)).append('\n'));
    }

    private static String values(Change change) {
        Optional<Value> before = change.valueBefore();
        Optional<Value> after = change.valueAfter();
        boolean isMove = change.place().aspect() != Aspect.EXISTENCE || change.action() == Change.Action.UPDATE;
        if (before.isPresent() && after.isPresent() && isMove) {
            String old = value(change.place(), before.get());
            return old.isEmpty()
                    ? ""
                    : old + " -> " + value(change.place(), after.get()).substring(" = ".length());
        }
        return change.place().aspect() == Aspect.EXISTENCE
                ? after.map(path -> path.text().length() > 1 ? " under " + path.text() : "")
                        .orElse("")
                : after.or(() -> before)
                        .map(value -> value(change.place(), value))
                        .orElse("");
    }

    private static String value(Address address, Value value) {
        if (value instanceof Value.Document || value.text().isEmpty()) {
            return "";
        }
        String shown = address.aspect() == Aspect.METADATA
                ? value.text().length() + " characters"
                : address.aspect() == Aspect.SESSION_DURATION ? value.text() + " s" : visible(value.text());
        return " = " + shown;
    }

    private static String difference(Change change) {
        if (change.action() == Change.Action.UPDATE
                && change.valueBefore().orElseThrow() instanceof Value.Document before
                && change.valueAfter().orElseThrow() instanceof Value.Document after) {
            return before.parsed().isPresent() && after.parsed().isPresent()
                    ? PolicyDiff.between(before.parsed().get(), after.parsed().get())
                            .toString()
                    : "the account's policy cannot be read in exactly one way";
        }
        return "";
    }

    /** Returns the risks as a plan puts them behind a change, such as {@code  (wider)}. */
    static String marks(Change change) {
        return change.risks().isEmpty()
                ? ""
                : change.risks().stream().map(Risk::mark).collect(Collectors.joining(", ", " (", ")"));
    }

    /** Leaves nothing in a text that a terminal would take for a command. */
    static String visible(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private String summary() {
        Map<Change.Action, Long> counts = plan.changes().stream()
                .collect(Collectors.groupingBy(Change::action, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " to "
                        + switch (count.getKey()) {
                            case CREATE -> "create";
                            case UPDATE -> "change";
                            case REPLACE -> "replace";
                            case DELETE -> "delete";
                            case ADOPT -> "adopt";
                            case NO_OP -> "leave";
                            case BLOCKED -> "unblock first";
                        })
                .collect(Collectors.joining(", "));
    }
}
