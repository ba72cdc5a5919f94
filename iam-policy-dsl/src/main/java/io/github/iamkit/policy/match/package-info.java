/**
 * The mechanics of matching text: wildcards, ARNs by part, address ranges, dates and numbers.
 *
 * <p>Everything here is linear in practice and never exponential, whatever the pattern: no regular expressions, no
 * recursion on input. The package is not exported.
 */
package io.github.iamkit.policy.match;
