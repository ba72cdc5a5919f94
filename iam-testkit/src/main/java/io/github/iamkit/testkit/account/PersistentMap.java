package io.github.iamkit.testkit.account;

import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map sorted by its keys that never changes: a change gives another map, which shares all but a few nodes with the first.
 *
 * <p>It is a treap: a search tree by key and a heap by a number that is drawn from the key's hash, which keeps it shallow
 * and makes its form depend on its content alone.
 *
 * <p>Immutable and thread-safe.
 */
final class PersistentMap<V> {
    private static final PersistentMap<?> EMPTY = new PersistentMap<>(null);

    private final @Nullable Node<V> root;

    private PersistentMap(@Nullable Node<V> root) {
        this.root = root;
    }

    /** One key with its value, and all that sorts before and after it. */
    private record Node<V>(
            String key,
            V value,
            int size,
            @Nullable Node<V> before,
            @Nullable Node<V> after) {
        static <V> Node<V> of(String key, V value, @Nullable Node<V> before, @Nullable Node<V> after) {
            return new Node<>(key, value, 1 + PersistentMap.size(before) + PersistentMap.size(after), before, after);
        }

        int rank() {
            int mixed = key.hashCode() * 0x9E3779B9;
            return (mixed ^ mixed >>> 15) * 0x85EBCA6B;
        }

        Node<V> withBefore(@Nullable Node<V> other) {
            return of(key, value, other, after);
        }

        Node<V> withAfter(@Nullable Node<V> other) {
            return of(key, value, before, other);
        }
    }

    private static int size(@Nullable Node<?> node) {
        return node == null ? 0 : node.size();
    }

    @SuppressWarnings("unchecked") // nothing is in it
    static <V> PersistentMap<V> empty() {
        return (PersistentMap<V>) EMPTY;
    }

    int size() {
        return size(root);
    }

    boolean isEmpty() {
        return root == null;
    }

    Optional<V> find(String key) {
        Node<V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key());
            if (order == 0) {
                return Optional.of(node.value());
            }
            node = order < 0 ? node.before() : node.after();
        }
        return Optional.empty();
    }

    boolean contains(String key) {
        return find(key).isPresent();
    }

    /** Returns a map in which the key has this value. */
    PersistentMap<V> with(String key, V value) {
        return new PersistentMap<>(with(root, key, value));
    }

    private static <V> Node<V> with(@Nullable Node<V> node, String key, V value) {
        if (node == null) {
            return Node.of(key, value, null, null);
        }
        int order = key.compareTo(node.key());
        if (order == 0) {
            return Node.of(key, value, node.before(), node.after());
        }
        if (order < 0) {
            Node<V> before = with(node.before(), key, value);
            return before.rank() > node.rank()
                    ? before.withAfter(node.withBefore(before.after()))
                    : node.withBefore(before);
        }
        Node<V> after = with(node.after(), key, value);
        return after.rank() > node.rank() ? after.withBefore(node.withAfter(after.before())) : node.withAfter(after);
    }

    /** Returns a map without the key, which is this one if the key is not there. */
    PersistentMap<V> without(String key) {
        return contains(key) ? new PersistentMap<>(without(root, key)) : this;
    }

    private static <V> @Nullable Node<V> without(@Nullable Node<V> node, String key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key());
        if (order == 0) {
            return joined(node.before(), node.after());
        }
        return order < 0 ? node.withBefore(without(node.before(), key)) : node.withAfter(without(node.after(), key));
    }

    private static <V> @Nullable Node<V> joined(@Nullable Node<V> before, @Nullable Node<V> after) {
        if (before == null || after == null) {
            return before == null ? after : before;
        }
        return before.rank() > after.rank()
                ? before.withAfter(joined(before.after(), after))
                : after.withBefore(joined(before, after.before()));
    }

    /** Returns the values in the order of their keys. */
    Collection<V> values() {
        return new View<>(root, null, Node::value);
    }

    /** Returns the keys in their order. */
    Collection<String> keys() {
        return new View<>(root, null, Node::key);
    }

    /** Returns the values from this key on; what comes before is not looked at. */
    Iterable<V> valuesFrom(@Nullable String key) {
        return new View<>(root, key, Node::value);
    }

    /** What an iterator makes of a node. */
    private interface Part<V, T> {
        T of(Node<V> node);
    }

    /** A part of each node in order. */
    private static final class View<V, T> extends AbstractCollection<T> {
        private final @Nullable Node<V> root;
        private final @Nullable String start;
        private final Part<V, T> part;

        View(@Nullable Node<V> root, @Nullable String start, Part<V, T> part) {
            this.root = root;
            this.start = start;
            this.part = part;
        }

        @Override
        public int size() {
            return PersistentMap.size(root);
        }

        @Override
        public Iterator<T> iterator() {
            Deque<Node<V>> path = new ArrayDeque<>();
            Node<V> node = root;
            while (node != null) {
                boolean isWanted = start == null || node.key().compareTo(start) >= 0;
                if (isWanted) {
                    path.push(node);
                }
                node = isWanted ? node.before() : node.after();
            }
            return new Walk<>(path, part);
        }
    }

    /** A walk in order, from the nodes whose turn comes yet and whose predecessors were seen. */
    private static final class Walk<V, T> implements Iterator<T> {
        private final Deque<Node<V>> path;
        private final Part<V, T> part;

        Walk(Deque<Node<V>> path, Part<V, T> part) {
            this.path = path;
            this.part = part;
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public T next() {
            if (path.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<V> node = path.pop();
            for (Node<V> later = node.after(); later != null; later = later.before()) {
                path.push(later);
            }
            return part.of(node);
        }
    }

    /** Shows the keys alone, as values may hold secrets. */
    @Override
    public String toString() {
        return keys().toString();
    }
}
