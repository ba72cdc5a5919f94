package io.github.iamkit.policy.analysis;

import java.util.List;
import java.util.Map;

/**
 * What a search found: values for the dimensions of a request.
 *
 * @param resource the resource
 * @param caller the number of the caller
 * @param values the values of each key that is in play, none where it is absent
 * @param facts what was taken of variables
 */
record Found(String resource, int caller, Map<String, List<String>> values, Map<Fact, Boolean> facts) {}
