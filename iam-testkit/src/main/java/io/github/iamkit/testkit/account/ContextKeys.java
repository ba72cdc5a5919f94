package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.condition.Condition;
import java.util.Collection;

/** The condition keys that a policy asks for, in its conditions and by its variables. */
final class ContextKeys {
    private ContextKeys() {}

    static void collect(PolicyDocument policy, Collection<String> keys) {
        for (Statement statement : policy.statements()) {
            statement.resources().forEach(resource -> collectVariables(resource, keys));
            statement.notResources().forEach(resource -> collectVariables(resource, keys));
            for (Condition condition : statement.conditions()) {
                keys.add(condition.key());
                condition.values().forEach(value -> collectVariables(value, keys));
            }
        }
    }

    private static void collectVariables(String text, Collection<String> keys) {
        int start = text.indexOf("${");
        while (start >= 0) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                return;
            }
            String name = text.substring(start + 2, end).split(",", 2)[0].strip();
            if (name.length() > 1) {
                keys.add(name);
            }
            start = text.indexOf("${", end);
        }
    }
}
