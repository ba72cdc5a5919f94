package io.github.iamkit.policy.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a part of all requests in which some tests hold and of some rules none applies.
 *
 * <p>It starts with all requests and narrows. A rule that applies nowhere in what is left is dropped; one that applies
 * everywhere ends the branch; of the others the one that can fail in the fewest ways is taken, and each way is tried. So a
 * branch ends only for a reason that holds for every request in it.
 */
final class Search {
    private final Map<Fact, Cover> covers;
    private final Map<Fact, List<Fact>> following;
    private final Budget budget;
    private final String what;
    private final Deque<Node> open = new ArrayDeque<>();

    /** Where a pattern with variables can match at most. */
    record Cover(int dimension, BitSet classes) {}

    /** A partial request, with the tests that it still has to pass and the rules that it still has to escape. */
    private record Node(Box box, List<RuleTest> tests, List<List<RuleTest>> rules) {}

    Search(Map<Fact, Cover> covers, Map<Fact, List<Fact>> following, Budget budget, String what) {
        this.covers = covers;
        this.following = following;
        this.budget = budget;
        this.what = what;
    }

    /** Returns a part in which every test holds and none of the rules applies, each of which is a list of tests. */
    Optional<Box> find(Box start, List<RuleTest> tests, List<List<RuleTest>> rules) {
        budget.beginNodes();
        open.clear();
        open.push(new Node(start, tests, rules));
        while (!open.isEmpty()) {
            budget.spendNode(what);
            Box found = look(open.pop());
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** Looks at a part: returns it if nothing is left to do, else leaves its parts to be looked at. */
    private @Nullable Box look(Node node) {
        Box box = node.box;
        if (box.isEmpty()) {
            return null;
        }
        for (int i = 0; i < node.tests.size(); i++) {
            RuleTest test = node.tests.get(i);
            Facet facet = box.facet(test.dimension());
            Optional<Fact> unknown = test.unknown(box.facts());
            Facet narrowed = facet.and(test.most(box.facts()));
            if (narrowed.isEmpty()) {
                return null;
            }
            box = box.with(test.dimension(), narrowed);
            if (unknown.isPresent() && !always(test, facet, box.facts())) {
                List<RuleTest> rest = node.tests.subList(i, node.tests.size());
                split(new Node(box, rest, node.rules), unknown.get());
                return null;
            }
        }
        return escape(box, node.rules);
    }

    private @Nullable Box escape(Box box, List<List<RuleTest>> rules) {
        List<List<RuleTest>> left = new ArrayList<>(rules.size());
        List<RuleTest> fewest = null;
        for (List<RuleTest> rule : rules) {
            List<RuleTest> undecided = undecided(rule, box);
            if (undecided == null) {
                continue;
            }
            if (undecided.isEmpty()) {
                return null;
            }
            left.add(undecided);
            if (fewest == null || undecided.size() < fewest.size()) {
                fewest = undecided;
            }
        }
        if (fewest == null) {
            return box;
        }
        for (RuleTest test : fewest) {
            Optional<Fact> unknown = test.unknown(box.facts());
            if (unknown.isPresent()) {
                split(new Node(box, List.of(), left), unknown.get());
                return null;
            }
        }
        left.remove(fewest);
        fail(box, fewest, left);
        return null;
    }

    /** The tests of a rule that hold for some and fail for others; null if one fails for all. */
    private static @Nullable List<RuleTest> undecided(List<RuleTest> rule, Box box) {
        List<RuleTest> undecided = new ArrayList<>(rule.size());
        for (RuleTest test : rule) {
            Facet facet = box.facet(test.dimension());
            if (facet.and(test.most(box.facts())).isEmpty()) {
                return null;
            }
            if (!always(test, facet, box.facts())) {
                undecided.add(test);
            }
        }
        return undecided;
    }

    private static boolean always(RuleTest test, Facet facet, Facts facts) {
        return facet.and(test.least(facts).negated(test.classes())).isEmpty();
    }

    /** Leaves to be looked at: the part where the first test fails, where it holds and the second fails, and so on. */
    private void fail(Box box, List<RuleTest> tests, List<List<RuleTest>> rules) {
        List<Node> parts = new ArrayList<>(tests.size());
        Box rest = box;
        for (RuleTest test : tests) {
            Facet facet = rest.facet(test.dimension());
            Outcome outcome = test.least(rest.facts());
            Facet failing = facet.and(outcome.negated(test.classes()));
            if (!failing.isEmpty()) {
                parts.add(new Node(rest.with(test.dimension(), failing), List.of(), rules));
            }
            rest = rest.with(test.dimension(), facet.and(outcome));
            if (rest.isEmpty()) {
                break;
            }
        }
        for (int i = parts.size(); i > 0; i--) {
            open.push(parts.get(i - 1));
        }
    }

    /** Leaves to be looked at: the part where the fact is false, then the one where it is true. */
    private void split(Node node, Fact fact) {
        for (boolean value : new boolean[] {true, false}) {
            node.box
                    .facts()
                    .with(fact, value, following)
                    .map(known -> matching(node.box, known))
                    .ifPresent(box -> open.push(new Node(box, node.tests, node.rules)));
        }
    }

    /** The part of a box in which the patterns match that are taken to match. */
    private Box matching(Box box, Facts known) {
        Box narrowed = box.with(known);
        for (Map.Entry<Fact, Boolean> one : known.known().entrySet()) {
            Cover cover = covers.get(one.getKey());
            if (one.getValue() && cover != null) {
                narrowed = narrowed.with(
                        cover.dimension(), narrowed.facet(cover.dimension()).within(cover.classes()));
            }
        }
        return narrowed;
    }
}
