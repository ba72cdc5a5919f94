package io.github.iamkit.policy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * A policy on a resource, such as a bucket, that says who may do what with it.
 *
 * <pre>{@code
 * ResourcePolicy bucket = ResourcePolicy
 *     .allow(Principal.account("123456789012")).to("s3:GetObject").on("arn:aws:s3:::books/*")
 *     .deny(Principal.everyone()).to("s3:*").on("arn:aws:s3:::books", "arn:aws:s3:::books/*")
 *         .when(SECURE_TRANSPORT.isFalse());
 * }</pre>
 *
 * <p>Also the form of VPC endpoint policies and of resource control policies. The resource may be left out, as
 * registries need it: {@code to} completes a statement.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html">AWS:
 *     identity-based and resource-based policies</a>
 */
public sealed interface ResourcePolicy extends PolicyDocument permits OpenResourcePolicy {
    /**
     * Returns a policy of this one's statements, then the other's.
     *
     * @throws IllegalArgumentException if a Sid is in both, if their Ids differ, or if they are in differing versions of the
     *     language and one of them holds a <code>${</code>
     */
    ResourcePolicy and(ResourcePolicy other);

    /** Returns a policy that decides the same, in which statements that differ in one list only are joined. */
    ResourcePolicy compacted();

    /** Starts a resource policy with a statement that allows something to these principals. */
    static Grant allow(Principal principal, Principal... more) {
        return StandardResourcePolicy.EMPTY.allow(principal, more);
    }

    /** Starts a resource policy with a statement that allows something to everyone but these principals, anonymous callers included ({@code NotPrincipal}). */
    static Grant allowEveryoneExcept(Principal principal, Principal... more) {
        return StandardResourcePolicy.EMPTY.allowEveryoneExcept(principal, more);
    }

    /** Starts a resource policy with a statement that denies something to these principals. */
    static Grant deny(Principal principal, Principal... more) {
        return StandardResourcePolicy.EMPTY.deny(principal, more);
    }

    /** Starts a resource policy with a statement that denies something to everyone but these principals ({@code NotPrincipal}). */
    static Grant denyEveryoneExcept(Principal principal, Principal... more) {
        return StandardResourcePolicy.EMPTY.denyEveryoneExcept(principal, more);
    }

    /**
     * Reads a resource policy, as {@link PolicyDocument#parse(String)} does.
     *
     * @throws InvalidPolicyException with every problem, if there is any; a document of another kind is one
     */
    static ResourcePolicy parse(String json) {
        return parse(json, ReadLimits.standard());
    }

    /** Reads a resource policy within other limits. */
    static ResourcePolicy parse(String json, ReadLimits limits) {
        return (ResourcePolicy) PolicyReader.read(json, limits, DocumentKind.RESOURCE);
    }

    /**
     * Reads a resource policy from a file in UTF-8.
     *
     * @throws InvalidPolicyException with every problem, if there is any; a document of another kind is one
     * @throws UncheckedIOException if the file cannot be read
     */
    static ResourcePolicy read(Path file) {
        return PolicyFiles.read(file, ResourcePolicy::parse);
    }

    /**
     * A statement that has no actions yet, and so is no policy.
     *
     * <p>Immutable and thread-safe.
     */
    sealed interface Grant permits StandardResourcePolicy.Draft {
        /** Says which actions the statement is about. */
        Target to(CharSequence action, CharSequence... more);

        /** Says which actions the statement is about. */
        Target to(Collection<? extends CharSequence> actions);

        /** Makes the statement about everything but these actions ({@code NotAction}). */
        Target toAllExcept(CharSequence action, CharSequence... more);

        /** Makes the statement about everything but these actions ({@code NotAction}). */
        Target toAllExcept(Collection<? extends CharSequence> actions);
    }

    /**
     * A policy whose last statement may still be given resources.
     *
     * <p>Immutable and thread-safe.
     */
    sealed interface Target extends OpenResourcePolicy permits StandardResourcePolicy {
        /** Says which resources the statement is about. */
        OpenResourcePolicy on(CharSequence resource, CharSequence... more);

        /** Says which resources the statement is about. */
        OpenResourcePolicy on(Collection<? extends CharSequence> resources);

        /** Makes the statement about all resources but these ({@code NotResource}). */
        OpenResourcePolicy onAllExcept(CharSequence resource, CharSequence... more);

        /** Makes the statement about all resources but these ({@code NotResource}). */
        OpenResourcePolicy onAllExcept(Collection<? extends CharSequence> resources);
    }
}
