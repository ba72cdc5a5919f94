package io.github.iamkit.policy;

import io.github.iamkit.policy.PrincipalTest.Reach;
import io.github.iamkit.policy.match.ContextKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, ready to be asked whether it applies to requests for an action that it covers.
 *
 * <p>Immutable and thread-safe.
 */
final class CompiledStatement {
    private final DecidingStatement place;
    private final Effect effect;
    private final @Nullable PrincipalTest principals;
    private final ResourceTest resources;
    private final ConditionTest[] conditions;

    CompiledStatement(DecidingStatement place, PolicySet set) {
        Statement statement = place.statement();
        LanguageVersion version = place.policy().version();
        this.place = place;
        this.effect = statement.effect();
        this.principals = PrincipalTest.of(statement.principalSelection(), place.layer(), set);
        this.resources = ResourceTest.of(statement.resourceSelection(), version, place.layer(), set.dialect());
        this.conditions = statement.conditions().stream()
                .map(condition -> new ConditionTest(condition, version, effect, set.dialect()))
                .toArray(ConditionTest[]::new);
    }

    DecidingStatement place() {
        return place;
    }

    Effect effect() {
        return effect;
    }

    ResourceTest resources() {
        return resources;
    }

    List<ConditionTest> conditions() {
        return List.of(conditions);
    }

    /** The keys of its conditions, and of the variables of their values and of its resources. */
    List<ContextKey> keysAskedFor() {
        List<ContextKey> keys = new ArrayList<>(resources.keys());
        for (ConditionTest condition : conditions) {
            keys.addAll(condition.keysAskedFor());
        }
        return keys;
    }

    /** How the statement covers the caller; as everyone if it names no principals. */
    Reach reach(Evaluation evaluation) {
        return principals == null ? Reach.EVERYONE : principals.reach(evaluation, effect);
    }

    /** Whether a {@code NotPrincipal} spares the caller by a part of what AWS asks to be listed. */
    boolean sparesByPart(Evaluation evaluation) {
        return principals != null && principals.sparesByPart(evaluation);
    }

    /** How the statement covers the caller of a request for an action that it covers; not at all if it does not apply. */
    Reach appliesTo(Evaluation evaluation) {
        Reach reach = reach(evaluation);
        if (reach == Reach.NONE || !resources.matches(evaluation)) {
            return Reach.NONE;
        }
        for (ConditionTest condition : conditions) {
            if (!condition.holds(evaluation)) {
                return Reach.NONE;
            }
        }
        return reach;
    }
}
