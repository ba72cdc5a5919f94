package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.DecidingStatement;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Layer;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.TrustPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * What one side of a question allows: a request that none of some rules denies, and that of each group of others at least one
 * allows.
 *
 * @param policies the policies, as the evaluator takes them
 * @param denying the rules that deny
 * @param allowing the rules that allow: those of which one has to apply, as often as one has to
 * @param scope rules of which requests are asked about, as with {@code allowing}
 * @param judgement whose word counts
 */
record Access(
        PolicySet policies,
        List<Rule> denying,
        List<List<Rule>> allowing,
        List<List<Rule>> scope,
        Judgement judgement) {
    /** What is taken as the evaluator's word. */
    enum Judgement {
        /** Which statements apply, whatever services make of it. */
        STATEMENTS,
        /** The decision. */
        DECISION
    }

    /** What the statements of a document say, whatever services make of it. */
    static Access of(PolicyDocument document) {
        PolicySet set = document instanceof Policy policy
                ? PolicySet.identity(policy)
                : document instanceof TrustPolicy trust
                        ? PolicySet.identity().trust(trust)
                        : PolicySet.identity().resource((ResourcePolicy) document);
        LayerRules rules = LayerRules.of(set, document instanceof Policy ? Layer.IDENTITY : Layer.RESOURCE);
        return new Access(set, rules.denying(), rules.allowing(), List.of(), Judgement.STATEMENTS);
    }

    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(denying);
        allowing.forEach(rules::addAll);
        scope.forEach(rules::addAll);
        return rules;
    }

    /** All of which one rule has to apply to a request that is asked about and allowed. */
    List<List<Rule>> needed() {
        List<List<Rule>> needed = new ArrayList<>(allowing);
        needed.addAll(scope);
        return needed;
    }

    /** Whether a request is allowed, as the evaluator decides it. */
    boolean allows(Decision decision) {
        if (judgement == Judgement.DECISION) {
            return decision.isAllowed();
        }
        List<DecidingStatement> applying = decision.applying();
        if (applying.stream().anyMatch(one -> one.statement().effect() == Effect.DENY)) {
            return false;
        }
        return allowing.stream().allMatch(group -> group.stream().anyMatch(rule -> isAmong(rule, applying)));
    }

    private static boolean isAmong(Rule rule, List<DecidingStatement> applying) {
        DecidingStatement place = rule.place();
        return applying.stream()
                .anyMatch(one -> one.layer() == place.layer()
                        && one.policyIndex() == place.policyIndex()
                        && one.index() == place.index());
    }
}
