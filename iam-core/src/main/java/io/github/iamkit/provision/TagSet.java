package io.github.iamkit.provision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Tag;

/** The tags of one thing. */
record TagSet(Connection connection, String what, TagCalls calls) {
    static Map<String, String> map(List<Tag> tags) {
        Map<String, String> map = new LinkedHashMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return Collections.unmodifiableMap(map);
    }

    static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** Returns tags as a request takes them, which says nothing of them if there are none. */
    static @Nullable List<Tag> orNothing(Map<String, String> tags) {
        return tags.isEmpty() ? null : list(tags);
    }

    Map<String, String> all() {
        return map(calls.list());
    }

    /** Sets tags that are not set so already, and leaves the others. */
    Done put(Map<String, String> wanted) {
        if (wanted.isEmpty()) {
            return Done.UNCHANGED;
        }
        Map<String, String> present = all();
        Map<String, String> missing = new TreeMap<>(wanted);
        missing.entrySet()
                .removeIf(tag -> tag.getValue().equals(present.get(tag.getKey()))
                        && connection.recent().agree(place(tag.getKey()), tag.getValue()));
        if (missing.isEmpty()) {
            return Done.UNCHANGED;
        }
        calls.tag(list(missing));
        missing.forEach((key, value) -> connection.recent().wrote(place(key), value));
        List<String> changes = new ArrayList<>();
        missing.forEach((key, value) -> changes.add("tag " + key + " of " + what + ": "
                + Optional.ofNullable(present.get(key)).orElse("none") + " -> " + value));
        changes.forEach(connection.chronicle()::changed);
        return Done.updated(changes);
    }

    Done remove(List<String> keys) {
        Map<String, String> present = all();
        List<String> there = keys.stream()
                .filter(key -> present.containsKey(key) || !connection.recent().agree(place(key), RecentWrites.GONE))
                .toList();
        if (there.isEmpty()) {
            return Done.UNCHANGED;
        }
        Done done = connection.change("removed tags " + there + " of " + what, () -> calls.untag(there));
        there.forEach(key -> connection.recent().wrote(place(key), RecentWrites.GONE));
        return done;
    }

    private String place(String key) {
        return what + " tag " + key;
    }
}
