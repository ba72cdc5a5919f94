package io.github.iamkit.testkit.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it comes over the wire, from whichever seam.
 *
 * <p>Immutable and thread-safe, as long as nobody writes into the body.
 */
public final class WireRequest {
    private final String method;
    private final String path;
    private final String query;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private final Parameters parameters;

    /**
     * Creates a request.
     *
     * @param method the HTTP method
     * @param path the path, still encoded
     * @param query the query, still encoded; empty if there is none
     * @param headers the headers, by names whose letter case does not matter
     * @param body the body
     */
    public WireRequest(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers.putAll(headers);
        this.body = body;
        this.parameters = Parameters.of(query, header("Content-Type"), body);
    }

    /** Returns the name of the operation that is asked for; empty if there is none. */
    public String operation() {
        return SessionEndpoint.isMeant(method, path) ? SessionEndpoint.OPERATION : parameters.get("Action");
    }

    /** Returns a parameter of the URL or the form; empty if there is none. */
    public String parameter(String name) {
        return parameters.get(name);
    }

    /** Tells whether the request has a header of this name, in whatever letter case. */
    public boolean hasHeader(String name) {
        return headers.containsKey(name);
    }

    Parameters parameters() {
        return parameters;
    }

    /** Returns the HTTP method. */
    public String method() {
        return method;
    }

    /** Returns the path, still encoded. */
    public String path() {
        return path;
    }

    String query() {
        return query;
    }

    byte[] body() {
        return body;
    }

    Optional<String> header(String name) {
        return headerValues(name).stream().findFirst();
    }

    List<String> headerValues(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
