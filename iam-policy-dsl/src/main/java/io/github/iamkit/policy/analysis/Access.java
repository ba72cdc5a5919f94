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
 * @param allowing the rules that allow: of each level, those that are united
 */
record Access(PolicySet policies, List<Rule> denying, List<List<Rule>> allowing) {
    /** What the statements of a document say, whatever services make of it. */
    static Access of(PolicyDocument document) {
        PolicySet set = document instanceof Policy policy
                ? PolicySet.identity(policy)
                : document instanceof TrustPolicy trust
                        ? PolicySet.identity().trust(trust)
                        : PolicySet.identity().resource((ResourcePolicy) document);
        Layer layer = document instanceof Policy ? Layer.IDENTITY : Layer.RESOURCE;
        return of(set, List.of(layer));
    }

    /** What the policies of a set say together. */
    static Access of(PolicySet set) {
        return of(set, List.of(Layer.values()));
    }

    private static Access of(PolicySet set, List<Layer> layers) {
        List<Rule> denying = new ArrayList<>();
        List<List<Rule>> allowing = new ArrayList<>();
        for (Layer layer : layers) {
            int policies = 0;
            for (List<PolicyDocument> level : set.levels(layer)) {
                List<Rule> group = new ArrayList<>();
                for (PolicyDocument policy : level) {
                    for (int i = 0; i < policy.statements().size(); i++) {
                        Rule rule = Rule.of(new DecidingStatement(layer, policy, policies, i), Filling.UNKNOWN);
                        (rule.effect() == Effect.DENY ? denying : group).add(rule);
                    }
                    policies++;
                }
                if (layer != Layer.RESOURCE_CONTROL) {
                    allowing.add(group);
                }
            }
        }
        return new Access(set, denying, allowing);
    }

    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(denying);
        allowing.forEach(rules::addAll);
        return rules;
    }

    /** Whether the statements that apply to a request allow it, as the evaluator finds them. */
    boolean allows(Decision decision) {
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
