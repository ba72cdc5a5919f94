package io.github.iamkit.testkit;

import io.github.iamkit.policy.Decision;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a user may do; they fail with the evaluator's explanation.
 *
 * <pre>{@code
 * assertThat(aws.policiesOf("david")).allows("ec2:RebootInstances", "*").denies("iam:CreateUser", "*");
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class UserAccessAssert extends AbstractAssert<UserAccessAssert, UserAccess> {
    UserAccessAssert(UserAccess actual) {
        super(actual, UserAccessAssert.class);
    }

    /** Verifies that the user may do this. */
    public UserAccessAssert allows(String action, String resource) {
        isNotNull();
        Decision decision = actual.evaluate(action, resource);
        if (!decision.isAllowed()) {
            failWithMessage(
                    "expected user `%s` to be allowed %s on %s, but it is %s:%n%s",
                    actual.userName(), action, resource, decision.outcome(), decision.explain());
        }
        return this;
    }

    /** Verifies that the user may not do this. */
    public UserAccessAssert denies(String action, String resource) {
        isNotNull();
        Decision decision = actual.evaluate(action, resource);
        if (decision.isAllowed()) {
            failWithMessage(
                    "expected user `%s` to be denied %s on %s, but it is allowed:%n%s",
                    actual.userName(), action, resource, decision.explain());
        }
        return this;
    }
}
