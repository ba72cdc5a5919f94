package io.github.iamkit.policy.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a search found: values for the dimensions of a request.
 *
 * @param resource the resource
 * @param caller the number of the caller
 * @param values the values of each key that is in play, none where it is absent
 * @param several the keys that have their values as keys that may have several
 * @param facts what was taken of variables
 */
record Found(
        String resource, int caller, Map<String, List<String>> values, Set<String> several, Map<Fact, Boolean> facts) {}
