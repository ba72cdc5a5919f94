package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.catalog.AccessSummary.Limit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which known actions policies allow together, each with what limits it. */
final class AllowedActions {
    private final Catalog catalog;
    private final Map<Action, Set<Limit>> limits = new HashMap<>();
    private final Set<String> prefixes = new HashSet<>();

    private AllowedActions(Catalog catalog) {
        this.catalog = catalog;
    }

    static AllowedActions of(Catalog catalog, List<Policy> policies) {
        AllowedActions allowed = new AllowedActions(catalog);
        List<Statement> statements = policies.stream()
                .flatMap(policy -> policy.statements().stream())
                .toList();
        statements.stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .forEach(allowed::allow);
        statements.stream()
                .filter(statement -> statement.effect() == Effect.DENY)
                .forEach(allowed::deny);
        return allowed;
    }

    boolean mentions(ServiceFacts service) {
        return prefixes.contains(service.prefix());
    }

    boolean has(Action action) {
        return limits.containsKey(action);
    }

    Set<Limit> limits(Action action) {
        return limits.getOrDefault(action, Set.of());
    }

    private void allow(Statement statement) {
        for (Action action : actions(statement)) {
            ActionFacts facts = catalog.action(action);
            if (reaches(statement, facts)) {
                limits.merge(action, limits(statement, facts), AllowedActions::looser);
                prefixes.add(action.service());
            }
        }
    }

    private void deny(Statement statement) {
        for (Action action : actions(statement)) {
            ActionFacts facts = catalog.action(action);
            if (has(action) && reaches(statement, facts)) {
                if (limits(statement, facts).isEmpty()) {
                    limits.remove(action);
                } else {
                    limits.computeIfPresent(action, (same, before) -> plus(before, Limit.DENIALS));
                }
            }
        }
    }

    private static Set<Limit> looser(Set<Limit> one, Set<Limit> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Set.of();
        }
        Set<Limit> both = EnumSet.copyOf(one);
        both.addAll(other);
        return both;
    }

    private static Set<Limit> plus(Set<Limit> limits, Limit more) {
        Set<Limit> all = EnumSet.of(more);
        all.addAll(limits);
        return all;
    }

    private List<Action> actions(Statement statement) {
        if (!statement.actions().isEmpty()) {
            return catalog.expand(statement.actions());
        }
        Set<Action> excepted = new HashSet<>(catalog.expand(statement.notActions()));
        return catalog.expand("*").stream()
                .filter(action -> !excepted.contains(action))
                .toList();
    }

    private static boolean reaches(Statement statement, ActionFacts facts) {
        return statement.notResources().isEmpty()
                ? statement.resources().stream().anyMatch(facts::touches)
                : statement.notResources().stream().noneMatch(facts::isCoveredBy);
    }

    private static Set<Limit> limits(Statement statement, ActionFacts facts) {
        Set<Limit> limits = EnumSet.noneOf(Limit.class);
        boolean onEverything = statement.notResources().isEmpty()
                ? statement.resources().stream().anyMatch(facts::isCoveredBy)
                : statement.notResources().stream().noneMatch(facts::touches);
        if (!onEverything) {
            limits.add(Limit.RESOURCES);
        }
        if (!statement.conditions().isEmpty()) {
            limits.add(Limit.CONDITIONS);
        }
        return limits;
    }
}
