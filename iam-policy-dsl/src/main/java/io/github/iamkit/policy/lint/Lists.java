package io.github.iamkit.policy.lint;

import java.util.ArrayList;
import java.util.List;

/** Lists put together. */
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
}
