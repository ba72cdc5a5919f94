package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.match.ContextKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Values to try for the variables of some rules: ones that differ, ones that agree, and ones that fit what is written there. */
final class FillingCandidates {
    private static final int MOST = 200;
    private static final int MOST_PER_KEY = 24;

    private final List<Rule> rules;
    private final Found found;

    FillingCandidates(List<Rule> rules, Found found) {
        this.rules = rules;
        this.found = found;
    }

    /** The combinations to try, likely ones first. */
    List<Map<String, Optional<String>>> all() {
        Set<String> keys = new LinkedHashSet<>();
        rules.stream().flatMap(Rule::variables).map(ContextKey::folded).forEach(keys::add);
        Map<String, List<Optional<String>>> values = new LinkedHashMap<>();
        keys.forEach(key -> values.put(key, values(key, keys)));

        Set<Map<String, Optional<String>>> combinations = new LinkedHashSet<>();
        Map<String, Optional<String>> usual = new LinkedHashMap<>();
        values.forEach((key, all) -> usual.put(key, all.get(0)));
        combinations.add(usual);
        Map<String, Optional<String>> same = new LinkedHashMap<>();
        keys.forEach(key -> same.put(key, Optional.of("same")));
        combinations.add(same);
        values.forEach((key, all) -> all.forEach(value -> {
            Map<String, Optional<String>> one = new LinkedHashMap<>(usual);
            one.put(key, value);
            combinations.add(one);
        }));
        addProducts(values, combinations);
        return combinations.stream().limit(MOST).toList();
    }

    /**
     * The combinations that are all that there are, as conditions that have to hold leave the keys no other values; nothing if
     * that is not so.
     */
    static Optional<List<Map<String, Optional<String>>>> complete(
            List<Rule> applying, List<Rule> all, Subject subject) {
        Map<String, List<Optional<String>>> values = new LinkedHashMap<>();
        for (ContextKey key : all.stream().flatMap(Rule::variables).toList()) {
            Optional<List<String>> only = applying.stream()
                    .flatMap(rule -> rule.conditions().stream())
                    .filter(condition -> condition.key().equals(key.folded()))
                    .flatMap(condition -> condition.onlyValues().stream())
                    .findFirst();
            if (only.isEmpty() || subject.hasSeveralValues(key.folded())) {
                return Optional.empty();
            }
            values.put(key.folded(), only.get().stream().map(Optional::of).toList());
        }
        Set<Map<String, Optional<String>>> combinations = new LinkedHashSet<>();
        addProducts(values, combinations);
        return combinations.size() < MOST ? Optional.of(List.copyOf(combinations)) : Optional.empty();
    }

    private static void addProducts(
            Map<String, List<Optional<String>>> values, Set<Map<String, Optional<String>>> combinations) {
        List<Map<String, Optional<String>>> products = List.of(Map.of());
        for (Map.Entry<String, List<Optional<String>>> key : values.entrySet()) {
            List<Map<String, Optional<String>>> longer = new ArrayList<>();
            for (Map<String, Optional<String>> product : products) {
                for (Optional<String> value : key.getValue()) {
                    if (longer.size() < MOST) {
                        Map<String, Optional<String>> one = new LinkedHashMap<>(product);
                        one.put(key.getKey(), value);
                        longer.add(one);
                    }
                }
            }
            products = longer;
        }
        combinations.addAll(products);
    }

    private List<Optional<String>> values(String key, Set<String> keys) {
        Set<Optional<String>> values = new LinkedHashSet<>();
        found.values().getOrDefault(key, List.of()).forEach(value -> values.add(Optional.of(value)));
        values.add(Optional.of("value" + List.copyOf(keys).indexOf(key)));
        values.add(Optional.empty());
        written(key).forEach(value -> values.add(Optional.of(value)));
        fitting(key).forEach(value -> values.add(Optional.of(value)));
        values.add(Optional.of(""));
        return values.stream().limit(MOST_PER_KEY).toList();
    }

    /** The values that conditions on the key are about. */
    private Stream<String> written(String key) {
        return rules.stream()
                .flatMap(rule -> rule.conditions().stream())
                .filter(condition -> condition.key().equals(key))
                .flatMap(condition -> condition.values().texts().stream())
                .filter(text -> !text.contains("${"))
                .map(text -> text.replace("*", "x").replace("?", "x"));
    }

    /** What other texts have in the place of the variable. */
    private Stream<String> fitting(String key) {
        List<String> texts = rules.stream()
                .flatMap(rule -> Stream.concat(
                        Stream.ofNullable(rule.resources()),
                        rule.conditions().stream().map(ConditionRule::values)))
                .flatMap(set -> set.texts().stream())
                .distinct()
                .toList();
        List<String> examples = new ArrayList<>(texts);
        examples.add(found.resource());
        found.values().values().forEach(examples::addAll);
        return texts.stream()
                .filter(text -> text.contains("${"))
                .flatMap(text -> examples.stream().flatMap(other -> part(text, other)))
                .filter(part -> !part.contains("${"))
                .map(part -> part.replace("*", "x").replace("?", "x"));
    }

    /** What stands in the other text from where the first variable of the text starts, up to what follows it. */
    private static Stream<String> part(String text, String other) {
        int start = text.indexOf("${");
        int close = text.indexOf('}', start);
        if (start < 0 || close < 0 || other.length() < start || !other.startsWith(text.substring(0, start))) {
            return Stream.empty();
        }
        String rest = other.substring(start);
        String following = text.substring(close + 1);
        Stream.Builder<String> parts = Stream.builder();
        parts.add(rest);
        for (String end : List.of("/", ":", "-", "*")) {
            int position = rest.indexOf(end);
            if (position >= 0) {
                parts.add(rest.substring(0, position));
            }
        }
        if (!following.isEmpty() && rest.endsWith(following)) {
            parts.add(rest.substring(0, rest.length() - following.length()));
        }
        return parts.build();
    }
}
