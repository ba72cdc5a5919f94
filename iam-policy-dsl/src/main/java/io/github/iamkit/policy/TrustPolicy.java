package io.github.iamkit.policy;

import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A policy on a role that says who may assume it.
 *
 * <pre>{@code
 * TrustPolicy web = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));
 * TrustPolicy ci = TrustPolicy
 *     .allow(Principal.oidc("arn:aws:iam::123456789012:oidc-provider/token.actions.example"))
 *         .when(StringKey.of("token.actions.example:sub").like("repo:org/*"));
 * }</pre>
 *
 * <p>The action follows from the principals: {@code sts:AssumeRole}, or its twin for web identities or SAML; {@code to}
 * overrides it. A trust policy has no resource: it is about the role that it is on.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html">AWS: role trust
 *     policies</a>
 */
public sealed interface TrustPolicy extends PolicyDocument permits OpenTrustPolicy {
    /**
     * Returns a policy of this one's statements, then the other's.
     *
     * @throws IllegalArgumentException if a Sid is in both, if their Ids differ, or if they are in differing versions of the
     *     language and one of them holds a <code>${</code>
     */
    TrustPolicy and(TrustPolicy other);

    /** Returns a policy that decides the same, in which statements that differ in one list only are joined. */
    TrustPolicy compacted();

    /**
     * Reads a trust policy, as {@link PolicyDocument#parse(String)} does.
     *
     * @throws InvalidPolicyException with every problem, if there is any; a document of another kind is one
     */
    static TrustPolicy parse(String json) {
        return parse(json, ReadLimits.standard());
    }

    /** Reads a trust policy within other limits. */
    static TrustPolicy parse(String json, ReadLimits limits) {
        return (TrustPolicy) PolicyReader.read(json, limits, DocumentKind.TRUST);
    }

    /**
     * Reads a trust policy from a file in UTF-8.
     *
     * @throws InvalidPolicyException with every problem, if there is any; a document of another kind is one
     * @throws UncheckedIOException if the file cannot be read
     */
    static TrustPolicy read(Path file) {
        return PolicyFiles.read(file, TrustPolicy::parse);
    }

    /** Starts a trust policy with a statement that lets these principals assume the role. */
    static OpenTrustPolicy allow(Principal principal, Principal... more) {
        return StandardTrustPolicy.EMPTY.allow(principal, more);
    }

    /** Starts a trust policy with a statement that lets everyone but these principals assume the role ({@code NotPrincipal}). */
    static OpenTrustPolicy allowEveryoneExcept(Principal principal, Principal... more) {
        return StandardTrustPolicy.EMPTY.allowEveryoneExcept(principal, more);
    }

    /** Starts a trust policy with a statement that keeps these principals from assuming the role. */
    static OpenTrustPolicy deny(Principal principal, Principal... more) {
        return StandardTrustPolicy.EMPTY.deny(principal, more);
    }

    /** Starts a trust policy with a statement that keeps everyone but these principals from assuming the role ({@code NotPrincipal}). */
    static OpenTrustPolicy denyEveryoneExcept(Principal principal, Principal... more) {
        return StandardTrustPolicy.EMPTY.denyEveryoneExcept(principal, more);
    }
}
