package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.match.CaseFolding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds few patterns that match certain names of a service's actions and none of the others: candidates are cut at the words
 * of names, the one that saves most is taken again and again, and in the end what the others cover is left out.
 */
final class ShorterNames {
    /** What a pattern needs in a policy beside the name: quotes, a comma, and the colon after the service. */
    private static final int AROUND = 4;

    /**
     * A pattern and the names it matches, by their index.
     *
     * @param text the pattern
     * @param matches the names
     */
    private record Candidate(String text, BitSet matches) {
        /** Returns how many of the names are matched for each character that is written. */
        double worth(BitSet names) {
            BitSet matched = (BitSet) matches.clone();
            matched.and(names);
            return matched.cardinality() / (double) (text.length() + AROUND);
        }
    }

    private final List<String> names;
    private final List<String> folded;
    private final BitSet wanted;

    private ShorterNames(List<String> names, Set<String> wanted) {
        this.names = names;
        this.folded = names.stream().map(CaseFolding::fold).toList();
        this.wanted = new BitSet(names.size());
        IntStream.range(0, names.size())
                .filter(i -> wanted.contains(names.get(i)))
                .forEach(this.wanted::set);
    }

    /**
     * Returns the patterns in order.
     *
     * @param names all names there are
     * @param wanted those of them that are to be matched
     */
    static List<String> of(List<String> names, Set<String> wanted) {
        return new ShorterNames(names, wanted).patterns();
    }

    private List<String> patterns() {
        if (wanted.cardinality() == names.size()) {
            return List.of("*");
        }
        List<Candidate> chosen = withoutCovered(choose(candidates()));
        return chosen.stream().map(Candidate::text).sorted().toList();
    }

    private List<Candidate> choose(List<Candidate> candidates) {
        List<Candidate> chosen = new ArrayList<>();
        BitSet open = (BitSet) wanted.clone();
        while (!open.isEmpty()) {
            Candidate best = best(candidates, open);
            chosen.add(best);
            open.andNot(best.matches());
        }
        return chosen;
    }

    private Candidate best(List<Candidate> candidates, BitSet open) {
        Candidate best = literal(open.nextSetBit(0));
        double most = best.worth(open);
        for (Candidate candidate : candidates) {
            double worth = candidate.worth(open);
            if (worth > most) {
                best = candidate;
                most = worth;
            }
        }
        return best;
    }

    /** Leaves out what the others cover, and writes in full what is there for one name only. */
    private List<Candidate> withoutCovered(List<Candidate> chosen) {
        List<Candidate> left = new ArrayList<>(chosen);
        left.sort(Comparator.comparingInt(candidate -> candidate.matches().cardinality()));
        for (int i = left.size() - 1; i >= 0; i--) {
            BitSet alone = matchedByNoOther(left, i);
            if (alone.isEmpty()) {
                left.remove(i);
            } else if (alone.cardinality() == 1) {
                left.set(i, literal(alone.nextSetBit(0)));
            }
        }
        return left;
    }

    private static BitSet matchedByNoOther(List<Candidate> candidates, int index) {
        BitSet alone = (BitSet) candidates.get(index).matches().clone();
        for (int i = 0; i < candidates.size(); i++) {
            if (i != index) {
                alone.andNot(candidates.get(i).matches());
            }
        }
        return alone;
    }

    private Candidate literal(int name) {
        BitSet only = new BitSet();
        only.set(name);
        return new Candidate(names.get(name), only);
    }

    /** Returns every pattern of at least two wanted names and no other, with one piece before, after or between stars. */
    private List<Candidate> candidates() {
        Set<String> seen = new LinkedHashSet<>();
        List<Candidate> candidates = new ArrayList<>();
        wanted.stream().forEach(i -> {
            String name = names.get(i);
            List<Integer> cuts = cuts(name);
            for (int start : cuts) {
                for (int end : cuts) {
                    if (start <= end) {
                        add(candidates, seen, name.substring(0, start), "", name.substring(end));
                        add(candidates, seen, "", name.substring(start, end), "");
                    }
                }
            }
        });
        return candidates;
    }

    private void add(List<Candidate> candidates, Set<String> seen, String prefix, String infix, String suffix) {
        String text = infix.isEmpty() ? prefix + "*" + suffix : "*" + infix + "*";
        if (text.length() > 1 && seen.add(text)) {
            BitSet matches = matches(CaseFolding.fold(prefix), CaseFolding.fold(infix), CaseFolding.fold(suffix));
            if (matches != null && matches.cardinality() > 1) {
                candidates.add(new Candidate(text, matches));
            }
        }
    }

    /** Returns the names with this start, this end, and this between, or null if one of them is not wanted. */
    private @Nullable BitSet matches(String prefix, String infix, String suffix) {
        for (int i = wanted.nextClearBit(0); i < names.size(); i = wanted.nextClearBit(i + 1)) {
            if (isMatch(folded.get(i), prefix, infix, suffix)) {
                return null;
            }
        }
        BitSet matches = new BitSet(names.size());
        wanted.stream()
                .filter(i -> isMatch(folded.get(i), prefix, infix, suffix))
                .forEach(matches::set);
        return matches;
    }

    private static boolean isMatch(String name, String prefix, String infix, String suffix) {
        return name.length() >= prefix.length() + suffix.length()
                && name.startsWith(prefix)
                && name.endsWith(suffix)
                && name.contains(infix);
    }

    /** Returns where words begin, and both ends. */
    private static List<Integer> cuts(String name) {
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i <= name.length(); i++) {
            boolean end = i == 0 || i == name.length();
            if (end || Character.isUpperCase(name.charAt(i)) && isWordStart(name, i)) {
                cuts.add(i);
            }
        }
        return cuts;
    }

    private static boolean isWordStart(String name, int i) {
        boolean afterSmall = !Character.isUpperCase(name.charAt(i - 1));
        boolean beforeSmall = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        return afterSmall || beforeSmall;
    }
}
