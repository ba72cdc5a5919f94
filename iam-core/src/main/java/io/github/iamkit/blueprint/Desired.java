package io.github.iamkit.blueprint;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a blueprint says, in the words in which the account is read: managed policies of the account by name, not by ARN. */
final class Desired {
    private Desired() {}

    static SortedMap<Address, Value> of(Blueprint blueprint, Snapshot account) {
        Map<String, String> names = new HashMap<>();
        account.identities().forEach((entity, identity) -> {
            if (entity.kind() == Kind.MANAGED_POLICY) {
                names.put(identity.arn(), entity.name());
            }
        });
        SortedMap<Address, Value> facts = new TreeMap<>();
        blueprint.facts().forEach((address, value) -> {
            switch (address.aspect()) {
                case ATTACHED_POLICY ->
                    facts.put(
                            address.owner().its(address.aspect(), names.getOrDefault(address.key(), address.key())),
                            value);
                case BOUNDARY -> facts.put(address, Value.of(names.getOrDefault(value.text(), value.text())));
                default -> facts.put(address, value);
            }
        });
        return Collections.unmodifiableSortedMap(facts);
    }
}
