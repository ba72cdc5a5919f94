package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.match.ActionText;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.Glob;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The actions that a statement is about, in the one letter case that actions are compared in.
 *
 * @param allExcept whether it is about all others
 * @param names the actions without wildcards
 * @param patterns the patterns, by their text
 */
record ActionSet(boolean allExcept, Set<String> names, Map<String, int[]> patterns) {
    static ActionSet of(Statement statement) {
        boolean allExcept =
                statement.actions().isEmpty() && !statement.notActions().isEmpty();
        List<Action> listed = allExcept ? statement.notActions() : statement.actions();
        boolean allowsLess = (statement.effect() == Effect.DENY) != allExcept;
        return of(allExcept, listed.stream().map(Action::text), allowsLess);
    }

    /** The actions that one of some patterns covers, where a wildcard may stand for the service too. */
    static ActionSet ofPatterns(List<String> texts) {
        return of(false, texts.stream(), true);
    }

    private static ActionSet of(boolean allExcept, Stream<String> listed, boolean matchesAnyService) {
        Set<String> names = new LinkedHashSet<>();
        Map<String, int[]> patterns = new LinkedHashMap<>();
        listed.map(CaseFolding::fold).forEach(text -> {
            if (!ActionText.isPattern(text)) {
                names.add(text);
            } else if (matchesAnyService || !ActionText.hasOpenService(text)) {
                patterns.put(text, Glob.builder().pattern(text).symbols());
            }
        });
        return new ActionSet(allExcept, names, patterns);
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
        return patterns.values().stream().anyMatch(pattern -> Symbols.covers(pattern, characters));
    }

    /** Whether the statement is about the action. */
    boolean has(String action) {
        return lists(action) != allExcept;
    }

    /** Whether the statement is surely about every action that the pattern covers. */
    boolean covers(String text, int[] pattern) {
        if (allExcept) {
            return listed().allMatch(other -> Symbols.startDifferently(other, pattern));
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

    private boolean listsAll(String text, int[] pattern) {
        return patterns.containsKey(text) || patterns.values().stream().anyMatch(mine -> Symbols.covers(mine, pattern));
    }

    /** The symbols of what is listed. */
    Stream<int[]> listed() {
        return Stream.concat(names.stream().map(name -> name.codePoints().toArray()), patterns.values().stream());
    }
}
