package io.github.iamkit.provision;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What something shall be created with. */
record Wishes(
        Map<String, String> tags,
        Optional<String> boundary,
        Optional<String> description,
        Optional<Duration> longestSession) {
    static final Wishes NONE = new Wishes(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    Wishes withTag(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        return new Wishes(Collections.unmodifiableMap(more), boundary, description, longestSession);
    }

    Wishes withBoundary(String policyArn) {
        return new Wishes(tags, Optional.of(policyArn), description, longestSession);
    }

    Wishes withDescription(String text) {
        return new Wishes(tags, boundary, Optional.of(text), longestSession);
    }

    Wishes withLongestSession(Duration longest) {
        return new Wishes(tags, boundary, description, Optional.of(longest));
    }
}
