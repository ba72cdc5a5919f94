/** How fast the policy language is read, written, built and decided, beside AWS's policy builder. */
package io.github.iamkit.benchmarks;
