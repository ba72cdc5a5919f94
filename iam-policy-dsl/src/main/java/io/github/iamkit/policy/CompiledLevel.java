package io.github.iamkit.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Policies that are united with each other, prepared for many requests: all of a layer, or of one level of an
 * organization.
 *
 * <p>Thread-safe.
 */
final class CompiledLevel {
    /** For how many actions the statements that cover them are remembered. */
    private static final int REMEMBERED = 1024;

    private final List<CompiledStatement> statements = new ArrayList<>();
    private final ActionIndex listed = new ActionIndex();
    private final ActionIndex excepted = new ActionIndex();
    private final BitSet exceptingStatements = new BitSet();
    private final ResourceIndex resources;
    private final Map<String, BitSet> covering = new ConcurrentHashMap<>();

    /**
     * @param firstIndex the place of the first policy in its layer
     */
    CompiledLevel(Layer layer, List<? extends PolicyDocument> policies, int firstIndex, PolicySet set) {
        for (int i = 0; i < policies.size(); i++) {
            PolicyDocument policy = policies.get(i);
            for (int j = 0; j < policy.statements().size(); j++) {
                add(new CompiledStatement(new DecidingStatement(layer, policy, firstIndex + i, j), set));
            }
        }
        resources = new ResourceIndex(statements.stream()
                .map(statement -> statement.resources().prefixes())
                .toList());
    }

    private void add(CompiledStatement statement) {
        int owner = statements.size();
        statements.add(statement);
        Selection<Action> actions = statement.place().statement().actionSelection();
        if (actions.allExcept()) {
            exceptingStatements.set(owner);
        }
        boolean allowsLess = (statement.effect() == Effect.DENY) != actions.allExcept();
        for (Action action : actions.items()) {
            (actions.allExcept() ? excepted : listed).add(action.text(), owner, allowsLess);
        }
    }

    List<CompiledStatement> statements() {
        return statements;
    }

    /** The statements that cover the action, in written order. */
    List<CompiledStatement> covering(String foldedAction) {
        return covered(foldedAction).stream().mapToObj(statements::get).toList();
    }

    /** The statements that cover the requested action and can be about the resource, in written order. */
    CompiledStatement[] candidates(Evaluation evaluation) {
        BitSet owners = resources.owners(evaluation.request().resource());
        owners.and(covered(evaluation.action()));
        CompiledStatement[] candidates = new CompiledStatement[owners.cardinality()];
        int found = 0;
        for (int owner = owners.nextSetBit(0); owner >= 0; owner = owners.nextSetBit(owner + 1)) {
            candidates[found++] = statements.get(owner);
        }
        return candidates;
    }

    private BitSet covered(String foldedAction) {
        BitSet known = covering.get(foldedAction);
        if (known != null) {
            return known;
        }
        BitSet owners = listed.owners(foldedAction);
        if (!exceptingStatements.isEmpty()) {
            BitSet excepting = (BitSet) exceptingStatements.clone();
            excepting.andNot(excepted.owners(foldedAction));
            owners.or(excepting);
        }
        if (covering.size() < REMEMBERED) {
            covering.put(foldedAction, owners);
        }
        return owners;
    }
}
