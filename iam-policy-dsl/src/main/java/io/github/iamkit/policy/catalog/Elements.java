package io.github.iamkit.policy.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of ARNs, or a part of one, as a row of elements, so that two patterns can be asked whether they have a text in
 * common.
 *
 * <p>Immutable and thread-safe.
 */
final class Elements {
    /** In place of an excluded character, where there is none. */
    static final int NOTHING = -1;

    /**
     * Some characters.
     *
     * @param literal the only character it stands for, or {@link #NOTHING}
     * @param excluded the only character it does not stand for, or {@link #NOTHING}
     * @param repeats whether it stands for any number of them, none included
     */
    private record Element(int literal, int excluded, boolean repeats) {
        static Element of(char literal) {
            return new Element(literal, NOTHING, false);
        }

        boolean shares(Element other) {
            return literal == NOTHING
                    ? other.literal == NOTHING || other.literal != excluded
                    : other.literal == NOTHING ? literal != other.excluded : literal == other.literal;
        }
    }

    private static final Element ANY_ONE = new Element(NOTHING, NOTHING, false);
    private static final Element ANY_RUN = new Element(NOTHING, NOTHING, true);

    private final List<Element> elements;

    private Elements(List<Element> elements) {
        this.elements = List.copyOf(elements);
    }

    /** Reads a resource of a policy: {@code *} and {@code ?} are wildcards, a policy variable is any text. */
    static Elements ofPolicy(String text) {
        List<Element> elements = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = text.startsWith("${", i) ? text.indexOf('}', i) : -1;
            if (end == i + 3 && "*?$".indexOf(text.charAt(i + 2)) >= 0) {
                elements.add(Element.of(text.charAt(i + 2)));
            } else {
                elements.add(end >= 0 || c == '*' ? ANY_RUN : c == '?' ? ANY_ONE : Element.of(c));
            }
            i = Math.max(i, end);
        }
        return new Elements(elements);
    }

    /** Reads part of a form: {@code *} is a wildcard, a variable at least one character but never the excluded one. */
    static Elements ofForm(String text, int excluded) {
        List<Element> elements = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                elements.add(new Element(NOTHING, excluded, false));
                elements.add(new Element(NOTHING, excluded, true));
                i = text.indexOf('}', i);
            } else {
                elements.add(text.charAt(i) == '*' ? ANY_RUN : Element.of(text.charAt(i)));
            }
        }
        return new Elements(elements);
    }

    /** Puts the parts of an ARN together. */
    static Elements join(List<Elements> parts) {
        List<Element> joined = new ArrayList<>(parts.get(0).elements);
        for (Elements part : parts.subList(1, parts.size())) {
            joined.add(Element.of(':'));
            joined.addAll(part.elements);
        }
        return new Elements(joined);
    }

    /** Cuts at the first colons, into so many parts at most. */
    List<Elements> split(int limit) {
        List<Elements> parts = new ArrayList<>(limit);
        int start = 0;
        for (int i = 0; i < elements.size() && parts.size() < limit - 1; i++) {
            if (elements.get(i).literal == ':') {
                parts.add(new Elements(elements.subList(start, i)));
                start = i + 1;
            }
        }
        parts.add(new Elements(elements.subList(start, elements.size())));
        return parts;
    }

    boolean hasRun() {
        return elements.stream().anyMatch(Element::repeats);
    }

    /** Tells whether some text is in both patterns, in time of the product of their lengths. */
    boolean overlaps(Elements other) {
        boolean[] reached = new boolean[other.elements.size() + 1];
        reached[0] = true;
        for (int i = 0; i <= elements.size(); i++) {
            boolean[] next = new boolean[reached.length];
            boolean any = false;
            for (int j = 0; j < reached.length; j++) {
                if (reached[j]) {
                    any = true;
                    step(i, j, other, reached, next);
                }
            }
            if (!any) {
                return false;
            }
            if (i < elements.size()) {
                reached = next;
            }
        }
        return reached[other.elements.size()];
    }

    /** Marks what can be reached when so many elements of both are behind us. */
    private void step(int i, int j, Elements other, boolean[] reached, boolean[] next) {
        Element mine = i < elements.size() ? elements.get(i) : null;
        Element theirs = j < other.elements.size() ? other.elements.get(j) : null;
        if (mine != null && mine.repeats) {
            next[j] = true;
        }
        if (theirs != null && theirs.repeats) {
            reached[j + 1] = true;
        }
        if (mine != null && theirs != null && mine.shares(theirs)) {
            (mine.repeats ? reached : next)[theirs.repeats ? j : j + 1] = true;
        }
    }
}
