package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy: an effect, and what it applies to.
 *
 * <pre>{@code
 * for (Statement statement : policy.statements()) {
 *     System.out.println(statement.effect() + " " + statement.actions() + " on " + statement.resources());
 * }
 * }</pre>
 *
 * <p>Of each pair such as {@link #actions()} and {@link #notActions()} at most one has elements, as a statement has
 * {@code Action} or {@code NotAction}. Lists keep the order they were written in.
 *
 * <p>Statements are equal if they say the same in the same order of values; where they stand in a text does not count.
 *
 * <p>Immutable and thread-safe.
 */
public final class Statement {
    private final @Nullable String sid;
    private final Effect effect;
    private final @Nullable Selection<Principal> principals;
    private final Selection<Action> actions;
    private final @Nullable Selection<String> resources;
    private final ConditionElement condition;
    private final @Nullable Supplier<SourcePosition> position;

    Statement(
            @Nullable String sid,
            Effect effect,
            @Nullable Selection<Principal> principals,
            Selection<Action> actions,
            @Nullable Selection<String> resources,
            ConditionElement condition,
            @Nullable Supplier<SourcePosition> position) {
        this.sid = sid;
        this.effect = effect;
        this.principals = principals == null ? null : grouped(principals);
        this.actions = actions;
        this.resources = resources;
        this.condition = condition;
        this.position = position;
    }

    /** Puts principals of one kind together, as JSON has one place for each kind. */
    private static Selection<Principal> grouped(Selection<Principal> principals) {
        if (principals.items().size() < 2) {
            return principals;
        }
        List<Principal> grouped = new ArrayList<>(principals.items());
        grouped.sort(Comparator.comparing(PrincipalKey::of));
        if (grouped.contains(Principal.everyone())) {
            throw new IllegalArgumentException("everyone cannot stand beside other principals: `*` covers them;"
                    + " write it alone, or write two statements");
        }
        return new Selection<>(principals.allExcept(), List.copyOf(grouped));
    }

    Statement withSid(String sid) {
        return new Statement(sid, effect, principals, actions, resources, condition, position);
    }

    Statement withPrincipals(Selection<Principal> principals) {
        return new Statement(sid, effect, principals, actions, resources, condition, position);
    }

    Statement withActions(Selection<Action> actions) {
        return new Statement(sid, effect, principals, actions, resources, condition, position);
    }

    Statement withResources(Selection<String> resources) {
        return new Statement(sid, effect, principals, actions, resources, condition, position);
    }

    Statement withCondition(ConditionElement condition) {
        return new Statement(sid, effect, principals, actions, resources, condition, position);
    }

    /** Returns the statement's identifier, if it has one. */
    public Optional<String> sid() {
        return Optional.ofNullable(sid);
    }

    public Effect effect() {
        return effect;
    }

    /** Returns whom {@code Principal} names; none in a policy for identities. */
    public List<Principal> principals() {
        return principals == null ? List.of() : principals.listed();
    }

    /** Returns whom {@code NotPrincipal} spares. */
    public List<Principal> notPrincipals() {
        return principals == null ? List.of() : principals.excepted();
    }

    /** Returns the actions and patterns of {@code Action}. */
    public List<Action> actions() {
        return actions.listed();
    }

    /** Returns the actions and patterns of {@code NotAction}. */
    public List<Action> notActions() {
        return actions.excepted();
    }

    /** Returns the ARNs and patterns of {@code Resource}; none in a trust policy. */
    public List<String> resources() {
        return resources == null ? List.of() : resources.listed();
    }

    /** Returns the ARNs and patterns of {@code NotResource}. */
    public List<String> notResources() {
        return resources == null ? List.of() : resources.excepted();
    }

    /** Returns the conditions, all of which must hold; those of one operator stand together. */
    public List<Condition> conditions() {
        return condition.conditions();
    }

    /** Tells whether a {@code Condition} element stands in the statement, be it empty. */
    public boolean hasConditionElement() {
        return condition.isPresent();
    }

    /** Returns the operators whose blocks are there but empty, which changes nothing; documents in the wild have them. */
    public List<Operator> emptyOperators() {
        return condition.emptyOperators();
    }

    /** Returns where the statement starts in the text that it was read from; nothing if it was built. */
    public Optional<SourcePosition> position() {
        return Optional.ofNullable(position).map(Supplier::get);
    }

    @Nullable
    Selection<Principal> principalSelection() {
        return principals;
    }

    Selection<Action> actionSelection() {
        return actions;
    }

    @Nullable
    Selection<String> resourceSelection() {
        return resources;
    }

    ConditionElement conditionElement() {
        return condition;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Statement statement
                && Objects.equals(sid, statement.sid)
                && effect == statement.effect
                && Objects.equals(principals, statement.principals)
                && actions.equals(statement.actions)
                && Objects.equals(resources, statement.resources)
                && condition.equals(statement.condition);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sid, effect, principals, actions, resources, condition);
    }

    /** Returns the statement as JSON without white space. */
    @Override
    public String toString() {
        JsonWriter json = JsonWriter.compact();
        PolicyWriter.write(this, json);
        return json.toString();
    }
}
