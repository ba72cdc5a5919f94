package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.match.CaseFolding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds keys by the names that policies use, those without a variable part first.
 *
 * <p>Immutable and thread-safe.
 */
final class KeyIndex {
    private final Map<String, KeyFacts> literal = new HashMap<>();
    private final List<KeyFacts> variable = new ArrayList<>();

    private KeyIndex(Stream<KeyFacts> keys) {
        keys.forEach(key -> {
            if (key.hasVariable()) {
                variable.add(key);
            } else {
                literal.putIfAbsent(CaseFolding.fold(key.name()), key);
            }
        });
    }

    static KeyIndex of(Collection<KeyFacts> keys) {
        return new KeyIndex(keys.stream());
    }

    static KeyIndex of(Stream<KeyFacts> keys) {
        return new KeyIndex(keys);
    }

    Optional<KeyFacts> find(CharSequence name) {
        String folded = CaseFolding.fold(name.toString());
        KeyFacts found = literal.get(folded);
        return found != null
                ? Optional.of(found)
                : variable.stream().filter(key -> key.pattern().matches(folded)).findFirst();
    }
}
