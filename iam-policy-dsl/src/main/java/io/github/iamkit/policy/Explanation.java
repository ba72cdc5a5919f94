package io.github.iamkit.policy;

import io.github.iamkit.policy.PrincipalTest.Reach;
import io.github.iamkit.policy.match.ContextKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Why statements did or did not apply to a request, found by asking them once more, one by one. */
final class Explanation {
    private static final int SHOWN = 3;

    private final Evaluation evaluation;
    private final Evaluator evaluator;

    Explanation(Evaluation evaluation, Evaluator evaluator) {
        this.evaluation = evaluation;
        this.evaluator = evaluator;
    }

    /** One line a statement. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            boolean binds = Evaluator.binds(layer, evaluation);
            for (CompiledLevel level : evaluator.levels(layer)) {
                Set<CompiledStatement> covering = Set.copyOf(level.covering(evaluation.action()));
                for (CompiledStatement statement : level.statements()) {
                    DecidingStatement place = statement.place();
                    String sid = place.sid().map(text -> " " + text).orElse("");
                    lines.add(place + sid + ": " + statement.effect() + " "
                            + (binds ? verdict(statement, covering.contains(statement)) : "does not bind this caller"));
                }
            }
        }
        return lines;
    }

    private String verdict(CompiledStatement statement, boolean covers) {
        Statement source = statement.place().statement();
        if (!covers) {
            return "did not match: action `" + evaluation.request().action() + "` against "
                    + element("Action", source.actionSelection());
        }
        if (statement.reach(evaluation) == Reach.NONE) {
            return "did not match: principal "
                    + evaluation
                            .request()
                            .principal()
                            .map(text -> "`" + text + "`")
                            .orElse("not stated") + " against " + principals(source);
        }
        if (!statement.resources().matches(evaluation)) {
            return "did not match: resource `" + evaluation.request().resource() + "` against " + resources(source)
                    + unfilled(statement);
        }
        for (ConditionTest condition : statement.conditions()) {
            if (!condition.holds(evaluation)) {
                return "did not match: condition " + condition.condition() + ", " + given(condition);
            }
        }
        return "matched";
    }

    private static String principals(Statement source) {
        Selection<Principal> principals = source.principalSelection();
        return principals == null
                ? "nobody"
                : element(
                        "Principal",
                        new Selection<>(
                                principals.allExcept(),
                                principals.items().stream()
                                        .map(Principal::value)
                                        .toList()));
    }

    private static String resources(Statement source) {
        Selection<String> resources = source.resourceSelection();
        return resources == null ? "no Resource" : element("Resource", resources);
    }

    private static String element(String name, Selection<?> selection) {
        List<?> items = selection.items();
        String more = items.size() > SHOWN ? " and " + (items.size() - SHOWN) + " more" : "";
        return (selection.allExcept() ? "Not" : "") + name + " " + items.subList(0, Math.min(SHOWN, items.size()))
                + more;
    }

    private String unfilled(CompiledStatement statement) {
        List<String> keys = statement.resources().unfilled(evaluation).stream()
                .map(ContextKey::name)
                .toList();
        return keys.isEmpty() ? "" : ", where the request has no value for " + keys;
    }

    private String given(ConditionTest condition) {
        ContextValue value = evaluation.find(condition.key());
        if (value == null) {
            return "the request lacks the key";
        }
        return "the request has " + value.texts();
    }

    /** The keys that are asked for and not given, in statements that are about the principal and the action. */
    Set<String> missingKeys() {
        Set<String> missing = new LinkedHashSet<>();
        Set<String> folded = new LinkedHashSet<>();
        forEachReached(statement -> {
            for (ContextKey key : statement.keysAskedFor()) {
                if (evaluation.lacks(key) && folded.add(key.folded())) {
                    missing.add(key.name());
                }
            }
        });
        return missing;
    }

    /** What to say about callers whom a {@code NotPrincipal} spares by naming a part of them only (N2). */
    List<String> sparedByPart() {
        List<String> warnings = new ArrayList<>();
        forEachReachedByAction(statement -> {
            if (statement.effect() == Effect.DENY && statement.sparesByPart(evaluation)) {
                warnings.add(
                        "the NotPrincipal of " + statement.place() + " spares the caller, though it does not list all"
                                + " that AWS asks for (account, role and session, or account and user); services may differ");
            }
        });
        return warnings;
    }

    private void forEachReached(Consumer<CompiledStatement> task) {
        forEachReachedByAction(statement -> {
            if (statement.reach(evaluation) != Reach.NONE) {
                task.accept(statement);
            }
        });
    }

    private void forEachReachedByAction(Consumer<CompiledStatement> task) {
        for (Layer layer : Layer.values()) {
            if (Evaluator.binds(layer, evaluation)) {
                for (CompiledLevel level : evaluator.levels(layer)) {
                    level.covering(evaluation.action()).forEach(task);
                }
            }
        }
    }
}
