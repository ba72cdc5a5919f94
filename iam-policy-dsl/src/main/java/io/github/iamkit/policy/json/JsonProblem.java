package io.github.iamkit.policy.json;

/**
 * Something wrong in a JSON text.
 *
 * <p>Immutable and thread-safe.
 *
 * @param code the stable code of this kind of problem
 * @param offset where in the text
 * @param message what is wrong
 * @param remedy how to mend it
 */
public record JsonProblem(String code, int offset, String message, String remedy) {}
