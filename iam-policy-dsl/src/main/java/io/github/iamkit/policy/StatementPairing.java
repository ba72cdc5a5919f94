package io.github.iamkit.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Finds for each statement of one document the one of another that it became. */
final class StatementPairing {
    private static final int NONE = -1;

    private final List<Set<Object>> before;
    private final List<Set<Object>> after;
    private final int[] partners;
    private final boolean[] taken;

    private StatementPairing(List<Statement> before, List<Statement> after) {
        this.before = elements(before);
        this.after = elements(after);
        this.partners = IntStream.generate(() -> NONE).limit(before.size()).toArray();
        this.taken = new boolean[after.size()];
    }

    private static List<Set<Object>> elements(List<Statement> statements) {
        return statements.stream()
                .map(statement -> StatementElements.of(statement).keySet())
                .toList();
    }

    static List<PolicyDiff.Change> changes(List<Statement> allBefore, List<Statement> allAfter) {
        List<Statement> before = distinct(allBefore);
        List<Statement> after = distinct(allAfter);
        StatementPairing pairing = new StatementPairing(before, after);
        pairing.pairBy(i -> before.get(i).sid(), i -> after.get(i).sid());
        pairing.pairBy(i -> Optional.of(pairing.before.get(i)), i -> Optional.of(pairing.after.get(i)));
        pairing.pairSimilar();
        return pairing.differences(before, after);
    }

    private static List<Statement> distinct(List<Statement> statements) {
        Set<Object> seen = new HashSet<>();
        return statements.stream()
                .filter(statement -> seen.add(StatementElements.of(statement).keySet()))
                .toList();
    }

    /** Pairs those that are free and have the same key, the first with the first. */
    private void pairBy(Function<Integer, Optional<?>> keyBefore, Function<Integer, Optional<?>> keyAfter) {
        Map<Object, Deque<Integer>> free = new HashMap<>();
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                int index = i;
                keyAfter.apply(i)
                        .ifPresent(key -> free.computeIfAbsent(key, any -> new ArrayDeque<>())
                                .add(index));
            }
        }
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE) {
                int index = i;
                keyBefore.apply(i).map(free::get).map(Deque::poll).ifPresent(partner -> pair(index, partner));
            }
        }
    }

    private void pairSimilar() {
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE) {
                int best = mostSimilar(before.get(i));
                if (best != NONE) {
                    pair(i, best);
                }
            }
        }
    }

    private int mostSimilar(Set<Object> elements) {
        int best = NONE;
        long most = 0;
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                long common = after.get(i).stream().filter(elements::contains).count();
                if (common > most
                        && 2 * common >= Math.min(elements.size(), after.get(i).size())) {
                    best = i;
                    most = common;
                }
            }
        }
        return best;
    }

    private void pair(int one, int other) {
        partners[one] = other;
        taken[other] = true;
    }

    private List<PolicyDiff.Change> differences(List<Statement> statements, List<Statement> others) {
        List<PolicyDiff.Change> changes = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE) {
                changes.add(new PolicyDiff.Change(Optional.of(statements.get(i)), Optional.empty()));
            } else if (!before.get(i).equals(after.get(partners[i]))) {
                changes.add(
                        new PolicyDiff.Change(Optional.of(statements.get(i)), Optional.of(others.get(partners[i]))));
            }
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                changes.add(new PolicyDiff.Change(Optional.empty(), Optional.of(others.get(i))));
            }
        }
        return changes;
    }
}
