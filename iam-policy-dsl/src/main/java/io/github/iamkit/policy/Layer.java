package io.github.iamkit.policy;

/**
 * A type of policy that takes part in a decision, in the order in which AWS documents that it looks at them.
 *
 * <pre>{@code
 * decision.silentLayers();   // [BOUNDARY]: the boundary does not allow what an identity policy allows
 * }</pre>
 *
 * <p>The order has no influence on what is decided, only on which reason is named first.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">
 *     AWS: how enforcement code evaluates requests</a>
 */
public enum Layer {
    /** Resource control policies of the organization that the resource is in. */
    RESOURCE_CONTROL("rcp", "resource control policy"),
    /** Service control policies of the organization that the caller is in. */
    SERVICE_CONTROL("scp", "service control policy"),
    /** The policy on the resource; for a role its trust policy. */
    RESOURCE("resource-policy", "resource-based policy"),
    /** Policies of the user and its groups, or of the role. */
    IDENTITY("identity", "identity-based policy"),
    /** The permissions boundary of the user or role. */
    BOUNDARY("boundary", "permissions boundary"),
    /** Policies that were passed when the session was made. */
    SESSION("session", "session policy"),
    /** The policy on the VPC endpoint that the request comes through. */
    ENDPOINT("endpoint", "VPC endpoint policy");

    private final String code;
    private final String noun;

    Layer(String code, String noun) {
        this.code = code;
        this.noun = noun;
    }

    /** Returns the short name, such as {@code scp}, for reports and test data. */
    public String code() {
        return code;
    }

    /** Returns what AWS calls such a policy in its messages, such as {@code service control policy}. */
    public String noun() {
        return noun;
    }
}
