package io.github.iamkit.policy.analysis;

/**
 * Something that a variable makes true or false in a request: that a text with variables, once filled, matches the value of
 * a dimension; or that a whole condition holds.
 *
 * <p>The same text on the same dimension is the same fact, wherever it stands.
 *
 * @param dimension what is matched: {@link #RESOURCE}, or the folded name of a key
 * @param form how it is matched
 * @param text what the policy says
 */
record Fact(String dimension, String form, String text) {
    static final String RESOURCE = "the resource";
}
