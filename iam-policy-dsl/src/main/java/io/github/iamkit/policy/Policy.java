package io.github.iamkit.policy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * A policy that allows or denies actions to whoever it is attached to.
 *
 * <pre>{@code
 * Policy admin = Policy.allow("*").on("*");
 *
 * Policy books = Policy
 *     .allow("s3:GetObject", "s3:PutObject").on(Arn.objects("books", "*")).sid("ReadAndWriteBooks")
 *         .when(SOURCE_IP.in("203.0.113.0/24"), SECURE_TRANSPORT.isTrue())
 *     .deny("s3:DeleteObject").on("*")
 *         .when(MFA_PRESENT.isFalse().ifExists());
 * }</pre>
 *
 * <p>Attached to users, groups and roles, and also used as permissions boundary, session policy and service control
 * policy. It names no principal; {@link TrustPolicy} and {@link ResourcePolicy} do. Statements keep the order they were
 * written in; IAM does not care, readers do.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html">AWS: policies and permissions</a>
 */
public sealed interface Policy extends PolicyDocument permits OpenPolicy {
    /**
     * Returns a policy of this one's statements, then the other's.
     *
     * @throws IllegalArgumentException if a Sid is in both, if their Ids differ, or if they are in differing versions of the
     *     language and one of them holds a <code>${</code>
     */
    Policy and(Policy other);

    /** Returns a policy that decides the same, in which statements that differ in one list only are joined. */
    Policy compacted();

    /** Starts a policy with a statement that allows these actions. */
    static Target allow(CharSequence action, CharSequence... more) {
        return StandardPolicy.EMPTY.allow(action, more);
    }

    /** Starts a policy with a statement that allows these actions. */
    static Target allow(Collection<? extends CharSequence> actions) {
        return StandardPolicy.EMPTY.allow(actions);
    }

    /** Starts a policy with a statement that allows everything but these actions ({@code NotAction}). */
    static Target allowAllExcept(CharSequence action, CharSequence... more) {
        return StandardPolicy.EMPTY.allowAllExcept(action, more);
    }

    /** Starts a policy with a statement that allows everything but these actions ({@code NotAction}). */
    static Target allowAllExcept(Collection<? extends CharSequence> actions) {
        return StandardPolicy.EMPTY.allowAllExcept(actions);
    }

    /** Starts a policy with a statement that denies these actions. */
    static Target deny(CharSequence action, CharSequence... more) {
        return StandardPolicy.EMPTY.deny(action, more);
    }

    /** Starts a policy with a statement that denies these actions. */
    static Target deny(Collection<? extends CharSequence> actions) {
        return StandardPolicy.EMPTY.deny(actions);
    }

    /** Starts a policy with a statement that denies everything but these actions ({@code NotAction}). */
    static Target denyAllExcept(CharSequence action, CharSequence... more) {
        return StandardPolicy.EMPTY.denyAllExcept(action, more);
    }

    /** Starts a policy with a statement that denies everything but these actions ({@code NotAction}). */
    static Target denyAllExcept(Collection<? extends CharSequence> actions) {
        return StandardPolicy.EMPTY.denyAllExcept(actions);
    }

    /**
     * Reads a policy, as {@link PolicyDocument#parse(String)} does.
     *
     * @throws InvalidPolicyException with every problem, if there is any; a document of another kind is one
     */
    static Policy parse(String json) {
        return parse(json, ReadLimits.standard());
    }

    /** Reads a policy within other limits. */
    static Policy parse(String json, ReadLimits limits) {
        return (Policy) PolicyReader.read(json, limits, DocumentKind.IDENTITY);
    }

    /**
     * Reads a policy from a file in UTF-8.
     *
     * @throws InvalidPolicyException with every problem, if there is any; a document of another kind is one
     * @throws UncheckedIOException if the file cannot be read
     */
    static Policy read(Path file) {
        return PolicyFiles.read(file, Policy::parse);
    }

    /**
     * A statement that has no resources yet, and so is no policy.
     *
     * <p>Immutable and thread-safe.
     */
    sealed interface Target permits StatementDraft {
        /** Completes the statement: it is about these resources. */
        OpenPolicy on(CharSequence resource, CharSequence... more);

        /** Completes the statement: it is about these resources. */
        OpenPolicy on(Collection<? extends CharSequence> resources);

        /** Completes the statement: it is about all resources but these ({@code NotResource}). */
        OpenPolicy onAllExcept(CharSequence resource, CharSequence... more);

        /** Completes the statement: it is about all resources but these ({@code NotResource}). */
        OpenPolicy onAllExcept(Collection<? extends CharSequence> resources);
    }
}
