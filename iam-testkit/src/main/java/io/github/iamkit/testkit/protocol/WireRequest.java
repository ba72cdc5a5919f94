package io.github.iamkit.testkit.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it comes over the wire, from whichever seam.
 *
 * @param method the HTTP method
 * @param path the path, still encoded
 * @param query the query, still encoded; empty if there is none
 * @param headers the headers, by names whose letter case does not matter
 * @param body the body
 */
public record WireRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
    /** Makes the headers' names indifferent to letter case. */
    public WireRequest {
        Map<String, List<String>> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(headers);
        headers = ignoringCase;
    }

    /** Returns the name of the operation that is asked for; empty if there is none. */
    public String operation() {
        return Parameters.of(this).get("Action");
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
