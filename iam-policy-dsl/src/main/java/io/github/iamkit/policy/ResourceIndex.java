package io.github.iamkit.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of many owners can be about a resource, without asking each of them: those that name a beginning of it.
 *
 * <p>All beginnings of a text stand behind each other: what sorts between one of them and the text starts with it too. So
 * the one that sorts last before the text leads to all others.
 *
 * <p>Immutable and thread-safe.
 */
final class ResourceIndex {
    /**
     * A text that resources may start with.
     *
     * @param shorter the longest other one that this one starts with; null if there is none
     */
    private record Start(
            String text, int[] owners, @Nullable Start shorter) {}

    private final TreeMap<String, Start> starts = new TreeMap<>();
    private final BitSet anywhere = new BitSet();

    /**
     * @param prefixesByOwner what the resources that an owner is about start with: one of these texts
     */
    ResourceIndex(List<List<String>> prefixesByOwner) {
        Map<String, List<Integer>> ownersByPrefix = new TreeMap<>();
        for (int owner = 0; owner < prefixesByOwner.size(); owner++) {
            for (String prefix : prefixesByOwner.get(owner)) {
                ownersByPrefix.computeIfAbsent(prefix, key -> new ArrayList<>()).add(owner);
            }
        }
        ownersByPrefix.getOrDefault("", List.of()).forEach(anywhere::set);
        ownersByPrefix.remove("");
        Start last = null;
        for (Map.Entry<String, List<Integer>> entry : ownersByPrefix.entrySet()) {
            Start shorter = last;
            while (shorter != null && !entry.getKey().startsWith(shorter.text())) {
                shorter = shorter.shorter();
            }
            int[] owners = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
            last = new Start(entry.getKey(), owners, shorter);
            starts.put(entry.getKey(), last);
        }
    }

    /** Returns who can be about the resource, and perhaps others that ask for more than its beginning. */
    BitSet owners(String resource) {
        BitSet owners = (BitSet) anywhere.clone();
        Map.Entry<String, Start> before = starts.floorEntry(resource);
        Start start = before == null ? null : before.getValue();
        while (start != null && !resource.startsWith(start.text())) {
            start = start.shorter();
        }
        for (; start != null; start = start.shorter()) {
            for (int owner : start.owners()) {
                owners.set(owner);
            }
        }
        return owners;
    }
}
