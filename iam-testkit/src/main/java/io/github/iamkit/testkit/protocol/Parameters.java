package io.github.iamkit.testkit.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The parameters of a query request, from its URL and its body. */
final class Parameters {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Reads the parameters; what cannot be decoded is kept as it stands. */
    static Parameters of(WireRequest request) {
        Parameters parameters = new Parameters();
        parameters.read(request.query());
        boolean isForm = request.header("Content-Type")
                .map(type -> type.startsWith("application/x-www-form-urlencoded"))
                .orElse(true);
        if (isForm) {
            parameters.read(new String(request.body(), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private void read(String form) {
        int start = 0;
        while (start < form.length()) {
            int end = form.indexOf('&', start);
            String pair = form.substring(start, end < 0 ? form.length() : end);
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
            start = end < 0 ? form.length() : end + 1;
        }
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Tells whether there is a parameter of this name or one inside it. */
    boolean hasAnyOf(String prefix) {
        return values.containsKey(prefix) || values.keySet().stream().anyMatch(name -> name.startsWith(prefix + "."));
    }

    /** Returns a parameter's value; empty if there is none. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    Set<String> names() {
        return values.keySet();
    }
}
