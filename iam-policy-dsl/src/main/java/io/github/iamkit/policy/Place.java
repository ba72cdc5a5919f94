package io.github.iamkit.policy;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document, as the JSON has it that the document is written as.
 *
 * @param path makes the JSON pointer, which most places are never asked for
 * @param statement the statement it lies in; null for the document itself
 * @param order where it comes in the document: number of the statement, element in it, item in that, value in that
 */
record Place(Supplier<String> path, @Nullable Statement statement, List<Integer> order) implements Comparable<Place> {
    private static final Comparator<Place> IN_DOCUMENT_ORDER = Comparator.comparingInt((Place p) -> p.order.get(0))
            .thenComparingInt(p -> p.order.get(1))
            .thenComparingInt(p -> p.order.get(2))
            .thenComparingInt(p -> p.order.get(3));

    /** Returns the document itself. */
    static Place document() {
        return new Place(() -> "", null, List.of(-2, 0, 0, 0));
    }

    static Place version() {
        return new Place(() -> "/Version", null, List.of(-1, 0, 0, 0));
    }

    static Place id() {
        return new Place(() -> "/Id", null, List.of(-1, 1, 0, 0));
    }

    /** Returns the place as a JSON pointer. */
    String pointer() {
        return path.get();
    }

    @Override
    public int compareTo(Place other) {
        return IN_DOCUMENT_ORDER.compare(this, other);
    }
}
