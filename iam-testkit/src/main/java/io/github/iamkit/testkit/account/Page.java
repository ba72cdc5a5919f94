package io.github.iamkit.testkit.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and the marker with which the next part is asked for.
 *
 * @param items the part's items
 * @param marker where the next part starts; null if there is none
 */
record Page<T>(List<T> items, @Nullable String marker) {
    private static final int USUAL_SIZE = 100;

    /**
     * Returns the page that starts after the marker. A marker names the last item before it, so it stays good while others
     * come and go.
     *
     * @param all all items, in the order of their keys
     * @param key what orders the items
     */
    static <T> Page<T> of(
            Collection<T> all, Function<T, String> key, @Nullable Integer maxItems, @Nullable String marker) {
        String after = marker == null ? null : decode(marker);
        int size = maxItems == null ? USUAL_SIZE : maxItems;
        List<T> rest = all.stream()
                .filter(item -> after == null || key.apply(item).compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        if (rest.size() <= size) {
            return new Page<>(rest, null);
        }
        List<T> items = rest.subList(0, size);
        return new Page<>(List.copyOf(items), encode(key.apply(items.get(size - 1))));
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("Invalid Marker.");
        }
    }

    /** Returns whether there are more; AWS answers the flag with every list. */
    boolean isTruncated() {
        return marker != null;
    }
}
