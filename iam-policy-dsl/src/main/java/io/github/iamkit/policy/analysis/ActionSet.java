package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.match.ActionText;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.Glob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The actions that a statement is about, in the one letter case that actions are compared in.
 *
 * <p>Immutable.
 */
final class ActionSet {
    private static final String ANY_SERVICE = "";

    private final boolean allExcept;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, int[]> patterns = new LinkedHashMap<>();
    private final Map<String, List<int[]>> byService = new HashMap<>();

    private ActionSet(boolean allExcept, Stream<String> listed, boolean matchesAnyService) {
        this.allExcept = allExcept;
        listed.map(CaseFolding::fold).forEach(text -> {
            if (!ActionText.isPattern(text)) {
                if (names.add(text)) {
                    add(text, text.codePoints().toArray());
                }
            } else if (matchesAnyService || !ActionText.hasOpenService(text)) {
                int[] pattern = Glob.builder().pattern(text).symbols();
                if (patterns.put(text, pattern) == null) {
                    add(text, pattern);
                }
            }
        });
    }

    private void add(String text, int[] symbols) {
        byService.computeIfAbsent(service(text), key -> new ArrayList<>()).add(symbols);
    }

    /** The service that a text names; of one that may mean several, none. */
    private static String service(String text) {
        int colon = text.indexOf(':');
        String service = colon < 0 ? "*" : text.substring(0, colon);
        return ActionText.isPattern(service) ? ANY_SERVICE : service;
    }

    static ActionSet of(Statement statement) {
        boolean allExcept =
                statement.actions().isEmpty() && !statement.notActions().isEmpty();
        List<Action> listed = allExcept ? statement.notActions() : statement.actions();
        boolean allowsLess = (statement.effect() == Effect.DENY) != allExcept;
        return new ActionSet(allExcept, listed.stream().map(Action::text), allowsLess);
    }

    /** Whether it is all actions but those that are listed. */
    boolean allExcept() {
        return allExcept;
    }

    /** The listed actions without wildcards. */
    Set<String> names() {
        return names;
    }

    /** The listed patterns, by their text. */
    Map<String, int[]> patterns() {
        return patterns;
    }

    /** Whether an action is listed, be it to be left out. */
    private boolean lists(String action) {
        if (names.contains(action)) {
            return true;
        }
        if (patterns.isEmpty()) {
            return false;
        }
        int[] characters = action.codePoints().toArray();
        return near(action).anyMatch(listed -> Symbols.covers(listed, characters));
    }

    /** Whether the statement is about the action. */
    boolean has(String action) {
        return lists(action) != allExcept;
    }

    /** Whether the statement is surely about every action that the pattern covers. */
    boolean covers(String text, int[] pattern) {
        if (allExcept) {
            return near(text).allMatch(other -> Symbols.startDifferently(other, pattern));
        }
        return listsAll(text, pattern);
    }

    /** Whether the statement is surely about every action that the other one is about. */
    boolean covers(ActionSet other) {
        if (other.allExcept) {
            return allExcept
                    ? names.stream().allMatch(other::lists)
                            && patterns.entrySet().stream()
                                    .allMatch(one -> other.listsAll(one.getKey(), one.getValue()))
                    : listsAll("*", new int[] {Symbols.STAR});
        }
        return other.names.stream().allMatch(this::has)
                && other.patterns.entrySet().stream().allMatch(one -> covers(one.getKey(), one.getValue()));
    }

    /** Whether the two surely have no action in common, as none of a service that both name. */
    boolean isApartFrom(ActionSet other) {
        boolean namesServices = !allExcept && !other.allExcept;
        return namesServices
                && !byService.containsKey(ANY_SERVICE)
                && !other.byService.containsKey(ANY_SERVICE)
                && Collections.disjoint(byService.keySet(), other.byService.keySet());
    }

    private boolean listsAll(String text, int[] pattern) {
        return patterns.containsKey(text) || patterns.values().stream().anyMatch(mine -> Symbols.covers(mine, pattern));
    }

    /** What is listed of the services that a text can mean. */
    Stream<int[]> near(String text) {
        String service = service(text);
        if (service.equals(ANY_SERVICE)) {
            return byService.values().stream().flatMap(List::stream);
        }
        return Stream.concat(
                byService.getOrDefault(service, List.of()).stream(),
                byService.getOrDefault(ANY_SERVICE, List.of()).stream());
    }

    /** Whether the other one lists the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ActionSet set
                && allExcept == set.allExcept
                && names.equals(set.names)
                && patterns.keySet().equals(set.patterns.keySet());
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + patterns.keySet().hashCode();
    }
}
