package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;

/**
 * A {@link ResourcePolicy} whose last statement can be refined, and to which more can be added.
 *
 * <p>Every method returns a new policy. Not meant as the type of a variable: assign to a {@link ResourcePolicy}, and it is
 * closed.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface OpenResourcePolicy extends ResourcePolicy permits ResourcePolicy.Target {
    /** Names the statement just written. */
    OpenResourcePolicy sid(CharSequence sid);

    /**
     * Adds conditions to the statement just written; all of its conditions must hold.
     *
     * @throws IllegalArgumentException if the statement has a condition of the same operator and key, which JSON has no
     *     place for
     */
    OpenResourcePolicy when(Condition condition, Condition... more);

    /**
     * Writes empty blocks for these operators into the statement just written, or an empty {@code Condition} without any.
     * They change nothing; documents in the wild have them.
     */
    OpenResourcePolicy emptyCondition(CharSequence... operators);

    /** Starts another statement, which allows something to these principals. */
    Grant allow(Principal principal, Principal... more);

    /** Starts another statement, which allows something to everyone but these principals, anonymous callers included ({@code NotPrincipal}). */
    Grant allowEveryoneExcept(Principal principal, Principal... more);

    /** Starts another statement, which denies something to these principals. */
    Grant deny(Principal principal, Principal... more);

    /** Starts another statement, which denies something to everyone but these principals ({@code NotPrincipal}). */
    Grant denyEveryoneExcept(Principal principal, Principal... more);

    /** Sets the document's {@code Id}. */
    OpenResourcePolicy id(CharSequence id);

    /** Closes the resource policy and says which version of the language it is in; 2012-10-17 if it is not said. */
    ResourcePolicy version(LanguageVersion version);
}
