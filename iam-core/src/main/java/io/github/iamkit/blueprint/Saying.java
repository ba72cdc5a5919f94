package io.github.iamkit.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What drafts have said so far, in the order in which they said it, the same address maybe twice. */
final class Saying {
    private final List<Map.Entry<Address, Value>> facts = new ArrayList<>();

    void say(Address address, Value value) {
        facts.add(Map.entry(address, value));
    }

    void say(Entity owner, Aspect aspect, String key, Value value) {
        say(owner.its(aspect, Objects.requireNonNull(key, "key")), value);
    }

    void say(Entity owner, Aspect aspect, String value) {
        say(owner.its(aspect), Value.of(Objects.requireNonNull(value, "value")));
    }

    List<Map.Entry<Address, Value>> facts() {
        return facts;
    }
}
