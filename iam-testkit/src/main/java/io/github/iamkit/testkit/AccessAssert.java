package io.github.iamkit.testkit;

import io.github.iamkit.policy.Decision;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a user or role may do; they fail with the evaluator's explanation.
 *
 * <pre>{@code
 * assertThat(aws.policiesOf("david")).allows("ec2:RebootInstances", "*").denies("iam:CreateUser", "*");
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class AccessAssert extends AbstractAssert<AccessAssert, Access> {
    AccessAssert(Access actual) {
        super(actual, AccessAssert.class);
    }

    /** Verifies that it may do this. */
    public AccessAssert allows(String action, String resource) {
        isNotNull();
        Decision decision = actual.evaluate(action, resource);
        if (!decision.isAllowed()) {
            failWithMessage(
                    "expected %s to be allowed %s on %s, but it is %s%s",
                    actual.who(), action, resource, decision.outcome(), why(decision));
        }
        return this;
    }

    /** Verifies that it may not do this. */
    public AccessAssert denies(String action, String resource) {
        isNotNull();
        Decision decision = actual.evaluate(action, resource);
        if (decision.isAllowed()) {
            failWithMessage(
                    "expected %s to be denied %s on %s, but it is allowed:%n%s",
                    actual.who(), action, resource, decision.explain());
        }
        return this;
    }

    private static String why(Decision decision) {
        String lines = decision.explain();
        return lines.isEmpty() ? ", as no policy speaks for it" : ":" + System.lineSeparator() + lines;
    }
}
