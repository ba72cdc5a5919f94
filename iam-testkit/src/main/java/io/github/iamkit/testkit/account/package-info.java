/**
 * What an account holds and the operations on it, in the SDK's types: one class a collection.
 *
 * <p>What is stored never changes; an operation that changes something puts another value in its place, through the
 * {@link Ledger}, which decides who sees what.
 */
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        strictBuilder = true,
        jdkOnly = true,
        defaults = @Value.Immutable(copy = true))
package io.github.iamkit.testkit.account;

import org.immutables.value.Value;
