package io.github.iamkit.testkit.account;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and the marker with which the next part is asked for. The marker names the first item of that part, so it
 * stays good while those before it are deleted.
 *
 * @param items the part's items
 * @param marker where the next part starts; null if there is none
 */
record Page<T>(List<T> items, @Nullable String marker) {
    private static final int USUAL_SIZE = 100;

    /** Returns the wanted rows of a table from the marker on. */
    static <T> Page<T> of(Table<T> table, Predicate<T> wanted, @Nullable Integer maxItems, @Nullable String marker) {
        String first = marker == null ? null : decode(marker);
        return of(table.rows().valuesFrom(first).iterator(), wanted, table::keyOf, maxItems);
    }

    /**
     * Returns the items of a short list from the marker on.
     *
     * @param key what tells an item from others
     */
    static <T> Page<T> of(List<T> all, Function<T, String> key, @Nullable Integer maxItems, @Nullable String marker) {
        if (marker == null) {
            return of(all.iterator(), item -> true, key, maxItems);
        }
        String first = decode(marker);
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(first)) {
                return of(all.listIterator(i), item -> true, key, maxItems);
            }
        }
        throw Refusal.invalid("Invalid Marker.");
    }

    private static <T> Page<T> of(
            Iterator<T> rest, Predicate<T> wanted, Function<T, String> key, @Nullable Integer maxItems) {
        int size = maxItems == null ? USUAL_SIZE : maxItems;
        List<T> items = new ArrayList<>();
        while (rest.hasNext()) {
            T item = rest.next();
            if (wanted.test(item)) {
                if (items.size() == size) {
                    return new Page<>(items, encode(key.apply(item)));
                }
                items.add(item);
            }
        }
        return new Page<>(items, null);
    }

    /** Returns the page of what this one's items are described by. */
    <R> Page<R> map(Function<T, R> description) {
        return new Page<>(items.stream().map(description).toList(), marker);
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
