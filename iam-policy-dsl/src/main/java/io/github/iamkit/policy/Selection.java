package io.github.iamkit.policy;

import java.util.List;

/**
 * What an element and its {@code Not} twin have in common: the items that are listed, or everything except them.
 *
 * @param allExcept whether it is the {@code Not} element
 * @param items the listed items, in written order
 */
record Selection<T>(boolean allExcept, List<T> items) {
    static <T> Selection<T> only(List<T> items) {
        return new Selection<>(false, items);
    }

    static <T> Selection<T> allExcept(List<T> items) {
        return new Selection<>(true, items);
    }

    /** Returns the items of the plain element; none if it is the other one that stands. */
    List<T> listed() {
        return allExcept ? List.of() : items;
    }

    /** Returns the items of the {@code Not} element; none if it is the other one that stands. */
    List<T> excepted() {
        return allExcept ? items : List.of();
    }
}
