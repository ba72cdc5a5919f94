package io.github.iamkit.provision;

import io.github.iamkit.policy.Policy;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/**
 * A group, a user or a role: what policies can be written into and attached to.
 *
 * <pre>{@code
 * iam.group("Admin").putPolicy("AdminGroupPolicy", Policy.allow("*").on("*"));
 * iam.role("web").attachPolicy("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param <H> the kind of handle
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction_identity-management.html">AWS: IAM
 *     identities</a>
 */
public abstract sealed class IamIdentity<H extends IamIdentity<H>> extends IamResource<H>
        permits IamGroup, IamPrincipal {
    private final IdentityCalls calls;

    IamIdentity(Connection connection, String type, String name, Done done, IdentityCalls calls) {
        super(connection, type, name, done);
        this.calls = calls;
    }

    /**
     * Writes a policy into it, unless the one of that name says the same already.
     *
     * @throws io.github.iamkit.policy.InvalidPolicyException if AWS would refuse the policy here; no call is made
     */
    public final H putPolicy(String policyName, Policy policy) {
        Names.require("policy", policyName);
        Documents.requireValid(policy, calls.use());
        Optional<String> stored = Connection.find(() -> calls.policy(policyName));
        boolean isSo =
                stored.filter(document -> Documents.says(document, policy)).isPresent();
        Done done = connection()
                .align(
                        place(policyName),
                        policy.toJson(),
                        isSo,
                        "put policy " + policyName + " into " + what(),
                        () -> calls.putPolicy(policyName, policy.toJson()));
        return with(stored.isPresent() || done.outcome() == Outcome.UNCHANGED ? done : Done.CREATED);
    }

    /**
     * Returns a policy that is written into it, if there is one of that name.
     *
     * @throws io.github.iamkit.policy.InvalidPolicyException if it cannot be read in exactly one way
     */
    public final Optional<Policy> policy(String policyName) {
        Names.require("policy", policyName);
        return Connection.find(() -> calls.policy(policyName))
                .map(Documents::text)
                .map(Policy::parse);
    }

    /** Returns the names of the policies that are written into it. */
    public final List<String> policyNames() {
        return calls.policyNames();
    }

    /** Returns the policies that are written into it, by name. */
    public final Map<String, Policy> policies() {
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (String policyName : policyNames()) {
            policy(policyName).ifPresent(policy -> policies.put(policyName, policy));
        }
        return Collections.unmodifiableMap(policies);
    }

    /** Removes a policy that is written into it; that there is none is no error. */
    public final H deletePolicy(String policyName) {
        Names.require("policy", policyName);
        return with(connection()
                .remove(
                        place(policyName),
                        "deleted policy " + policyName + " of " + what(),
                        () -> calls.deletePolicy(policyName)));
    }

    private String place(String policy) {
        return what() + " policy " + policy;
    }

    /** Attaches a managed policy, unless it is attached already. */
    public final H attachPolicy(String policyArn) {
        Objects.requireNonNull(policyArn, "policyArn");
        return with(connection()
                .align(
                        place(policyArn),
                        RecentWrites.THERE,
                        attachedPolicyArns().contains(policyArn),
                        "attached policy " + policyArn + " to " + what(),
                        () -> calls.attach(policyArn)));
    }

    /** Attaches a managed policy, unless it is attached already. */
    public final H attachPolicy(IamManagedPolicy policy) {
        return attachPolicy(policy.arn());
    }

    /** Detaches a managed policy; that it is not attached is no error. */
    public final H detachPolicy(String policyArn) {
        Objects.requireNonNull(policyArn, "policyArn");
        return with(connection()
                .remove(
                        place(policyArn),
                        "detached policy " + policyArn + " from " + what(),
                        () -> calls.detach(policyArn)));
    }

    /** Returns the ARNs of the managed policies. */
    public final List<String> attachedPolicyArns() {
        return calls.attached().map(AttachedPolicy::policyArn).toList();
    }

    /** Adds the policies: those that deny something last, as without them the others could allow more. */
    final void addPolicies(Deletion.Parts parts) {
        List<String> attached = attachedPolicyArns();
        List<String> written = policyNames();
        Denials denials = new Denials(connection().client());
        for (boolean isDenying : new boolean[] {false, true}) {
            for (String policyArn : attached) {
                if (denials.in(policyArn) == isDenying) {
                    parts.add(calls.detachOperation(), policyArn, () -> calls.detach(policyArn));
                }
            }
            for (String policyName : written) {
                if (denials.in(policyName, calls::policy) == isDenying) {
                    parts.add(calls.deleteOperation(), policyName, () -> calls.deletePolicy(policyName));
                }
            }
        }
    }

    /** Returns its unique id, which nothing else ever gets, also not under the same name. */
    public abstract String uniqueId();

    /** Returns its path. */
    public abstract String path();

    /** Returns when it was created. */
    public abstract Instant created();
}
