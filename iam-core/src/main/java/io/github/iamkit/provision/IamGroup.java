package io.github.iamkit.provision;

import io.github.iamkit.policy.Policy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.User;

/**
 * A group of the account.
 *
 * <pre>{@code
 * IamGroup admins = iam.group("Admin").ensure()
 *     .putPolicy("AdminGroupPolicy", Policy.allow("*").on("*"));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IamGroup {
    private static final Logger LOG = LoggerFactory.getLogger(IamGroup.class);

    private final IamClient client;
    private final String name;
    private final @Nullable String path;
    private final Outcome outcome;
    private final InlinePolicies policies;

    IamGroup(IamClient client, String name, @Nullable String path, Outcome outcome) {
        this.client = client;
        this.name = name;
        this.path = path;
        this.outcome = outcome;
        this.policies = new InlinePolicies.OfGroup(client, name);
    }

    private IamGroup with(Outcome done) {
        return new IamGroup(client, name, path, done);
    }

    /** Returns the group's name. */
    public String name() {
        return name;
    }

    /** Returns what the verb did that this handle comes from. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Creates the group if it does not exist.
     *
     * @throws PathConflictException if it exists under another path than the one that was asked for
     */
    public IamGroup ensure() {
        Optional<Group> present = find();
        if (present.isEmpty()) {
            try {
                client.createGroup(request -> request.groupName(name).path(path));
                LOG.info("created group {}", name);
                return with(Outcome.CREATED);
            } catch (EntityAlreadyExistsException e) {
                // Somebody else was faster, or the letter case differs, which the second look tells apart.
                present = Optional.of(find().orElseThrow(() -> e));
            }
        }
        String actual = present.get().path();
        if (path != null && !path.equals(actual)) {
            throw new PathConflictException("group", name, actual, path);
        }
        return with(Outcome.UNCHANGED);
    }

    private Optional<Group> find() {
        try {
            return Optional.of(get());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private Group get() {
        return client.getGroup(request -> request.groupName(name).maxItems(1)).group();
    }

    /** Tells whether the group exists. */
    public boolean exists() {
        return find().isPresent();
    }

    /** Returns the group's ARN. */
    public String arn() {
        return get().arn();
    }

    /** Returns the group's unique id, such as {@code AGPA...}, which no other group ever has. */
    public String uniqueId() {
        return get().groupId();
    }

    /** Writes a policy into the group, unless the one of that name says the same already. */
    public IamGroup putPolicy(String policyName, Policy policy) {
        Objects.requireNonNull(policyName, "policyName");
        Objects.requireNonNull(policy, "policy");
        return with(policies.ensure(policyName, policy));
    }

    /**
     * Returns a policy that is written into the group, if there is one of that name.
     *
     * @throws io.github.iamkit.policy.InvalidPolicyException if it cannot be read in exactly one way
     */
    public Optional<Policy> policy(String policyName) {
        return policies.policy(Objects.requireNonNull(policyName, "policyName"));
    }

    /** Returns the names of the policies that are written into the group. */
    public List<String> policyNames() {
        return policies.names();
    }

    /** Removes a policy that is written into the group; that there is none is no error. */
    public IamGroup deletePolicy(String policyName) {
        return with(policies.delete(Objects.requireNonNull(policyName, "policyName")));
    }

    /** Attaches a managed policy, unless it is attached already. */
    public IamGroup attachPolicy(String policyArn) {
        Objects.requireNonNull(policyArn, "policyArn");
        if (attachedPolicyArns().contains(policyArn)) {
            return with(Outcome.UNCHANGED);
        }
        client.attachGroupPolicy(request -> request.groupName(name).policyArn(policyArn));
        LOG.info("attached policy {} to group {}", policyArn, name);
        return with(Outcome.UPDATED);
    }

    /** Detaches a managed policy; that it is not attached is no error. */
    public IamGroup detachPolicy(String policyArn) {
        Objects.requireNonNull(policyArn, "policyArn");
        try {
            client.detachGroupPolicy(request -> request.groupName(name).policyArn(policyArn));
            LOG.info("detached policy {} from group {}", policyArn, name);
            return with(Outcome.UPDATED);
        } catch (NoSuchEntityException e) {
            return with(Outcome.UNCHANGED);
        }
    }

    /** Returns the ARNs of the managed policies. */
    public List<String> attachedPolicyArns() {
        return client.listAttachedGroupPoliciesPaginator(request -> request.groupName(name)).attachedPolicies().stream()
                .map(policy -> policy.policyArn())
                .toList();
    }

    /** Returns the names of the users in the group. */
    public List<String> members() {
        return client.getGroupPaginator(request -> request.groupName(name)).users().stream()
                .map(User::userName)
                .toList();
    }

    /** Deletes the group after its members and policies have been taken from it; that there is none is no error. */
    public IamGroup delete() {
        if (!exists()) {
            return with(Outcome.UNCHANGED);
        }
        for (String member : members()) {
            client.removeUserFromGroup(request -> request.groupName(name).userName(member));
        }
        attachedPolicyArns().forEach(this::detachPolicy);
        policyNames().forEach(this::deletePolicy);
        client.deleteGroup(request -> request.groupName(name));
        LOG.info("deleted group {}", name);
        return with(Outcome.UPDATED);
    }

    @Override
    public String toString() {
        return "group " + name;
    }
}
