package io.github.iamkit.policy.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which facts about variables are taken as true or false.
 *
 * <p>Immutable.
 */
final class Facts {
    static final Facts NONE = new Facts(Map.of());

    private final Map<Fact, Boolean> known;

    private Facts(Map<Fact, Boolean> known) {
        this.known = known;
    }

    boolean isKnown(Fact fact) {
        return known.containsKey(fact);
    }

    /** What is taken of a fact, or what to take while nothing is. */
    boolean get(Fact fact, boolean otherwise) {
        return known.getOrDefault(fact, otherwise);
    }

    Map<Fact, Boolean> known() {
        return known;
    }

    /**
     * These facts with one more, and what follows from it; nothing if it contradicts them.
     *
     * @param following of each fact, those that are true where it is
     */
    Optional<Facts> with(Fact fact, boolean value, Map<Fact, List<Fact>> following) {
        Map<Fact, Boolean> more = new HashMap<>(known);
        Deque<Map.Entry<Fact, Boolean>> due = new ArrayDeque<>();
        due.add(Map.entry(fact, value));
        for (Map.Entry<Fact, Boolean> next = due.poll(); next != null; next = due.poll()) {
            Boolean before = more.putIfAbsent(next.getKey(), next.getValue());
            if (before != null && !before.equals(next.getValue())) {
                return Optional.empty();
            }
            if (before == null) {
                addConsequences(next.getKey(), next.getValue(), following, due);
            }
        }
        return Optional.of(new Facts(more));
    }

    private static void addConsequences(
            Fact fact, boolean value, Map<Fact, List<Fact>> following, Deque<Map.Entry<Fact, Boolean>> due) {
        if (value) {
            following.getOrDefault(fact, List.of()).forEach(one -> due.add(Map.entry(one, true)));
        } else {
            following.forEach((one, followers) -> {
                if (followers.contains(fact)) {
                    due.add(Map.entry(one, false));
                }
            });
        }
    }
}
