/**
 * What is known of AWS's services: their actions, resource types and condition keys.
 *
 * <p>Start at {@link io.github.iamkit.policy.catalog.Catalog}. The facts come from the artifact {@code iam-actions}, which is
 * found on the path; this package reads them, one service at a time, when they are first asked for.
 */
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        strictBuilder = true,
        jdkOnly = true,
        defaults = @Value.Immutable(copy = false))
package io.github.iamkit.policy.catalog;

import org.immutables.value.Value;
