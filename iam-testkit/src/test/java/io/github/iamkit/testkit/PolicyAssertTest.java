package io.github.iamkit.testkit;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatThrownBy;

import io.github.iamkit.policy.Finding.Severity;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.lint.Linter;
import org.junit.jupiter.api.Test;

class PolicyAssertTest {
    private static final Policy PASSING = Policy.allow("iam:PassRole").on("*");

    @Test
    void a_policy_without_findings_of_the_level_passes() {
        assertThat(Policy.allow("s3:GetObject").on("arn:aws:s3:::books/*")).hasNoFindings(Severity.WARNING);
        assertThat(PASSING).hasNoFindings(Severity.ERROR);
        assertThat(PASSING)
                .hasNoFindings(Severity.WARNING, Linter.standard().without("PASS_ROLE_WITH_STAR_IN_RESOURCE"));
    }

    @Test
    void a_failure_shows_the_findings() {
        assertThatThrownBy(() -> assertThat(PASSING).hasNoFindings(Severity.WARNING))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected no findings of severity WARNING or greater, but there are these:")
                .hasMessageContaining(
                        "policy SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_RESOURCE at /Statement/0/Action: ");
    }
}
