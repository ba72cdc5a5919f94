/**
 * Advice on policies: what AWS IAM Access Analyzer would say, and what it leaves out.
 *
 * <p>A {@link io.github.iamkit.policy.lint.Linter} reviews documents and texts. Rules work on a text as it was read, as far
 * as it could be: {@code LintDocument} with {@code LintStatement}s. They come in families, one class each, and {@code Rules}
 * is the register of all. A rule adds findings to {@code Findings}, which knows which are wanted and puts them in order.
 */
@NullMarked
@Value.Style(
        visibility = ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        strictBuilder = true,
        jdkOnly = true,
        defaults = @Value.Immutable(copy = false))
package io.github.iamkit.policy.lint;

import org.immutables.value.Value;
import org.immutables.value.Value.Style.ImplementationVisibility;
import org.jspecify.annotations.NullMarked;
