package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.DecidingStatement;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Layer;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.match.ContextKey;
import io.github.iamkit.policy.match.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement as a conjunction of tests, one for each dimension of a request.
 *
 * @param place the statement and where it stands
 * @param actions what it is about
 * @param resources the resources it lists; null if it has no such element
 * @param resourcesExcept whether it is about all other resources
 * @param conditions what it asks of keys
 * @param isAboutEveryone whether the principals that it may name do not count
 */
record Rule(
        DecidingStatement place,
        ActionSet actions,
        @Nullable TextSet resources,
        boolean resourcesExcept,
        List<ConditionRule> conditions,
        boolean isAboutEveryone) {
    private static final Set<Layer> COMPLETING_LAYERS = Set.of(Layer.IDENTITY, Layer.BOUNDARY);

    static Rule of(DecidingStatement place, Filling filling) {
        return of(place, ActionSet.of(place.statement()), filling);
    }

    private static Rule of(DecidingStatement place, ActionSet actions, Filling filling) {
        Statement statement = place.statement();
        Function<String, Template> reader =
                place.policy().version().hasVariables() ? Template::withVariables : Template::plain;
        boolean except =
                statement.resources().isEmpty() && !statement.notResources().isEmpty();
        List<String> listed = except ? statement.notResources() : statement.resources();
        List<ConditionRule> conditions = new ArrayList<>();
        statement
                .conditions()
                .forEach(condition -> conditions.add(ConditionRule.of(condition, reader, statement.effect(), filling)));
        return new Rule(
                place,
                actions,
                listed.isEmpty() ? null : resources(listed, reader, place.layer(), filling),
                except,
                conditions,
                false);
    }

    private static TextSet resources(
            List<String> listed, Function<String, Template> reader, Layer layer, Filling filling) {
        boolean completes = COMPLETING_LAYERS.contains(layer);
        List<Template> templates = new ArrayList<>(listed.size());
        for (String text : listed) {
            Template written = reader.apply(text);
            Template template = completes ? written.completed() : written;
            if (!template.hasEarlyVariable()) {
                templates.add(template);
            }
        }
        return TextSet.of(Fact.RESOURCE, TextSet.Form.GLOB, templates, filling);
    }

    /** This rule with the variables filled. */
    Rule filled(Filling filling) {
        if (!hasVariables()) {
            return this;
        }
        Rule filled = of(place, actions, filling);
        return isAboutEveryone ? filled.aboutEveryone() : filled;
    }

    /** This rule for whoever it is. */
    Rule aboutEveryone() {
        return new Rule(place, actions, resources, resourcesExcept, conditions, true);
    }

    /** This rule for other resources. */
    Rule on(TextSet others, boolean except) {
        return new Rule(place, actions, others, except, conditions, isAboutEveryone);
    }

    Effect effect() {
        return place.statement().effect();
    }

    List<Principal> principals() {
        return isAboutEveryone ? List.of() : place.statement().principals();
    }

    List<Principal> notPrincipals() {
        return isAboutEveryone ? List.of() : place.statement().notPrincipals();
    }

    boolean namesPrincipals() {
        return !principals().isEmpty() || !notPrincipals().isEmpty();
    }

    boolean hasVariables() {
        return variables().findAny().isPresent();
    }

    /** The variables of its resources and conditions that are not filled. */
    Stream<ContextKey> variables() {
        Stream<TextSet> ofConditions = conditions.stream()
                .map(ConditionRule::values)
                .filter(TextSet.class::isInstance)
                .map(TextSet.class::cast);
        return Stream.concat(Stream.ofNullable(resources), ofConditions).flatMap(TextSet::variables);
    }

    /** Whether this rule surely holds for principal and keys wherever the other one does. */
    boolean isLooserThan(Rule other) {
        for (ConditionRule condition : conditions) {
            if (condition.asks() != ConditionRule.Asks.NOTHING && !other.conditions.contains(condition)) {
                return false;
            }
        }
        return coversPrincipalsOf(other);
    }

    private boolean coversPrincipalsOf(Rule other) {
        if (!namesPrincipals() || principals().contains(Principal.everyone())) {
            return true;
        }
        return effect() == other.effect()
                && principals().isEmpty() == other.principals().isEmpty()
                && principals().containsAll(other.principals())
                && other.notPrincipals().containsAll(notPrincipals());
    }

    /** Whether this rule is surely about every resource that the other one is about. */
    boolean coversResourcesOf(Rule other) {
        if (resources == null) {
            return true;
        }
        if (resourcesExcept) {
            return other.resourcesExcept && other.resources != null && other.resources.covers(resources);
        }
        return other.resources == null || other.resourcesExcept
                ? resources.covers(new int[] {Symbols.STAR})
                : resources.covers(other.resources);
    }

    /** Whether this rule surely applies wherever the other one does. */
    boolean surelyCovers(Rule other) {
        return isLooserThan(other) && coversResourcesOf(other) && actions.covers(other.actions);
    }
}
