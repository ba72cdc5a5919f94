package io.github.iamkit.policy;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a chain: a list that shares all but its last element with the one that it grew from, so that a chain of
 * any length takes time and space linear in it.
 *
 * <p>Immutable and thread-safe.
 */
final class Statements extends AbstractList<Statement> implements RandomAccess {
    private final List<Statement> before;
    private final Statement last;
    private volatile Statement @Nullable [] all;

    private Statements(List<Statement> before, Statement last) {
        this.before = before;
        this.last = last;
    }

    static Statements plus(List<Statement> before, Statement last) {
        return new Statements(before, last);
    }

    /** Returns the list with another last element. */
    static Statements withLast(List<Statement> statements, Statement last) {
        return statements instanceof Statements chain
                ? new Statements(chain.before, last)
                : new Statements(statements.subList(0, statements.size() - 1), last);
    }

    static Statement last(List<Statement> statements) {
        return statements instanceof Statements chain ? chain.last : statements.get(statements.size() - 1);
    }

    @Override
    public Statement get(int index) {
        Statement[] array = array();
        return array[Objects.checkIndex(index, array.length)];
    }

    @Override
    public int size() {
        return array().length;
    }

    private Statement[] array() {
        Statement[] array = all;
        if (array == null) {
            array = toArray(this);
            all = array;
        }
        return array;
    }

    private static Statement[] toArray(Statements chain) {
        int links = 0;
        List<Statement> start = chain;
        while (start instanceof Statements link) {
            links++;
            start = link.before;
        }
        Statement[] array = start.toArray(new Statement[start.size() + links]);
        List<Statement> rest = chain;
        for (int i = array.length - 1; rest instanceof Statements link; i--) {
            array[i] = link.last;
            rest = link.before;
        }
        return array;
    }
}
