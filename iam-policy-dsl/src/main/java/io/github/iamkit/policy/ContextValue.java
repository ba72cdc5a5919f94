package io.github.iamkit.policy;

import java.util.List;

/**
 * What a request gives for one key of its context.
 *
 * @param key the key in the letter case that it was given in
 * @param values the values in the order they were given; none is as good as no key
 * @param isMultivalued whether the key may have several values in a request, however many it has in this one
 */
record ContextValue(String key, List<RequestValue> values, boolean isMultivalued) {
    static ContextValue of(String key, List<String> values, boolean isMultivalued) {
        return new ContextValue(key, values.stream().map(RequestValue::new).toList(), isMultivalued);
    }

    static ContextValue single(String key, String value) {
        return new ContextValue(key, List.of(new RequestValue(value)), false);
    }

    List<String> texts() {
        return values.stream().map(RequestValue::text).toList();
    }
}
