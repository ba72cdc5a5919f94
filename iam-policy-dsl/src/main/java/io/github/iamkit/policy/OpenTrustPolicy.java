package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import java.util.Collection;

/**
 * A {@link TrustPolicy} whose last statement can be refined, and to which more can be added.
 *
 * <p>Every method returns a new policy. Not meant as the type of a variable: assign to a {@link TrustPolicy}, and it is
 * closed.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface OpenTrustPolicy extends TrustPolicy permits StandardTrustPolicy {
    /** Says which actions the statement just written is about, instead of the one that follows from its principals. */
    OpenTrustPolicy to(CharSequence action, CharSequence... more);

    /** Says which actions the statement just written is about, instead of the one that follows from its principals. */
    OpenTrustPolicy to(Collection<? extends CharSequence> actions);

    /** Makes the statement just written about everything but these actions ({@code NotAction}). */
    OpenTrustPolicy toAllExcept(CharSequence action, CharSequence... more);

    /** Makes the statement just written about everything but these actions ({@code NotAction}). */
    OpenTrustPolicy toAllExcept(Collection<? extends CharSequence> actions);

    /** Names the statement just written. */
    OpenTrustPolicy sid(CharSequence sid);

    /**
     * Adds conditions to the statement just written; all of its conditions must hold.
     *
     * @throws IllegalArgumentException if the statement has a condition of the same operator and key, which JSON has no
     *     place for
     */
    OpenTrustPolicy when(Condition condition, Condition... more);

    /**
     * Writes empty blocks for these operators into the statement just written, or an empty {@code Condition} without any.
     * They change nothing; documents in the wild have them.
     */
    OpenTrustPolicy emptyCondition(CharSequence... operators);

    /** Starts another statement, which lets these principals assume the role. */
    OpenTrustPolicy allow(Principal principal, Principal... more);

    /** Starts another statement, which lets everyone but these principals assume the role ({@code NotPrincipal}). */
    OpenTrustPolicy allowEveryoneExcept(Principal principal, Principal... more);

    /** Starts another statement, which keeps these principals from assuming the role. */
    OpenTrustPolicy deny(Principal principal, Principal... more);

    /** Starts another statement, which keeps everyone but these principals from assuming the role ({@code NotPrincipal}). */
    OpenTrustPolicy denyEveryoneExcept(Principal principal, Principal... more);

    /** Sets the document's {@code Id}. */
    OpenTrustPolicy id(CharSequence id);

    /** Closes the trust policy and says which version of the language it is in; 2012-10-17 if it is not said. */
    TrustPolicy version(LanguageVersion version);
}
