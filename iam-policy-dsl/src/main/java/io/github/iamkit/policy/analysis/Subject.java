package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.condition.Operator.Qualifier;
import io.github.iamkit.policy.match.ContextKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two sides of a question speak of: the keys with the forms that their values can have, and the callers.
 *
 * <p>Not thread-safe: classes that were cut are kept.
 */
final class Subject {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> qualified = new HashSet<>();
    private final Map<List<Object>, KeyClasses> known = new HashMap<>();
    private final Callers callers;

    private Subject(List<Rule> rules, Callers callers) {
        this.callers = callers;
        for (Rule rule : rules) {
            for (ConditionRule condition : rule.conditions()) {
                names.putIfAbsent(condition.key(), condition.name());
                if (condition.operator().qualifier() != Qualifier.NONE) {
                    qualified.add(condition.key());
                }
            }
            rule.variables().forEach(key -> names.putIfAbsent(key.folded(), key.name()));
        }
    }

    /** What the sides of a question speak of. */
    static Subject of(List<Access> sides) {
        List<Rule> rules = sides.stream().flatMap(side -> side.rules().stream()).toList();
        boolean namesPrincipals = rules.stream().anyMatch(Rule::namesPrincipals);
        return new Subject(rules, namesPrincipals ? Callers.of(rules) : Callers.ofIdentities());
    }

    /** What the sides of a question about some callers speak of. */
    static Subject of(List<Access> sides, Callers callers) {
        return new Subject(sides.stream().flatMap(side -> side.rules().stream()).toList(), callers);
    }

    Callers callers() {
        return callers;
    }

    /** The keys that the policies speak of, by folded name. */
    Map<String, String> names() {
        return names;
    }

    /** Whether a key may have several values: AWS says so, or a policy asks for all or any of them. */
    boolean hasSeveralValues(String key) {
        return ContextKey.isMultivaluedGlobal(key) || qualified.contains(key);
    }

    /** All that is possible for a key. */
    Facet facet(String key, BitSet classes, int empty) {
        boolean several = hasSeveralValues(key);
        BitSet notEmpty = (BitSet) classes.clone();
        if (empty >= 0) {
            notEmpty.clear(empty);
        }
        return new Facet(
                true,
                several && empty >= 0,
                ContextKey.isMultivaluedGlobal(key) ? new BitSet() : classes,
                several ? new Facet.Several(classes, List.of(notEmpty)) : null);
    }

    /** The classes of a key for some sets. */
    KeyClasses classes(String key, Collection<ValueSet> sets, Budget budget) {
        List<Object> question = new ArrayList<>();
        question.add(key);
        question.addAll(sets);
        KeyClasses classes = known.get(question);
        if (classes == null) {
            classes = KeyClasses.of(names.getOrDefault(key, key), sets, budget);
            known.put(question, classes);
        }
        return classes;
    }
}
