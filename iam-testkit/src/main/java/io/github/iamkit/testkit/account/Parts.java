package io.github.iamkit.testkit.account;

import java.util.ArrayList;
import java.util.List;

/** Changes to the lists that belong to something that is stored, such as the access keys of a user. */
final class Parts {
    private Parts() {}

    /** Returns the parts and one more behind them. */
    static <T> List<T> with(List<T> parts, T added) {
        List<T> all = new ArrayList<>(parts);
        all.add(added);
        return all;
    }

    /** Returns the parts with one in the place of another. */
    static <T> List<T> replaced(List<T> parts, T old, T replacement) {
        return parts.stream().map(part -> part == old ? replacement : part).toList();
    }

    /** Returns the parts but for one. */
    static <T> List<T> without(List<T> parts, T gone) {
        return parts.stream().filter(part -> part != gone).toList();
    }
}
