package io.github.iamkit.policy;

import java.util.List;

/**
 * What a request gives for one key of its context.
 *
 * @param key the key in the letter case that it was given in
 * @param values the values as text, in the order they were given; none is as good as no key
 * @param isMultivalued whether the key may have several values in a request, however many it has in this one
 */
record ContextValue(String key, List<String> values, boolean isMultivalued) {
    static ContextValue single(String key, String value) {
        return new ContextValue(key, List.of(value), false);
    }
}
