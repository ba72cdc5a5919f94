package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.DecidingStatement;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Layer;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of one type of policy in a set.
 *
 * @param denying those that deny
 * @param allowing those that allow, by the level that they are united on
 */
record LayerRules(List<Rule> denying, List<List<Rule>> allowing) {
    static LayerRules of(PolicySet set, Layer layer) {
        List<Rule> denying = new ArrayList<>();
        List<List<Rule>> allowing = new ArrayList<>();
        int policies = 0;
        for (List<PolicyDocument> level : set.levels(layer)) {
            List<Rule> united = new ArrayList<>();
            for (PolicyDocument policy : level) {
                for (int i = 0; i < policy.statements().size(); i++) {
                    Rule rule = Rule.of(new DecidingStatement(layer, policy, policies, i), Filling.UNKNOWN);
                    (rule.effect() == Effect.DENY ? denying : united).add(rule);
                }
                policies++;
            }
            allowing.add(united);
        }
        return new LayerRules(denying, allowing);
    }
}
