package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.analysis.Undecided.Reason;
import io.github.iamkit.policy.analysis.ValueSet.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The classes that the values of a key fall into: values of one class lie in the same sets.
 *
 * <p>Where sets of two types are in play, a class of the one type and a class of the other may or may not have a value in
 * common. Those for which a value was found come first; the others are doubtful.
 */
final class KeyClasses {
    /** Marks the class of the empty text. */
    private static final Object EMPTY = "";

    private final List<String> examples = new ArrayList<>();
    private final Map<Object, BitSet> classesOf = new HashMap<>();
    private final int certain;
    private final int empty;

    private KeyClasses(Set<Object> columns, Map<Set<Object>, String> found, Collection<Set<Object>> doubtful) {
        columns.forEach(column -> classesOf.put(column, new BitSet()));
        int emptyClass = -1;
        for (Map.Entry<Set<Object>, String> one : found.entrySet()) {
            if (one.getKey().contains(EMPTY)) {
                emptyClass = examples.size();
            }
            add(one.getKey(), one.getValue());
        }
        certain = examples.size();
        doubtful.forEach(sets -> add(sets, ""));
        empty = emptyClass;
    }

    private void add(Set<Object> sets, String example) {
        sets.forEach(set -> Objects.requireNonNull(classesOf.get(set)).set(examples.size()));
        examples.add(example);
    }

    /** The classes for some sets; a pattern with variables is as good as a set. */
    static KeyClasses of(String key, Collection<ValueSet> sets, Budget budget) {
        Map<Kind, List<ValueSet>> byKind = new EnumMap<>(Kind.class);
        Set<Object> columns = new LinkedHashSet<>(sets);
        for (ValueSet set : new LinkedHashSet<>(sets)) {
            byKind.computeIfAbsent(set.kind(), kind -> new ArrayList<>()).add(set);
            if (set instanceof TextSet texts) {
                texts.open().forEach(open -> columns.add(open.fact()));
            }
        }
        columns.add(EMPTY);
        if (byKind.containsKey(Kind.BOOLEAN) && byKind.size() > 1) {
            byKind.computeIfAbsent(Kind.TEXT, kind -> new ArrayList<>()).addAll(byKind.remove(Kind.BOOLEAN));
        }
        if (byKind.isEmpty()) {
            byKind.put(Kind.TEXT, List.of());
        }
        List<Map<Set<Object>, String>> parts = new ArrayList<>();
        byKind.forEach((kind, ofKind) -> parts.add(classes(key, kind, ofKind, budget)));
        if (parts.size() == 1) {
            return new KeyClasses(columns, parts.get(0), List.of());
        }
        return mixed(key, columns, sets, parts);
    }

    private static Map<Set<Object>, String> classes(String key, Kind kind, List<ValueSet> sets, Budget budget) {
        return switch (kind) {
            case TEXT -> texts(key, sets, budget);
            case BOOLEAN -> examined(sets, List.of("true", "false"));
            case NUMBER -> examined(sets, OrderedValues.numbers(sets));
            case DATE -> examined(sets, OrderedValues.dates(sets));
            case ADDRESS -> examined(sets, AddressValues.of(sets));
        };
    }

    private static Map<Set<Object>, String> texts(String key, List<ValueSet> sets, Budget budget) {
        List<Object> columns = new ArrayList<>();
        List<List<int[]>> patterns = new ArrayList<>();
        for (ValueSet set : sets) {
            TextSet texts = (TextSet) set;
            columns.add(texts);
            patterns.add(texts.patterns());
            for (TextSet.Open open : texts.open()) {
                columns.add(open.fact());
                patterns.add(List.of(open.approximation()));
            }
        }
        // The empty text is a class of its own, as conditions on several values take it for no value.
        columns.add(EMPTY);
        patterns.add(List.of(new int[0]));
        budget.beginStates();
        Map<Set<Object>, String> classes = new LinkedHashMap<>();
        for (TextClasses.TextClass found :
                TextClasses.of(patterns, new BitSet(), new BitSet(), true, budget, "key " + key)) {
            Set<Object> members = new HashSet<>();
            found.sets().stream().forEach(column -> members.add(columns.get(column)));
            classes.put(members, found.example());
        }
        return classes;
    }

    /** The classes of some values, which are known to stand for all. */
    private static Map<Set<Object>, String> examined(List<ValueSet> sets, Collection<String> values) {
        Map<Set<Object>, String> classes = new LinkedHashMap<>();
        for (String value : values) {
            Set<Object> members = new HashSet<>();
            sets.stream().filter(set -> set.fits(value)).forEach(members::add);
            classes.putIfAbsent(members, value);
        }
        return classes;
    }

    private static KeyClasses mixed(
            String key, Set<Object> columns, Collection<ValueSet> sets, List<Map<Set<Object>, String>> parts) {
        if (columns.stream().anyMatch(Fact.class::isInstance)) {
            throw new GaveUp(Reason.MIXED_TYPES, "key " + key + " is compared with variables and as another type");
        }
        Set<String> values = new LinkedHashSet<>();
        parts.forEach(part -> values.addAll(part.values()));
        sets.forEach(set -> values.addAll(set.texts()));
        Map<Set<Object>, String> found = new LinkedHashMap<>();
        for (String value : values) {
            Set<Object> members = new HashSet<>();
            sets.stream().filter(set -> set.fits(value)).forEach(members::add);
            if (value.isEmpty()) {
                members.add(EMPTY);
            }
            found.putIfAbsent(members, value);
        }
        Set<Set<Object>> products = new LinkedHashSet<>(Set.of(Set.of()));
        for (Map<Set<Object>, String> part : parts) {
            Set<Set<Object>> more = new LinkedHashSet<>();
            for (Set<Object> product : products) {
                for (Set<Object> members : part.keySet()) {
                    Set<Object> both = new HashSet<>(product);
                    both.addAll(members);
                    more.add(both);
                }
            }
            products = more;
        }
        products.removeAll(found.keySet());
        products.removeIf(members -> members.contains(EMPTY));
        return new KeyClasses(columns, found, products);
    }

    int count() {
        return examples.size();
    }

    /** How many classes are known to have a value; the ones after them may have none. */
    int certain() {
        return certain;
    }

    /** The class of the empty text; -1 if it is none. */
    int empty() {
        return empty;
    }

    String example(int number) {
        return examples.get(number);
    }

    /** The classes of a set, or of a pattern with variables. */
    BitSet classesOf(Object column) {
        return Objects.requireNonNull(classesOf.get(column));
    }
}
