package io.github.iamkit.blueprint;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many more of each kind the account has room for.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html">AWS: GetAccountSummary</a>
 */
final class Rooms {
    private static final Map<Kind, String> NAMES = Map.of(
            Kind.GROUP, "Groups",
            Kind.USER, "Users",
            Kind.ROLE, "Roles",
            Kind.MANAGED_POLICY, "Policies",
            Kind.INSTANCE_PROFILE, "InstanceProfiles");

    private final Map<Kind, Integer> taken = new EnumMap<>(Kind.class);
    private final Snapshot account;

    Rooms(Snapshot account) {
        this.account = account;
    }

    /** Takes room for one more, or says why there is none. */
    Optional<String> take(Kind kind) {
        String name = NAMES.get(kind);
        Integer quota = name == null ? null : account.quotas().get(name + "Quota");
        if (quota == null) {
            return Optional.empty();
        }
        int before = account.quotas().getOrDefault(name, 0);
        int after = before + taken.merge(kind, 1, Integer::sum);
        return after <= quota
                ? Optional.empty()
                : Optional.of(
                        "the account has " + before + " of " + quota + " " + kind.noun()
                                + "s, and the blueprint adds more than there is room for; delete some, or have AWS raise the quota");
    }
}
