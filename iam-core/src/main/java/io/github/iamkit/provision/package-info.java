/** Idempotent handles for groups, users and roles. */
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        strictBuilder = true,
        jdkOnly = true,
        defaults = @Value.Immutable(copy = false))
package io.github.iamkit.provision;

import org.immutables.value.Value;
