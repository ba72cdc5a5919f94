package io.github.iamkit.blueprint;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Finds what would exceed the quotas of one user, group, role or provider: those that AWS does not raise, and of the others the
 * highest. What the account has is compared when a plan is made.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">AWS: quotas</a>
 */
final class EntityQuotas {
    private static final int TAGS = 49; // of 50, as one is ours
    private static final int GROUPS_OF_A_USER = 10;
    private static final int CLIENT_IDS = 100;
    private static final Map<Kind, Integer> ATTACHED = Map.of(Kind.GROUP, 10, Kind.USER, 20, Kind.ROLE, 25);
    private static final Map<Kind, Integer> INLINE = Map.of(Kind.GROUP, 5_120, Kind.USER, 2_048, Kind.ROLE, 10_240);

    private final List<Map.Entry<Address, Value>> facts;
    private final BiConsumer<Entity, String> problems;

    EntityQuotas(List<Map.Entry<Address, Value>> facts, BiConsumer<Entity, String> problems) {
        this.facts = facts;
        this.problems = problems;
    }

    void check() {
        count(Aspect.TAG).forEach((owner, tags) -> require(owner, tags, TAGS, "tags"));
        count(Aspect.MEMBERSHIP).forEach((owner, groups) -> require(owner, groups, GROUPS_OF_A_USER, "groups"));
        count(Aspect.CLIENT_ID).forEach((owner, ids) -> require(owner, ids, CLIENT_IDS, "client ids"));
        count(Aspect.ATTACHED_POLICY)
                .forEach((owner, policies) -> require(
                        owner, policies, Objects.requireNonNull(ATTACHED.get(owner.kind())), "attached policies"));
        sizes().forEach((owner, size) -> require(
                owner,
                size,
                Objects.requireNonNull(INLINE.get(owner.kind())),
                "characters of policies written into it"));
    }

    private void require(Entity owner, int wanted, int most, String what) {
        if (wanted > most) {
            problems.accept(owner, "has " + wanted + " " + what + ", and AWS allows " + most + "; name fewer");
        }
    }

    private SortedMap<Entity, Integer> count(Aspect aspect) {
        SortedMap<Entity, Integer> counts = new TreeMap<>();
        for (Map.Entry<Address, Value> fact : facts) {
            if (fact.getKey().aspect() == aspect) {
                counts.merge(fact.getKey().owner(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private SortedMap<Entity, Integer> sizes() {
        SortedMap<Entity, Integer> sizes = new TreeMap<>();
        for (Map.Entry<Address, Value> fact : facts) {
            if (fact.getKey().aspect() == Aspect.INLINE_POLICY) {
                int size = (int) fact.getValue()
                        .text()
                        .chars()
                        .filter(c -> !Character.isWhitespace(c))
                        .count();
                sizes.merge(fact.getKey().owner(), size, Integer::sum);
            }
        }
        return sizes;
    }
}
