package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.Glob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds few patterns for many actions, service by service. */
final class Shrinking {
    private static final String EVERYTHING = "*";

    private Shrinking() {}

    static List<Action> of(Catalog catalog, Collection<String> actions) {
        Map<String, Set<String>> wanted = new TreeMap<>();
        Set<String> unknown = new TreeSet<>();
        for (String action : new LinkedHashSet<>(actions)) {
            List<Action> matching = catalog.expand(action);
            if (matching.isEmpty()) {
                unknown.add(action);
            }
            matching.forEach(match -> wanted.computeIfAbsent(match.service(), service -> new TreeSet<>())
                    .add(match.name()));
        }
        List<String> patterns = patterns(catalog, wanted);
        unknown.removeIf(action -> isMatchedBy(patterns, action));
        patterns.addAll(unknown);
        return patterns.stream().map(Action::of).toList();
    }

    private static List<String> patterns(Catalog catalog, Map<String, Set<String>> wanted) {
        List<String> patterns = new ArrayList<>();
        boolean everything = wanted.size() == catalog.services().size();
        for (Map.Entry<String, Set<String>> service : wanted.entrySet()) {
            List<String> all = catalog.service(service.getKey()).actions().stream()
                    .map(Action::name)
                    .toList();
            everything &= all.size() == service.getValue().size();
            ShorterNames.of(all, service.getValue()).forEach(name -> patterns.add(service.getKey() + ":" + name));
        }
        return everything ? new ArrayList<>(List.of(EVERYTHING)) : patterns;
    }

    /** Tells whether an action that is not known is matched all the same; what is a pattern itself never counts as matched. */
    private static boolean isMatchedBy(List<String> patterns, String action) {
        String folded = CaseFolding.fold(action);
        return !Action.of(action).isPattern()
                && patterns.stream()
                        .anyMatch(pattern -> Glob.of(CaseFolding.fold(pattern)).matches(folded));
    }
}
