package io.github.iamkit.policy;

import io.github.iamkit.policy.match.ActionText;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.Glob;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of many owners list an action, without asking each of them (section 2.1).
 *
 * <p>Actions without wildcards are looked up by name. Patterns are tried for their own service only, so the cost grows
 * with what could match.
 *
 * <p>Immutable and thread-safe once filled.
 */
final class ActionIndex {
    /** A pattern of names, and who lists it. */
    private record Listed(Glob pattern, int owner) {}

    private final Map<String, BitSet> literals = new HashMap<>();
    private final Map<String, List<Listed>> patternsByService = new HashMap<>();
    private final List<Listed> patternsOfAnyService = new ArrayList<>();
    private final BitSet everything = new BitSet();

    /**
     * Adds an action or pattern that an owner lists.
     *
     * @param matchesAnyService whether a wildcard counts before the colon too, where AWS documents none (A3)
     */
    void add(String action, int owner, boolean matchesAnyService) {
        String folded = CaseFolding.fold(action);
        int colon = folded.indexOf(':');
        if (Glob.of(folded).matchesEverything()) {
            everything.set(owner);
        } else if (!ActionText.isPattern(folded)) {
            literals.computeIfAbsent(folded, key -> new BitSet()).set(owner);
        } else if (ActionText.hasOpenService(folded)) {
            if (matchesAnyService) {
                patternsOfAnyService.add(new Listed(Glob.of(folded), owner));
            }
        } else {
            patternsByService
                    .computeIfAbsent(folded.substring(0, colon), key -> new ArrayList<>())
                    .add(new Listed(Glob.of(folded.substring(colon + 1)), owner));
        }
    }

    /** Returns who lists the action, which has been folded to one letter case. */
    BitSet owners(String action) {
        BitSet owners = (BitSet) everything.clone();
        BitSet exact = literals.get(action);
        if (exact != null) {
            owners.or(exact);
        }
        int colon = action.indexOf(':');
        if (colon >= 0) {
            String name = action.substring(colon + 1);
            addOwners(patternsByService.getOrDefault(action.substring(0, colon), List.of()), name, owners);
        }
        addOwners(patternsOfAnyService, action, owners);
        return owners;
    }

    private static void addOwners(List<Listed> patterns, String text, BitSet owners) {
        for (int i = 0; i < patterns.size(); i++) {
            Listed listed = patterns.get(i);
            if (!owners.get(listed.owner()) && listed.pattern().matches(text)) {
                owners.set(listed.owner());
            }
        }
    }
}
