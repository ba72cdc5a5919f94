package io.github.iamkit.testkit.account;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * One collection of an account, such as its users, as the running operation sees it.
 *
 * <p>Thread-safe, as the {@link Ledger} is.
 */
final class Table<V> {
    private final Ledger ledger;
    private final String name;
    private final Function<V, String> key;

    /**
     * @param name what tells the table from others
     * @param key what tells a row from others, and sorts them
     */
    Table(Ledger ledger, String name, Function<V, String> key) {
        this.ledger = ledger;
        this.name = name;
        this.key = key;
    }

    /** Returns the rows by their keys. */
    PersistentMap<V> rows() {
        return ledger.table(name);
    }

    String keyOf(V row) {
        return key.apply(row);
    }

    Optional<V> find(String rowKey) {
        return rows().find(rowKey);
    }

    boolean contains(String rowKey) {
        return rows().contains(rowKey);
    }

    Collection<V> values() {
        return rows().values();
    }

    int size() {
        return rows().size();
    }

    /** Adds a row, or replaces the one of the same key. */
    void put(V row) {
        ledger.setTable(name, rows().with(key.apply(row), row));
    }

    /** Replaces a row whose key may have changed. */
    void replace(V old, V row) {
        ledger.setTable(name, rows().without(key.apply(old)).with(key.apply(row), row));
    }

    void remove(V row) {
        ledger.setTable(name, rows().without(key.apply(row)));
    }
}
