package io.github.iamkit.provision;

import java.util.List;
import java.util.stream.Stream;

/** What a verb did, and what changed by it. */
record Done(Outcome outcome, List<String> changes) {
    static final Done UNCHANGED = new Done(Outcome.UNCHANGED, List.of());
    static final Done CREATED = new Done(Outcome.CREATED, List.of());

    static Done updated(String... changes) {
        return updated(List.of(changes));
    }

    /** Returns that these things changed; nothing did if there are none. */
    static Done updated(List<String> changes) {
        return changes.isEmpty() ? UNCHANGED : new Done(Outcome.UPDATED, List.copyOf(changes));
    }

    /** Returns what this and another thing did together. */
    Done and(Done other) {
        if (outcome == Outcome.CREATED) {
            return this;
        }
        return other.outcome == Outcome.CREATED
                ? other
                : updated(
                        Stream.concat(changes.stream(), other.changes.stream()).toList());
    }
}
