package io.github.iamkit.policy.catalog;

import io.github.iamkit.policy.match.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds keys by the names that policies use. */
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

    /** Returns the key of this name, one without a variable part first. */
    static @Nullable KeyFacts find(List<KeyFacts> keys, CharSequence name) {
        KeyFacts found = null;
        for (KeyFacts key : keys) {
            if (key.isNamed(name) && (found == null || found.hasVariable())) {
                found = key;
            }
        }
        return found;
    }
}
