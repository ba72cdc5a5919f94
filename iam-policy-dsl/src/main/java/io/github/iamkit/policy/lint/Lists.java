package io.github.iamkit.policy.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists and sets put together. */
final class Lists {
    private Lists() {}

    @SafeVarargs
    static <T> List<T> of(List<T>... lists) {
        List<T> all = new ArrayList<>();
        for (List<T> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }

    /** Returns a set with one more. */
    static <T> Set<T> with(Set<T> set, T more) {
        Set<T> all = new HashSet<>(set);
        all.add(more);
        return Set.copyOf(all);
    }
}
