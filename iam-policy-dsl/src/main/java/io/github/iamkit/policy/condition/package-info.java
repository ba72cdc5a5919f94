/** The vocabulary of conditions: keys that carry their type, operators, and the conditions that they make. */
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        strictBuilder = true,
        jdkOnly = true,
        defaults = @Value.Immutable(copy = false))
package io.github.iamkit.policy.condition;

import org.immutables.value.Value;
