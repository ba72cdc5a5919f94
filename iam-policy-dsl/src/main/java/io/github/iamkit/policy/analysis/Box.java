package io.github.iamkit.policy.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of all requests: what each dimension may be, and what is taken of variables.
 *
 * <p>Immutable.
 */
record Box(List<Facet> facets, Facts facts) {
    Facet facet(int dimension) {
        return facets.get(dimension);
    }

    /** This box with a dimension narrowed. */
    Box with(int dimension, Facet facet) {
        List<Facet> changed = new ArrayList<>(facets);
        changed.set(dimension, facet);
        return new Box(changed, facts);
    }

    Box with(Facts known) {
        return new Box(facets, known);
    }

    boolean isEmpty() {
        return facets.stream().anyMatch(Facet::isEmpty);
    }
}
