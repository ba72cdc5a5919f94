package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.analysis.Undecided.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The dimensions that some rules look at, cut into classes: is there a request for which all of the first rules apply, and
 * none of the others?
 *
 * <p>Not thread-safe.
 */
final class Scene {
    private static final int RESOURCE = 0;
    private static final int PRINCIPAL = 1;

    private final List<Rule> applying;
    private final List<Rule> silent;
    private final Map<String, Optional<String>> pinned;
    private final Subject subject;
    private final Budget budget;

    private final List<TextClasses.TextClass> resources;
    private final Map<Object, BitSet> resourceSets = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final List<KeyClasses> keyClasses = new ArrayList<>();
    private final Map<Fact, Search.Cover> covers = new LinkedHashMap<>();
    private final List<TextSet.Open> patterns = new ArrayList<>();

    /**
     * @param pinned values that keys are known to have, empty where they are absent
     */
    Scene(
            List<Rule> applying,
            List<Rule> silent,
            Map<String, Optional<String>> pinned,
            Subject subject,
            Budget budget) {
        this.applying = applying;
        this.silent = silent;
        this.pinned = pinned;
        this.subject = subject;
        this.budget = budget;
        this.resources = cutResources();
        cutKeys();
    }

    private Stream<Rule> rules() {
        return Stream.concat(applying.stream(), silent.stream());
    }

    private List<TextClasses.TextClass> cutResources() {
        Map<Object, List<int[]>> sets = new LinkedHashMap<>();
        rules().map(Rule::resources).filter(Objects::nonNull).forEach(set -> {
            sets.put(set, set.patterns());
            set.open().forEach(open -> sets.put(open.fact(), List.of(open.approximation())));
        });
        List<Object> columns = List.copyOf(sets.keySet());
        BitSet required = new BitSet();
        BitSet forbidden = new BitSet();
        for (Rule rule : applying) {
            TextSet set = rule.resources();
            if (set != null && rule.resourcesExcept()) {
                forbidden.set(columns.indexOf(set));
            } else if (set != null && set.open().isEmpty()) {
                required.set(columns.indexOf(set));
            }
        }
        budget.beginStates();
        List<TextClasses.TextClass> classes =
                TextClasses.of(List.copyOf(sets.values()), required, forbidden, false, budget, Fact.RESOURCE);
        for (int column = 0; column < columns.size(); column++) {
            BitSet members = new BitSet();
            for (int i = 0; i < classes.size(); i++) {
                members.set(i, classes.get(i).sets().get(column));
            }
            resourceSets.put(columns.get(column), members);
        }
        return classes;
    }

    private void cutKeys() {
        Map<String, Set<ValueSet>> sets = new LinkedHashMap<>();
        rules().flatMap(rule -> rule.conditions().stream()).forEach(condition -> {
            Set<ValueSet> ofKey = sets.computeIfAbsent(condition.key(), key -> new LinkedHashSet<>());
            if (condition.asks() == ConditionRule.Asks.VALUES && !isWhole(condition)) {
                ofKey.add(condition.values());
            }
        });
        pinned.forEach((key, value) -> sets.computeIfAbsent(key, name -> new LinkedHashSet<>())
                .addAll(value.map(TextSet::ofText).stream().toList()));
        sets.forEach((key, ofKey) -> {
            keys.add(key);
            keyClasses.add(subject.classes(key, ofKey, budget));
        });
    }

    /** Whether nothing but a fact tells when the condition holds. */
    private boolean isWhole(ConditionRule condition) {
        return condition.hasVariables() && subject.hasSeveralValues(condition.key());
    }

    private List<RuleTest> tests(Rule rule) {
        List<RuleTest> tests = new ArrayList<>();
        if (rule.namesPrincipals()) {
            tests.add(RuleTest.of(
                    PRINCIPAL, subject.callers().count(), subject.callers().reached(rule), List.of(), false));
        }
        TextSet set = rule.resources();
        if (set != null) {
            BitSet fitting = Objects.requireNonNull(resourceSets.get(set));
            List<RuleTest.Open> open = open(RESOURCE, set, one -> Objects.requireNonNull(resourceSets.get(one)));
            tests.add(RuleTest.of(RESOURCE, resources.size(), fitting, open, rule.resourcesExcept()));
        }
        rule.conditions().forEach(condition -> tests.add(test(condition)));
        return tests;
    }

    private RuleTest test(ConditionRule condition) {
        int number = keys.indexOf(condition.key());
        int dimension = PRINCIPAL + 1 + number;
        KeyClasses classes = keyClasses.get(number);
        if (condition.asks() != ConditionRule.Asks.VALUES) {
            return RuleTest.of(dimension, classes, condition, new BitSet(), List.of());
        }
        if (isWhole(condition)) {
            return RuleTest.of(dimension, classes, condition.fact());
        }
        List<RuleTest.Open> open =
                condition.values() instanceof TextSet set ? open(dimension, set, classes::classesOf) : List.of();
        return RuleTest.of(dimension, classes, condition, classes.classesOf(condition.values()), open);
    }

    private List<RuleTest.Open> open(int dimension, TextSet set, Function<Fact, BitSet> classesOf) {
        List<RuleTest.Open> open = new ArrayList<>();
        for (TextSet.Open one : set.open()) {
            BitSet classes = classesOf.apply(one.fact());
            if (covers.put(one.fact(), new Search.Cover(dimension, classes)) == null) {
                patterns.add(one);
            }
            open.add(new RuleTest.Open(one.fact(), classes));
        }
        return open;
    }

    private Map<Fact, List<Fact>> following() {
        Map<Fact, List<Fact>> following = new HashMap<>();
        for (TextSet.Open one : patterns) {
            following.put(
                    one.fact(),
                    patterns.stream()
                            .filter(other -> other != one && other.follows(one))
                            .map(TextSet.Open::fact)
                            .toList());
        }
        return following;
    }

    /** Looks for a request; what is found has still to be confirmed where variables are in play. */
    Optional<Found> find() {
        if (resources.isEmpty()) {
            return Optional.empty();
        }
        List<RuleTest> must = new ArrayList<>();
        applying.forEach(rule -> must.addAll(tests(rule)));
        List<List<RuleTest>> without = silent.stream().map(this::tests).toList();
        Search search = new Search(covers, following(), budget, String.join(", ", keys));
        Optional<Box> certain = search.find(start(true), must, without);
        boolean hasDoubtful = keyClasses.stream().anyMatch(classes -> classes.certain() < classes.count());
        if (certain.isEmpty()
                && hasDoubtful
                && search.find(start(false), must, without).isPresent()) {
            throw new GaveUp(Reason.MIXED_TYPES, "keys " + keys + " are compared as values of two types");
        }
        return certain.map(this::found);
    }

    /** All requests; of keys of two types, only those whose values are known to exist if so wanted. */
    private Box start(boolean certain) {
        List<Facet> facets = new ArrayList<>();
        facets.add(one(resources.size()));
        facets.add(one(subject.callers().count()));
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            KeyClasses classes = keyClasses.get(i);
            BitSet all = Outcome.all(certain ? classes.certain() : classes.count());
            Facet facet = subject.facet(key, all, classes.empty());
            Optional<String> pin = pinned.get(key);
            if (pin != null) {
                facet = pin.isEmpty()
                        ? new Facet(true, false, new BitSet(), null)
                        : facet.within(classes.classesOf(TextSet.ofText(pin.get())));
            }
            facets.add(facet);
        }
        return new Box(facets, Facts.NONE);
    }

    private static Facet one(int classes) {
        return new Facet(false, false, Outcome.all(classes), null);
    }

    private Found found(Box box) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> several = new LinkedHashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            KeyClasses classes = keyClasses.get(i);
            List<String> chosen = new ArrayList<>();
            Facet facet = box.facet(PRINCIPAL + 1 + i);
            facet.someValues(classes.empty()).forEach(one -> chosen.add(classes.example(one)));
            values.put(keys.get(i), chosen);
            if (facet.isSeveral()) {
                several.add(keys.get(i));
            }
        }
        String resource =
                resources.get(box.facet(RESOURCE).single().nextSetBit(0)).example();
        return new Found(
                resource,
                box.facet(PRINCIPAL).single().nextSetBit(0),
                values,
                several,
                box.facts().known());
    }
}
