package io.github.iamkit.policy;

/**
 * A place in the text that a policy was read from.
 *
 * <p>Immutable and thread-safe.
 *
 * @param line the line, counted from 1
 * @param column the column, counted from 1 in UTF-16 units
 */
public record SourcePosition(int line, int column) {}
