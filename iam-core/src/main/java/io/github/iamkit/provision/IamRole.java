package io.github.iamkit.provision;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.TrustPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * A role of the account.
 *
 * <pre>{@code
 * IamRole web = iam.role("web").ensure(TrustPolicy.allow(Principal.service("ec2.amazonaws.com")))
 *     .putPolicy("read-books", Policy.allow("s3:GetObject").on(Arn.objects("books", "*")));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamRole {
    private static final Logger LOG = LoggerFactory.getLogger(IamRole.class);

    private final IamClient client;
    private final String name;
    private final @Nullable String path;
    private final Outcome outcome;
    private final InlinePolicies policies;

    IamRole(IamClient client, String name, @Nullable String path, Outcome outcome) {
        this.client = client;
        this.name = name;
        this.path = path;
        this.outcome = outcome;
        this.policies = new InlinePolicies.OfRole(client, name);
    }

    private IamRole with(Outcome done) {
        return new IamRole(client, name, path, done);
    }

    /** Returns the role's name. */
    public String name() {
        return name;
    }

    /** Returns what the verb did that this handle comes from. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Creates the role if it does not exist, and gives it this trust policy unless it has one that says the same.
     *
     * @throws PathConflictException if it exists under another path than the one that was asked for
     */
    public IamRole ensure(TrustPolicy trust) {
        Objects.requireNonNull(trust, "trust");
        Optional<Role> present = find();
        if (present.isEmpty()) {
            try {
                client.createRole(
                        request -> request.roleName(name).path(path).assumeRolePolicyDocument(trust.toJson()));
                LOG.info("created role {}", name);
                return with(Outcome.CREATED);
            } catch (EntityAlreadyExistsException e) {
                // Somebody else was faster, or the letter case differs, which the second look tells apart.
                present = Optional.of(find().orElseThrow(() -> e));
            }
        }
        Role role = present.get();
        if (path != null && !path.equals(role.path())) {
            throw new PathConflictException("role", name, role.path(), path);
        }
        if (StoredDocument.says(role.assumeRolePolicyDocument(), trust)) {
            return with(Outcome.UNCHANGED);
        }
        client.updateAssumeRolePolicy(request -> request.roleName(name).policyDocument(trust.toJson()));
        LOG.info("changed the trust policy of role {}", name);
        return with(Outcome.UPDATED);
    }

    private Optional<Role> find() {
        try {
            return Optional.of(get());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private Role get() {
        return client.getRole(request -> request.roleName(name)).role();
    }

    /** Tells whether the role exists. */
    public boolean exists() {
        return find().isPresent();
    }

    /** Returns the role's ARN. */
    public String arn() {
        return get().arn();
    }

    /** Returns the role's unique id, such as {@code AROA...}, which no other role ever has. */
    public String uniqueId() {
        return get().roleId();
    }

    /** Returns the policy that says who may assume the role. */
    public TrustPolicy trustPolicy() {
        return TrustPolicy.parse(StoredDocument.text(get().assumeRolePolicyDocument()));
    }

    /** Writes a policy into the role, unless the one of that name says the same already. */
    public IamRole putPolicy(String policyName, Policy policy) {
        Objects.requireNonNull(policyName, "policyName");
        Objects.requireNonNull(policy, "policy");
        return with(policies.ensure(policyName, policy));
    }

    /**
     * Returns a policy that is written into the role, if there is one of that name.
     *
     * @throws io.github.iamkit.policy.InvalidPolicyException if it cannot be read in exactly one way
     */
    public Optional<Policy> policy(String policyName) {
        return policies.policy(Objects.requireNonNull(policyName, "policyName"));
    }

    /** Returns the names of the policies that are written into the role. */
    public List<String> policyNames() {
        return policies.names();
    }

    /** Removes a policy that is written into the role; that there is none is no error. */
    public IamRole deletePolicy(String policyName) {
        return with(policies.delete(Objects.requireNonNull(policyName, "policyName")));
    }

    /** Attaches a managed policy, unless it is attached already. */
    public IamRole attachPolicy(String policyArn) {
        Objects.requireNonNull(policyArn, "policyArn");
        if (attachedPolicyArns().contains(policyArn)) {
            return with(Outcome.UNCHANGED);
        }
        client.attachRolePolicy(request -> request.roleName(name).policyArn(policyArn));
        LOG.info("attached policy {} to role {}", policyArn, name);
        return with(Outcome.UPDATED);
    }

    /** Detaches a managed policy; that it is not attached is no error. */
    public IamRole detachPolicy(String policyArn) {
        Objects.requireNonNull(policyArn, "policyArn");
        try {
            client.detachRolePolicy(request -> request.roleName(name).policyArn(policyArn));
            LOG.info("detached policy {} from role {}", policyArn, name);
            return with(Outcome.UPDATED);
        } catch (NoSuchEntityException e) {
            return with(Outcome.UNCHANGED);
        }
    }

    /** Returns the ARNs of the managed policies. */
    public List<String> attachedPolicyArns() {
        return client.listAttachedRolePoliciesPaginator(request -> request.roleName(name)).attachedPolicies().stream()
                .map(policy -> policy.policyArn())
                .toList();
    }

    /**
     * Deletes the role after its policies; that there is none is no error. A role that stands in an instance profile is
     * refused by AWS with {@code DeleteConflict}.
     */
    public IamRole delete() {
        if (!exists()) {
            return with(Outcome.UNCHANGED);
        }
        attachedPolicyArns().forEach(this::detachPolicy);
        policyNames().forEach(this::deletePolicy);
        client.deleteRole(request -> request.roleName(name));
        LOG.info("deleted role {}", name);
        return with(Outcome.UPDATED);
    }

    @Override
    public String toString() {
        return "role " + name;
    }
}
