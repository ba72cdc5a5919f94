package io.github.iamkit.policy.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The ways to take one rule of each of several levels, found one after the other, as there can be millions.
 *
 * <p>Left out are those that cannot be a reason of their own: with a rule whose place another one of its level could take, and
 * with two rules that have no action in common.
 */
final class Combinations {
    private final List<List<Rule>> levels;
    private final Budget budget;

    Combinations(List<List<Rule>> levels, Budget budget) {
        this.levels = levels.size() < 2
                ? levels
                : levels.stream()
                        .map(level -> withoutCovered(level, budget))
                        .sorted(Comparator.comparingInt(List::size))
                        .toList();
        this.budget = budget;
    }

    private static List<Rule> withoutCovered(List<Rule> level, Budget budget) {
        List<Rule> left = new ArrayList<>();
        for (Rule rule : level) {
            budget.spendStep();
            if (left.stream().noneMatch(other -> other.surelyCovers(rule))) {
                left.removeIf(rule::surelyCovers);
                left.add(rule);
            }
        }
        return left;
    }

    /** Hands each combination to the taker, until it has enough. */
    void forEach(Predicate<List<Rule>> takesMore) {
        extend(new ArrayList<>(), takesMore);
    }

    private boolean extend(List<Rule> chosen, Predicate<List<Rule>> takesMore) {
        if (chosen.size() == levels.size()) {
            return takesMore.test(List.copyOf(chosen));
        }
        for (Rule rule : levels.get(chosen.size())) {
            budget.spendStep();
            if (chosen.stream().noneMatch(one -> one.actions().isApartFrom(rule.actions()))) {
                chosen.add(rule);
                boolean goesOn = extend(chosen, takesMore);
                chosen.remove(chosen.size() - 1);
                if (!goesOn) {
                    return false;
                }
            }
        }
        return true;
    }
}
