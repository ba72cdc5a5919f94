package io.github.iamkit.testkit.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of a query request, from its URL and its body; sorted, so that what is inside of one is found at once. */
final class Parameters {
    private final TreeMap<String, String> values = new TreeMap<>();

    /** Reads the parameters; what cannot be decoded is kept as it stands. */
    static Parameters of(String query, Optional<String> contentType, byte[] body) {
        Parameters parameters = new Parameters();
        parameters.read(query);
        boolean isForm = contentType
                .map(type -> type.startsWith("application/x-www-form-urlencoded"))
                .orElse(true);
        if (isForm) {
            parameters.read(new String(body, StandardCharsets.UTF_8));
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

    /** Tells whether there is a parameter of this name or one inside it. */
    boolean hasAnyOf(String prefix) {
        String inside = values.ceilingKey(prefix + ".");
        return values.containsKey(prefix) || inside != null && inside.startsWith(prefix + ".");
    }

    /** Returns a parameter's value; empty if there is none. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }
}
