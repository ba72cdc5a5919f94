package io.github.iamkit.testkit.account;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags, whose keys do not differ by letter case. */
final class Tags {
    private Tags() {}

    /** Adds tags; one whose key is there in whatever letter case replaces it. */
    static void put(Map<String, String> present, Collection<Tag> tags) {
        Set<String> seen = new HashSet<>();
        for (Tag tag : tags) {
            if (!seen.add(tag.key().toLowerCase(Locale.ROOT))) {
                throw new Refusal(
                        "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        for (Tag tag : tags) {
            present.keySet().removeIf(key -> key.equalsIgnoreCase(tag.key()));
            present.put(tag.key(), tag.value());
        }
    }

    static void remove(Map<String, String> present, Collection<String> keys) {
        keys.forEach(gone -> present.keySet().removeIf(key -> key.equalsIgnoreCase(gone)));
    }

    static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
