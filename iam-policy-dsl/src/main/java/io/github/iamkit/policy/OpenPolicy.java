package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import java.util.Collection;

/**
 * A {@link Policy} whose last statement can be refined, and to which more can be added.
 *
 * <pre>{@code
 * Policy policy = Policy.allow("s3:*").on("*").sid("Storage").when(SECURE_TRANSPORT.isTrue());
 * }</pre>
 *
 * <p>Every method returns a new policy. Not meant as the type of a variable: assign to a {@link Policy}, and it is closed.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface OpenPolicy extends Policy permits StandardPolicy {
    /** Names the statement just written. */
    OpenPolicy sid(CharSequence sid);

    /**
     * Adds conditions to the statement just written; all of its conditions must hold.
     *
     * @throws IllegalArgumentException if the statement has a condition of the same operator and key, which JSON has no
     *     place for
     */
    OpenPolicy when(Condition condition, Condition... more);

    /**
     * Writes empty blocks for these operators into the statement just written, or an empty {@code Condition} without any.
     * They change nothing; documents in the wild have them.
     */
    OpenPolicy emptyCondition(CharSequence... operators);

    /** Starts another statement, which allows these actions. */
    Target allow(CharSequence action, CharSequence... more);

    /** Starts another statement, which allows these actions. */
    Target allow(Collection<? extends CharSequence> actions);

    /** Starts another statement, which allows everything but these actions ({@code NotAction}). */
    Target allowAllExcept(CharSequence action, CharSequence... more);

    /** Starts another statement, which allows everything but these actions ({@code NotAction}). */
    Target allowAllExcept(Collection<? extends CharSequence> actions);

    /** Starts another statement, which denies these actions. */
    Target deny(CharSequence action, CharSequence... more);

    /** Starts another statement, which denies these actions. */
    Target deny(Collection<? extends CharSequence> actions);

    /** Starts another statement, which denies everything but these actions ({@code NotAction}). */
    Target denyAllExcept(CharSequence action, CharSequence... more);

    /** Starts another statement, which denies everything but these actions ({@code NotAction}). */
    Target denyAllExcept(Collection<? extends CharSequence> actions);

    /** Sets the document's {@code Id}. */
    OpenPolicy id(CharSequence id);

    /** Closes the policy and says which version of the language it is in; 2012-10-17 if it is not said. */
    Policy version(LanguageVersion version);
}
