package io.github.iamkit.testkit.account;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, and the marker with which the next part is asked for. The marker names the first item of that part, so it
 * stays good while those before it are deleted; it carries a checksum, so that none is good that somebody made by hand.
 *
 * @param items the part's items
 * @param marker where the next part starts; null if there is none
 */
record Page<T>(List<T> items, @Nullable String marker) {
    private static final int USUAL_SIZE = 100;
    private static final int LONGEST_KEY = 200;

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
            if (shortened(key.apply(all.get(i))).equals(first)) {
                return of(all.listIterator(i), item -> true, key, maxItems);
            }
        }
        throw invalidMarker();
    }

    private static Refusal invalidMarker() {
        return Refusal.invalid("Invalid Marker.");
    }

    /** Requests may have markers of 320 characters, which long paths do not fit into. */
    private static String shortened(String key) {
        return key.length() <= LONGEST_KEY
                ? key
                : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static <T> Page<T> of(
            Iterator<T> rest, Predicate<T> wanted, Function<T, String> key, @Nullable Integer maxItems) {
        int size = maxItems == null ? USUAL_SIZE : maxItems;
        List<T> items = new ArrayList<>();
        while (rest.hasNext()) {
            T item = rest.next();
            if (wanted.test(item)) {
                if (items.size() == size) {
                    return new Page<>(items, encode(shortened(key.apply(item))));
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
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES + bytes.length)
                        .putInt(checksum(bytes))
                        .put(bytes)
                        .array());
    }

    private static int checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    private static String decode(String marker) {
        try {
            ByteBuffer decoded = ByteBuffer.wrap(Base64.getDecoder().decode(marker));
            int sum = decoded.getInt();
            byte[] bytes = new byte[decoded.remaining()];
            decoded.get(bytes);
            if (sum == checksum(bytes)) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            Refusal invalid = invalidMarker();
            invalid.addSuppressed(e);
            throw invalid;
        }
        throw invalidMarker();
    }

    /** Returns whether there are more; AWS answers the flag with every list. */
    boolean isTruncated() {
        return marker != null;
    }
}
