package io.github.iamkit.testkit.account;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags, whose keys do not differ by letter case. */
final class Tags {
    private static final String RESERVED = "aws:";

    private Tags() {}

    /** Returns the tags that something is created with. */
    static Map<String, String> of(Collection<Tag> tags, Account account) {
        return with(Map.of(), tags, account);
    }

    /** Returns the tags with others; one whose key is there in whatever letter case takes its place. */
    static Map<String, String> with(Map<String, String> present, Collection<Tag> tags, Account account) {
        Set<String> seen = new HashSet<>();
        for (Tag tag : tags) {
            if (tag.key().toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
                throw new Refusal("InvalidInput", "aws: prefixed tag key names are not allowed for external use.");
            }
            if (!seen.add(tag.key().toLowerCase(Locale.ROOT))) {
                throw new Refusal(
                        "InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        Map<String, String> all = new LinkedHashMap<>(present);
        for (Tag tag : tags) {
            all.keySet().removeIf(key -> key.equalsIgnoreCase(tag.key()) && !key.equals(tag.key()));
            all.put(tag.key(), tag.value());
        }
        if (all.size() > account.quota(Quota.TAGS_PER_ENTITY)) {
            throw account.exceeded(Quota.TAGS_PER_ENTITY);
        }
        return all;
    }

    static Map<String, String> without(Map<String, String> present, Collection<String> keys) {
        Map<String, String> rest = new LinkedHashMap<>(present);
        keys.forEach(gone -> rest.keySet().removeIf(key -> key.equalsIgnoreCase(gone)));
        return rest;
    }

    /** Returns the tags as responses carry them. */
    static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** Returns the tags as descriptions carry them: null, which leaves them out, if there are none. */
    static @Nullable List<Tag> listOrAbsent(Map<String, String> tags) {
        return tags.isEmpty() ? null : list(tags);
    }

    /** Returns a part of the tags. */
    static Page<Tag> page(Tagged tagged, @Nullable Integer maxItems, @Nullable String marker) {
        return Page.of(list(tagged.tags()), Tag::key, maxItems, marker);
    }
}
