package io.github.iamkit.policy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All the policies that have a say in a request, of every type.
 *
 * <pre>{@code
 * Decision decision = PolicySet.identity(books, home)
 *     .boundary(limit)
 *     .session(inline)
 *     .serviceControl(rootScp).serviceControl(ouScpA, ouScpB)
 *     .resource(bucket)
 *     .evaluate(request);
 * }</pre>
 *
 * <p>Policies of the caller's groups are identity policies like its own. Each call of {@link #serviceControl} and
 * {@link #resourceControl} is one level of an organization, from the root down to the account: the policies of a level are
 * united, and every level of service control policies must allow. Not calling them means that there is no organization;
 * calling them without policies means a level that has none, which under service control policies allows nothing.
 * {@link #session} policies are united with each other.
 *
 * <p>Each method returns a new set. The first evaluation prepares the set for all others, so keep it.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">AWS: policy
 *     evaluation logic</a>
 */
public final class PolicySet {
    private final Map<Layer, List<List<PolicyDocument>>> levels;
    private final Surroundings surroundings;
    private volatile @Nullable Evaluator evaluator;

    /**
     * What is known beside the policies.
     *
     * @param uniqueIds ARNs of users and roles by their unique ids
     * @param canonicalUsers accounts by their canonical user ids
     * @param managementAccount the organization's management account, if it is known
     */
    private record Surroundings(
            Dialect dialect,
            Clock clock,
            Map<String, String> uniqueIds,
            Map<String, String> canonicalUsers,
            Optional<String> managementAccount) {
        Surroundings with(Dialect other) {
            return new Surroundings(other, clock, uniqueIds, canonicalUsers, managementAccount);
        }

        Surroundings with(Clock other) {
            return new Surroundings(dialect, other, uniqueIds, canonicalUsers, managementAccount);
        }

        Surroundings withUniqueId(String id, String arn) {
            return new Surroundings(dialect, clock, plus(uniqueIds, id, arn), canonicalUsers, managementAccount);
        }

        Surroundings withCanonicalUser(String id, String account) {
            return new Surroundings(dialect, clock, uniqueIds, plus(canonicalUsers, id, account), managementAccount);
        }

        Surroundings withManagementAccount(String account) {
            return new Surroundings(dialect, clock, uniqueIds, canonicalUsers, Optional.of(account));
        }

        private static Map<String, String> plus(Map<String, String> map, String key, String value) {
            Map<String, String> more = new LinkedHashMap<>(map);
            more.put(Objects.requireNonNull(key, "id"), Objects.requireNonNull(value, "value"));
            return Map.copyOf(more);
        }
    }

    private PolicySet(Map<Layer, List<List<PolicyDocument>>> levels, Surroundings surroundings) {
        this.levels = levels;
        this.surroundings = surroundings;
    }

    /** Returns the set of the caller's identity policies: its own and those of its groups; there may be none. */
    public static PolicySet identity(Policy... policies) {
        return identity(Arrays.asList(policies));
    }

    /** Returns the set of the caller's identity policies: its own and those of its groups; there may be none. */
    public static PolicySet identity(Collection<? extends Policy> policies) {
        Surroundings surroundings =
                new Surroundings(Dialect.standard(), Clock.systemUTC(), Map.of(), Map.of(), Optional.empty());
        return new PolicySet(Map.of(), surroundings).with(Layer.IDENTITY, policies, false);
    }

    /** Returns this set with the permissions boundary of the user or role, in place of any other. */
    public PolicySet boundary(Policy policy) {
        return with(Layer.BOUNDARY, Collections.singletonList(policy), true);
    }

    /** Returns this set with more session policies, which are united with each other; none change nothing. */
    public PolicySet session(Policy... policies) {
        return session(Arrays.asList(policies));
    }

    /** Returns this set with more session policies, which are united with each other; none change nothing. */
    public PolicySet session(Collection<? extends Policy> policies) {
        List<PolicyDocument> united = new ArrayList<>();
        levels(Layer.SESSION).forEach(united::addAll);
        united.addAll(policies);
        if (united.isEmpty()) {
            return this;
        }
        return with(Layer.SESSION, united, true);
    }

    /** Returns this set with one more level of service control policies. */
    public PolicySet serviceControl(Policy... policies) {
        return serviceControl(Arrays.asList(policies));
    }

    /** Returns this set with one more level of service control policies. */
    public PolicySet serviceControl(Collection<? extends Policy> policies) {
        return with(Layer.SERVICE_CONTROL, policies, false);
    }

    /** Returns this set with one more level of resource control policies; AWS's own, which allows all, goes without saying. */
    public PolicySet resourceControl(ResourcePolicy... policies) {
        return resourceControl(Arrays.asList(policies));
    }

    /** Returns this set with one more level of resource control policies; AWS's own, which allows all, goes without saying. */
    public PolicySet resourceControl(Collection<? extends ResourcePolicy> policies) {
        return with(Layer.RESOURCE_CONTROL, policies, false);
    }

    /** Returns this set with the policy on the resource, in place of any other. */
    public PolicySet resource(ResourcePolicy policy) {
        return with(Layer.RESOURCE, Collections.singletonList(policy), true);
    }

    /** Returns this set with the trust policy of the role that is to be assumed, in place of any other policy on it. */
    public PolicySet trust(TrustPolicy policy) {
        return with(Layer.RESOURCE, Collections.singletonList(policy), true);
    }

    /** Returns this set with the policy on the VPC endpoint that requests come through, in place of any other. */
    public PolicySet endpoint(ResourcePolicy policy) {
        return with(Layer.ENDPOINT, Collections.singletonList(policy), true);
    }

    /** The set of one policy, on the caller or on the resource as its kind is. */
    static PolicySet of(PolicyDocument policy) {
        return policy instanceof Policy identity
                ? identity(identity)
                : identity().with(Layer.RESOURCE, List.of(policy), true);
    }

    /** Returns this set, read in another dialect. */
    public PolicySet dialect(Dialect dialect) {
        return with(surroundings.with(Objects.requireNonNull(dialect, "dialect")));
    }

    /** Returns this set with a clock that tells when a request is made that does not say so itself. */
    public PolicySet clock(Clock clock) {
        return with(surroundings.with(Objects.requireNonNull(clock, "clock")));
    }

    /**
     * Returns this set with the unique id of a user or role, such as {@code AIDA...}. It makes {@code aws:userid} known, and
     * principals that AWS stored by their ids.
     */
    public PolicySet uniqueId(String id, String arn) {
        return with(surroundings.withUniqueId(id, arn));
    }

    /** Returns this set with the account that a canonical user id of S3 stands for. */
    public PolicySet canonicalUser(String id, String account) {
        return with(surroundings.withCanonicalUser(id, ArnFields.requireAccountId(account)));
    }

    /** Returns this set with the organization's management account, which its service and resource control policies spare. */
    public PolicySet managementAccount(String account) {
        return with(surroundings.withManagementAccount(ArnFields.requireAccountId(account)));
    }

    /** Returns the organization's management account, if it was said. */
    public Optional<String> managementAccount() {
        return surroundings.managementAccount;
    }

    private PolicySet with(Surroundings changed) {
        return new PolicySet(levels, changed);
    }

    private PolicySet with(Layer layer, Collection<? extends PolicyDocument> policies, boolean replaces) {
        Map<Layer, List<List<PolicyDocument>>> more = new EnumMap<>(Layer.class);
        more.putAll(levels);
        List<List<PolicyDocument>> all = new ArrayList<>(replaces ? List.of() : levels(layer));
        policies.forEach(policy -> Objects.requireNonNull(policy, "policy"));
        all.add(List.copyOf(policies));
        more.put(layer, List.copyOf(all));
        return new PolicySet(more, surroundings);
    }

    /** Says what AWS would say to the request, and why. */
    public Decision evaluate(AccessRequest request) {
        Objects.requireNonNull(request, "request");
        return evaluator().decide(request);
    }

    /** Decides each of the requests, in their order. */
    public List<Decision> evaluate(Collection<AccessRequest> requests) {
        return requests.stream().map(this::evaluate).toList();
    }

    /** Decides a request about every one of the actions on every one of the resources, the resources of an action together. */
    public List<Decision> evaluate(
            Collection<? extends CharSequence> actions,
            Collection<? extends CharSequence> resources,
            AccessRequest like) {
        List<Decision> decisions = new ArrayList<>(actions.size() * resources.size());
        for (CharSequence action : actions) {
            for (CharSequence resource : resources) {
                decisions.add(evaluate(like.about(action, resource)));
            }
        }
        return List.copyOf(decisions);
    }

    private Evaluator evaluator() {
        Evaluator ready = evaluator;
        if (ready == null) {
            ready = new Evaluator(this);
            evaluator = ready;
        }
        return ready;
    }

    /** Returns the levels of a type of policy, each with its policies; none if that type was not given. */
    public List<List<PolicyDocument>> levels(Layer layer) {
        return levels.getOrDefault(layer, List.of());
    }

    boolean has(Layer layer) {
        return levels.containsKey(layer);
    }

    boolean hasBoundary() {
        return has(Layer.BOUNDARY);
    }

    /** Returns the dialect that the policies are read in. */
    public Dialect dialect() {
        return surroundings.dialect;
    }

    Clock clock() {
        return surroundings.clock;
    }

    Map<String, String> uniqueIds() {
        return surroundings.uniqueIds;
    }

    Map<String, String> canonicalUsers() {
        return surroundings.canonicalUsers;
    }

    boolean isManagementAccount(String account) {
        return surroundings.managementAccount.filter(account::equals).isPresent();
    }

    /** The unique id of a user or role, if it was said. */
    Optional<String> uniqueId(String arn) {
        return surroundings.uniqueIds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(arn))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns how many policies of which types there are. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("PolicySet[");
        for (Layer layer : Layer.values()) {
            int policies = levels(layer).stream().mapToInt(List::size).sum();
            if (has(layer)) {
                text.append(text.length() > "PolicySet[".length() ? ", " : "")
                        .append(layer.code())
                        .append(' ')
                        .append(policies);
            }
        }
        return text.append(']').toString();
    }
}
