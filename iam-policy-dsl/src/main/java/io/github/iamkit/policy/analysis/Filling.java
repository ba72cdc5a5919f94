package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.match.ContextKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What variables stand for: nothing known of any, or for each key a value or none.
 *
 * @param values the values by folded key, empty where the key is absent; null if nothing is known
 */
record Filling(@Nullable Map<String, Optional<String>> values) {
    static final Filling UNKNOWN = new Filling(null);

    static Filling of(Map<String, Optional<String>> values) {
        return new Filling(new LinkedHashMap<>(values));
    }

    boolean isUnknown() {
        return values == null;
    }

    /** The value of a key; null if it is absent. */
    @Nullable
    String value(ContextKey key) {
        Optional<String> value = values == null ? null : values.get(key.folded());
        return value == null ? null : value.orElse(null);
    }
}
