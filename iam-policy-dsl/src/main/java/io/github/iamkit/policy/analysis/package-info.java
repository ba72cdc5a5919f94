/**
 * Comparing policies, and proving what they never allow: with a request that shows it where they do.
 *
 * <p>{@link io.github.iamkit.policy.analysis.PolicyComparison} tells how two policies differ, {@link
 * io.github.iamkit.policy.analysis.PolicyAnalysis} what one of them can allow.
 *
 * <p>The question behind each answer is whether some request is allowed by one side and not by the other. Requests are
 * without number, but the patterns and values that are written in the policies cut each dimension of a request (action,
 * resource, principal, each key) into a few classes whose members no statement tells apart. The search goes through those
 * classes. It finds a request, which the evaluator has to confirm, or proves that there is none, or gives up and says why.
 */
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        strictBuilder = true,
        jdkOnly = true,
        defaults = @Value.Immutable(copy = false))
package io.github.iamkit.policy.analysis;

import org.immutables.value.Value;
