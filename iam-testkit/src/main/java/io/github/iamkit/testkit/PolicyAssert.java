package io.github.iamkit.testkit;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.lint.LintReport;
import io.github.iamkit.policy.lint.Linter;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a policy document; they fail with the linter's findings.
 *
 * <pre>{@code
 * assertThat(policy).hasNoFindings(Severity.WARNING);
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class PolicyAssert extends AbstractAssert<PolicyAssert, PolicyDocument> {
    PolicyAssert(PolicyDocument actual) {
        super(actual, PolicyAssert.class);
    }

    /** Verifies that the standard linter finds nothing of this severity or a greater one. */
    public PolicyAssert hasNoFindings(Finding.Severity severity) {
        return hasNoFindings(severity, Linter.standard());
    }

    /** Verifies that a linter finds nothing of this severity or a greater one. */
    public PolicyAssert hasNoFindings(Finding.Severity severity, Linter linter) {
        isNotNull();
        List<Finding> failures = linter.failingAt(severity).failures(linter.review(actual));
        if (!failures.isEmpty()) {
            failWithMessage(
                    "expected no findings of severity %s or greater, but there are these:%n%s",
                    severity, LintReport.of("policy", failures).toText());
        }
        return this;
    }
}
