package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.match.Glob;

/** What is in the names of keys. */
final class KeyNames {
    private KeyNames() {}

    /** Returns what stands before the first colon, all of it if there is none. */
    static String prefix(CharSequence key) {
        String text = key.toString();
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /** Returns the pattern of a name in which each <code>${...}</code> stands for at least one character. */
    static Glob pattern(String name) {
        Glob.Builder pattern = Glob.builder();
        int position = 0;
        for (int start = name.indexOf("${"); start >= 0; start = name.indexOf("${", position)) {
            pattern.literal(name.substring(position, start)).pattern("?*");
            position = name.indexOf('}', start) + 1;
        }
        return pattern.literal(name.substring(position)).build();
    }
}
