package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.match.CaseFolding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a document when order, duplicates and the letter case of actions and condition keys are taken away. It is
 * found from the syntax alone: documents that decide alike may have different ones.
 */
record Canonical(Class<?> kind, Optional<String> id, Set<CanonicalStatement> statements) {
    /** A statement without its order. */
    record CanonicalStatement(
            Optional<String> sid,
            Effect effect,
            @Nullable CanonicalSelection principals,
            CanonicalSelection actions,
            @Nullable CanonicalSelection resources,
            Set<CanonicalCondition> conditions) {}

    /** A list and its twin without their order. */
    record CanonicalSelection(boolean allExcept, Set<?> items) {}

    /** A condition without the order of its values. */
    record CanonicalCondition(Operator operator, String key, Set<String> values) {}

    static Canonical of(PolicyDocument document) {
        Set<CanonicalStatement> statements =
                document.statements().stream().map(Canonical::of).collect(Collectors.toSet());
        return new Canonical(document.getClass(), document.id(), statements);
    }

    /** Tells whether a document means something else in another version of the language. */
    static boolean dependsOnVersion(PolicyDocument document) {
        return document.toJson().contains("${");
    }

    static boolean equivalent(PolicyDocument one, PolicyDocument other) {
        if (one.version() != other.version() && (dependsOnVersion(one) || dependsOnVersion(other))) {
            return false;
        }
        return of(one).equals(of(other));
    }

    private static CanonicalStatement of(Statement statement) {
        return new CanonicalStatement(
                statement.sid(),
                statement.effect(),
                of(statement.principalSelection(), Function.identity()),
                actions(statement),
                of(statement.resourceSelection(), Function.identity()),
                conditions(statement.conditions()));
    }

    static CanonicalSelection actions(Statement statement) {
        Selection<Action> actions = statement.actionSelection();
        return new CanonicalSelection(actions.allExcept(), folded(actions.items()));
    }

    static <T> @Nullable CanonicalSelection of(@Nullable Selection<T> selection, Function<T, ?> item) {
        return selection == null
                ? null
                : new CanonicalSelection(
                        selection.allExcept(),
                        selection.items().stream().map(item).collect(Collectors.toSet()));
    }

    static Set<CanonicalCondition> conditions(List<Condition> conditions) {
        return conditions.stream()
                .map(condition -> new CanonicalCondition(
                        condition.operator(), CaseFolding.fold(condition.key()), new HashSet<>(condition.values())))
                .collect(Collectors.toSet());
    }

    private static Set<String> folded(List<Action> actions) {
        return actions.stream().map(action -> CaseFolding.fold(action.text())).collect(Collectors.toSet());
    }
}
