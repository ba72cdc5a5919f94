package io.github.iamkit.policy;

import io.github.iamkit.policy.match.CaseFolding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Joins statements that differ in one list only.
 *
 * <p>"A on X, or A on Y" is "A on X or Y", whatever the effect; so where effect, conditions and two of the three lists
 * (principals, actions, resources) are the same, the third ones are put together. Lists of {@code Not} elements are
 * joined only with equal ones: their union would say less. A statement with a Sid is joined with none that lacks it.
 */
final class Compaction {
    /** The lists of a statement that may differ. */
    private enum Part {
        PRINCIPALS,
        ACTIONS,
        RESOURCES
    }

    private Compaction() {}

    /** Joins what can be joined; takes time linear in the length of the statements for each round of joining. */
    static List<Statement> of(List<Statement> statements) {
        List<Statement> joined =
                statements.stream().map(Compaction::withoutDuplicates).toList();
        int before;
        do {
            before = joined.size();
            for (Part part : Part.values()) {
                joined = joined(joined, part);
            }
        } while (joined.size() < before);
        return joined;
    }

    private static List<Statement> joined(List<Statement> statements, Part part) {
        Map<Object, Statement> byRest = new LinkedHashMap<>();
        for (Statement statement : statements) {
            byRest.merge(rest(statement, part), statement, (one, other) -> join(one, other, part));
        }
        return List.copyOf(byRest.values());
    }

    /** Returns what must be the same in two statements for them to be joined by a part. */
    private static Object rest(Statement statement, Part part) {
        List<@Nullable Object> rest = new ArrayList<>();
        rest.add(statement.sid());
        rest.add(statement.effect());
        rest.add(Canonical.conditions(statement.conditions()));
        boolean principals = part == Part.PRINCIPALS && isJoinable(statement.principalSelection());
        rest.add(principals ? part : Canonical.of(statement.principalSelection(), Function.identity()));
        boolean actions = part == Part.ACTIONS && isJoinable(statement.actionSelection());
        rest.add(actions ? part : Canonical.actions(statement));
        boolean resources = part == Part.RESOURCES && isJoinable(statement.resourceSelection());
        rest.add(resources ? part : Canonical.of(statement.resourceSelection(), Function.identity()));
        return rest;
    }

    private static boolean isJoinable(@Nullable Selection<?> selection) {
        return selection != null && !selection.allExcept() && !selection.items().contains(Principal.everyone());
    }

    private static Statement join(Statement one, Statement other, Part part) {
        return switch (part) {
            case PRINCIPALS ->
                isJoinable(one.principalSelection())
                        ? one.withPrincipals(union(one.principals(), other.principals(), Compaction::asItIs))
                        : one;
            case ACTIONS ->
                isJoinable(one.actionSelection())
                        ? one.withActions(union(one.actions(), other.actions(), Compaction::folded))
                        : one;
            case RESOURCES ->
                isJoinable(one.resourceSelection())
                        ? one.withResources(union(one.resources(), other.resources(), Compaction::asItIs))
                        : one;
        };
    }

    private static Statement withoutDuplicates(Statement statement) {
        Selection<Action> actions = statement.actionSelection();
        Selection<String> resources = statement.resourceSelection();
        Statement shorter = statement.withActions(distinct(actions.allExcept(), actions.items(), Compaction::folded));
        return resources == null
                ? shorter
                : shorter.withResources(distinct(resources.allExcept(), resources.items(), Compaction::asItIs));
    }

    private static <T> Selection<T> union(List<T> one, List<T> other, Function<T, Object> identity) {
        return distinct(false, Stream.concat(one.stream(), other.stream()).toList(), identity);
    }

    private static <T> Selection<T> distinct(boolean allExcept, List<T> items, Function<T, Object> identity) {
        Set<Object> seen = new HashSet<>();
        return new Selection<>(
                allExcept,
                items.stream().filter(item -> seen.add(identity.apply(item))).toList());
    }

    private static Object folded(Action action) {
        return CaseFolding.fold(action.text());
    }

    private static Object asItIs(Object item) {
        return item;
    }
}
