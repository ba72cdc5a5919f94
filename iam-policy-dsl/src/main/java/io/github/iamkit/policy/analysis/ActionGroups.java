package io.github.iamkit.policy.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Cuts the actions that some rules are all about into groups: of one group are those that the same other rules are about too.
 */
final class ActionGroups {
    /** A service, a colon, a name: what every action is. */
    private static final int[] ACTION = {Symbols.FIELD_ANY_ONE, Symbols.FIELD_STAR, ':', Symbols.ANY_ONE, Symbols.STAR};

    /**
     * A group of actions.
     *
     * @param example one of them
     * @param others the numbers of the other rules that are about them
     */
    record Group(String example, BitSet others) {}

    private final List<Rule> all;
    private final List<Rule> others;
    private final BitSet covering;
    private final Budget budget;
    private final Map<BitSet, Group> groups = new LinkedHashMap<>();

    private ActionGroups(List<Rule> all, List<Rule> others, Budget budget) {
        this.all = all;
        this.others = others;
        this.covering = new BitSet();
        for (int i = 0; i < others.size(); i++) {
            Rule other = others.get(i);
            budget.spendStep();
            covering.set(i, all.stream().anyMatch(rule -> other.isLooserThan(rule) && other.coversResourcesOf(rule)));
        }
        this.budget = budget;
    }

    /**
     * The groups of actions that every one of the first rules is about, told apart by the other rules. Left out are those for
     * which one of the others surely applies wherever one of the first does.
     */
    static List<Group> of(List<Rule> all, List<Rule> others, Budget budget) {
        ActionGroups search = new ActionGroups(all, others, budget);
        search.find();
        return List.copyOf(search.groups.values());
    }

    private void find() {
        Rule narrowest = all.get(0);
        for (Rule rule : all) {
            boolean lists = !rule.actions().allExcept();
            if (lists && (narrowest.actions().allExcept() || size(rule) < size(narrowest))) {
                narrowest = rule;
            }
        }
        if (narrowest.actions().allExcept()) {
            addPattern("", ACTION);
            return;
        }
        narrowest.actions().names().forEach(this::addName);
        narrowest.actions().patterns().forEach(this::addPattern);
    }

    private static int size(Rule rule) {
        return rule.actions().names().size() + 4 * rule.actions().patterns().size();
    }

    private void addName(String name) {
        budget.spendStep();
        int colon = name.indexOf(':');
        boolean isAction = colon > 0 && colon < name.length() - 1;
        boolean isCovered =
                covering.stream().anyMatch(i -> others.get(i).actions().has(name));
        if (isAction
                && !isCovered
                && all.stream().allMatch(rule -> rule.actions().has(name))) {
            BitSet about = new BitSet();
            for (int i = 0; i < others.size(); i++) {
                about.set(i, others.get(i).actions().has(name));
            }
            groups.putIfAbsent(about, new Group(name, about));
        }
    }

    private void addPattern(String text, int[] pattern) {
        if (covering.stream().anyMatch(i -> others.get(i).actions().covers(text, pattern))) {
            return;
        }
        List<List<int[]>> sets = new ArrayList<>(List.of(List.of(ACTION), List.of(pattern)));
        BitSet required = new BitSet();
        required.set(0, 2);
        BitSet forbidden = new BitSet();
        for (Rule rule : all) {
            (rule.actions().allExcept() ? forbidden : required).set(sets.size());
            sets.add(near(rule.actions(), text, pattern));
        }
        int first = sets.size();
        for (int i = 0; i < others.size(); i++) {
            if (covering.get(i)) {
                (others.get(i).actions().allExcept() ? required : forbidden).set(sets.size());
            }
            sets.add(near(others.get(i).actions(), text, pattern));
        }
        budget.beginStates();
        for (TextClasses.TextClass found : TextClasses.of(sets, required, forbidden, false, budget, "the actions")) {
            BitSet about = new BitSet();
            IntStream.range(0, others.size())
                    .filter(i -> found.sets().get(first + i)
                            != others.get(i).actions().allExcept())
                    .forEach(about::set);
            groups.putIfAbsent(about, new Group(found.example(), about));
        }
    }

    /** What a rule lists that can have an action in common with the pattern. */
    private static List<int[]> near(ActionSet actions, String text, int[] pattern) {
        return actions.near(text)
                .filter(listed -> !Symbols.startDifferently(listed, pattern))
                .toList();
    }
}
