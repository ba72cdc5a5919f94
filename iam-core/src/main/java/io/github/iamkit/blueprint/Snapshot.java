package io.github.iamkit.blueprint;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an account held at one moment, as far as somebody asked.
 *
 * @param facts what it holds; managed policies of the account are named, those of AWS are ARNs
 * @param identities ids, ARNs and marks of what it holds
 * @param quotas the account's summary, such as {@code UsersQuota}
 * @param caller who asked
 */
record Snapshot(
        SortedMap<Address, Value> facts,
        SortedMap<Entity, Identity> identities,
        Map<String, Integer> quotas,
        Optional<Caller> caller) {
    Snapshot {
        facts = Collections.unmodifiableSortedMap(facts);
        identities = Collections.unmodifiableSortedMap(identities);
        quotas = Map.copyOf(quotas);
    }

    boolean has(Entity entity) {
        return identities.containsKey(entity);
    }

    Optional<Identity> identity(Entity entity) {
        return Optional.ofNullable(identities.get(entity));
    }

    Optional<Value> value(Address address) {
        return Optional.ofNullable(facts.get(address));
    }

    /** Returns what ARNs of the account start with, as somebody or something in it shows; it is never guessed. */
    Optional<String> prefixOfArns() {
        return caller.map(Caller::prefixOfArns)
                .or(() -> identities.values().stream()
                        .map(Identity::arn)
                        .filter(arn -> arn.startsWith("arn:"))
                        .map(arn -> arn.substring(0, arn.lastIndexOf(':') + 1))
                        .findFirst());
    }

    /** Returns what is said of one entity. */
    SortedMap<Address, Value> of(Entity entity) {
        SortedMap<Address, Value> own = new TreeMap<>();
        for (Map.Entry<Address, Value> fact :
                facts.tailMap(entity.its(Aspect.EXISTENCE)).entrySet()) {
            if (!fact.getKey().owner().equals(entity)) {
                break;
            }
            own.put(fact.getKey(), fact.getValue());
        }
        return own;
    }

    /** Returns something of the same name to AWS that is written otherwise. */
    Optional<Entity> namesake(Entity entity) {
        return entity.kind().foldsCase()
                ? identities.keySet().stream()
                        .filter(other -> other.kind() == entity.kind()
                                && other.name().equalsIgnoreCase(entity.name())
                                && !other.equals(entity))
                        .findFirst()
                : Optional.empty();
    }
}
