/**
 * Accounts as blueprints: say what an account should hold, see what that would change, and change it.
 *
 * <p>{@link io.github.iamkit.blueprint.Blueprint} is the door. Both what a blueprint says and what an account holds are
 * {@code Facts}: one value an address, such as the document of one inline policy or one membership. A plan is the difference
 * of the two, so planning, drift and capturing are three readings of the same two maps.
 */
package io.github.iamkit.blueprint;
