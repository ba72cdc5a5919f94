package io.github.iamkit.policy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one implementation of {@link TrustPolicy}, open and closed.
 *
 * <p>A statement with principals of differing kinds has no action until {@code to} says it. Such a policy can be given
 * the action and nothing else: whatever asks for its statements is told so.
 */
final class StandardTrustPolicy extends StandardDocument<OpenTrustPolicy> implements OpenTrustPolicy {
    /** Where a chain starts; never handed out. */
    static final StandardTrustPolicy EMPTY = new StandardTrustPolicy(LanguageVersion.V2012_10_17, null, List.of());

    private static final Selection<Action> UNKNOWN = Selection.only(List.of());

    StandardTrustPolicy(LanguageVersion version, @Nullable String id, List<Statement> statements) {
        super(version, id, statements);
    }

    @Override
    public TrustPolicy and(TrustPolicy other) {
        return joined(other);
    }

    @Override
    public TrustPolicy compacted() {
        return joinedStatements();
    }

    @Override
    OpenTrustPolicy with(LanguageVersion version, @Nullable String id, List<Statement> statements) {
        return new StandardTrustPolicy(version, id, statements);
    }

    @Override
    public OpenTrustPolicy to(CharSequence action, CharSequence... more) {
        return to(Selection.only(actions(action, more)));
    }

    @Override
    public OpenTrustPolicy to(Collection<? extends CharSequence> actions) {
        return to(Selection.only(actions(actions)));
    }

    @Override
    public OpenTrustPolicy toAllExcept(CharSequence action, CharSequence... more) {
        return to(Selection.allExcept(actions(action, more)));
    }

    @Override
    public OpenTrustPolicy toAllExcept(Collection<? extends CharSequence> actions) {
        return to(Selection.allExcept(actions(actions)));
    }

    @Override
    public OpenTrustPolicy allow(Principal principal, Principal... more) {
        return start(Effect.ALLOW, Selection.only(listOf(principal, more, "principal")));
    }

    @Override
    public OpenTrustPolicy allowEveryoneExcept(Principal principal, Principal... more) {
        return start(Effect.ALLOW, Selection.allExcept(listOf(principal, more, "principal")));
    }

    @Override
    public OpenTrustPolicy deny(Principal principal, Principal... more) {
        return start(Effect.DENY, Selection.only(listOf(principal, more, "principal")));
    }

    @Override
    public OpenTrustPolicy denyEveryoneExcept(Principal principal, Principal... more) {
        return start(Effect.DENY, Selection.allExcept(listOf(principal, more, "principal")));
    }

    private OpenTrustPolicy start(Effect effect, Selection<Principal> principals) {
        Set<String> actions = new LinkedHashSet<>();
        principals.items().forEach(principal -> actions.add(actionOf(principal)));
        Selection<Action> action = actions.size() == 1 ? Selection.only(actions(actions)) : UNKNOWN;
        return plus(new Statement(null, effect, principals, action, null, ConditionElement.ABSENT, null));
    }

    private OpenTrustPolicy to(Selection<Action> actions) {
        return refine(statement -> statement.withActions(actions));
    }

    /** Returns the action by which a principal assumes a role. */
    static String actionOf(Principal principal) {
        if (principal instanceof Principal.Federated federated) {
            return federated.isSaml() ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity";
        }
        return "sts:AssumeRole";
    }

    @Override
    public List<Statement> statements() {
        List<Statement> statements = super.statements();
        if (!statements.isEmpty()) {
            Statement last = statements.get(statements.size() - 1);
            if (last.actionSelection() == UNKNOWN) {
                throw new IllegalArgumentException(severalKinds(
                        Objects.requireNonNull(last.principalSelection()).items()));
            }
        }
        return statements;
    }

    private static String severalKinds(List<Principal> principals) {
        String actions = principals.stream()
                .map(principal -> actionOf(principal) + " for `" + principal.value() + "`")
                .collect(Collectors.joining(", "));
        return "principals of differing kinds stand in one statement, and no one action fits them (" + actions
                + "); write one statement a kind, or name the actions with to(...)";
    }
}
