package io.github.iamkit.testkit;

import io.github.iamkit.policy.PolicyDocument;
import org.assertj.core.api.Assertions;

/**
 * Assertions on the fake, beside all of AssertJ's: one static import serves both.
 *
 * <pre>{@code
 * import static io.github.iamkit.testkit.IamAssertions.assertThat;
 *
 * assertThat(aws).hasGroup("Admin").hasUserInGroup("david", "Admin");
 * assertThat(aws.policiesOf("david")).allows("ec2:RebootInstances", "*");
 * assertThat(after).isNoMorePermissiveThan(before).neverAllows("iam:PassRole");
 * }</pre>
 *
 * <p>Stateless and thread-safe.
 */
public class IamAssertions extends Assertions {
    /** Not for use: the methods are static. */
    protected IamAssertions() {}

    /** Starts an assertion on an account. */
    public static FakeIamAssert assertThat(FakeIam actual) {
        return new FakeIamAssert(actual);
    }

    /** Starts an assertion on what a user may do. */
    public static AccessAssert assertThat(Access actual) {
        return new AccessAssert(actual);
    }

    /** Starts an assertion on a policy document. */
    public static PolicyAssert assertThat(PolicyDocument actual) {
        return new PolicyAssert(actual);
    }
}
