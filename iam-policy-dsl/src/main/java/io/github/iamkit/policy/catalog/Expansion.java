package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.Glob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what patterns of actions match. */
final class Expansion {
    private Expansion() {}

    /** Returns the known actions that match at least one of the patterns, in order of service and name. */
    static List<Action> of(Catalog catalog, Collection<String> patterns) {
        boolean all = patterns.stream().anyMatch(pattern -> Glob.of(pattern).matchesEverything());
        if (all) {
            return catalog.services().stream()
                    .flatMap(service -> service.actions().stream())
                    .toList();
        }
        Map<String, List<Glob>> names = namesByService(patterns);
        List<Action> matching = new ArrayList<>();
        names.forEach((prefix, globs) -> catalog.findService(prefix)
                .ifPresent(service -> service.actionsByFoldedName().forEach((name, action) -> {
                    if (globs.stream().anyMatch(glob -> glob.matches(name))) {
                        matching.add(action);
                    }
                })));
        return List.copyOf(matching);
    }

    private static Map<String, List<Glob>> namesByService(Collection<String> patterns) {
        Map<String, List<Glob>> names = new TreeMap<>();
        for (String pattern : patterns) {
            Action folded = Action.of(CaseFolding.fold(pattern));
            if (pattern.indexOf(':') >= 0) {
                names.computeIfAbsent(folded.service(), service -> new ArrayList<>())
                        .add(Glob.of(folded.name()));
            }
        }
        return names;
    }
}
