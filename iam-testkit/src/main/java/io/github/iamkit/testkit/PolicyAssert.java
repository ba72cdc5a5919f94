package io.github.iamkit.testkit;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.analysis.Answer;
import io.github.iamkit.policy.analysis.PolicyAnalysis;
import io.github.iamkit.policy.analysis.PolicyComparison;
import io.github.iamkit.policy.lint.LintReport;
import io.github.iamkit.policy.lint.Linter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a policy document; they fail with the linter's findings, or with a request that shows what is allowed.
 *
 * <pre>{@code
 * assertThat(policy).hasNoFindings(Severity.WARNING);
 * assertThat(after).isNoMorePermissiveThan(before).neverAllows("iam:PassRole");
 * }</pre>
 *
 * <p>What an analysis cannot decide fails too, with the reason: only a proof passes.
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

    /** Verifies that the policy allows nothing that the other one does not: it is a safe change of that. */
    public PolicyAssert isNoMorePermissiveThan(PolicyDocument before) {
        isNotNull();
        PolicyComparison change = PolicyComparison.between(before, actual);
        switch (change.gained().verdict()) {
            case PROVED_NEVER -> {}
            case YES -> failWithMessage("expected the policy to allow nothing new, but %s", change.report());
            case UNDECIDED ->
                failWithMessage(
                        "expected the policy to allow nothing new, which could be neither proved nor disproved: %s",
                        change.gained().undecided().orElseThrow());
        }
        return this;
    }

    /** Verifies that the policy allows the same as the other one, however both are written. */
    public PolicyAssert allowsTheSameAs(PolicyDocument other) {
        isNotNull();
        PolicyComparison change = PolicyComparison.between(other, actual);
        if (change.relation() != PolicyComparison.Relation.EQUIVALENT) {
            failWithMessage("expected both policies to allow the same, but %s", change.report());
        }
        return this;
    }

    /** Verifies that no request for an action that one of the patterns covers is allowed, whatever its resource and context. */
    public PolicyAssert neverAllows(CharSequence action, CharSequence... more) {
        isNotNull();
        Answer answer = PolicyAnalysis.of(actual).canAllow(action, more);
        switch (answer.verdict()) {
            case PROVED_NEVER -> {}
            case YES ->
                failWithMessage(
                        "expected the policy never to allow %s, but it allows%n  %s",
                        named(action, more), answer.witness().orElseThrow());
            case UNDECIDED ->
                failWithMessage(
                        "expected the policy never to allow %s, which could be neither proved nor disproved: %s",
                        named(action, more), answer.undecided().orElseThrow());
        }
        return this;
    }

    private static String named(CharSequence action, CharSequence... more) {
        return Stream.concat(Stream.of(action), Stream.of(more)).collect(Collectors.joining(", "));
    }
}
