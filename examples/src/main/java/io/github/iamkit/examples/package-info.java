/** Programs to read and to run. */
package io.github.iamkit.examples;
