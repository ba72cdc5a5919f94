package io.github.iamkit.testkit.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A profile of Roles Anywhere: roles that sessions may be of, how long these last, and what they are told of certificates.
 *
 * @param mappings what is taken of each field of a certificate: parts such as {@code CN}, or all as {@code *}
 */
record StoredProfile(
        String arn,
        String name,
        List<String> roleArns,
        int seconds,
        boolean acceptsSessionNames,
        Map<String, Set<String>> mappings,
        boolean isEnabled) {
    private static final Set<String> ALL = Set.of("*");

    /** What a profile takes of certificates unless it is told otherwise. */
    static final Map<String, Set<String>> USUAL_MAPPINGS =
            Map.of("x509Subject", ALL, "x509Issuer", ALL, "x509SAN", ALL);

    StoredProfile enabled(boolean enabled) {
        return new StoredProfile(arn, name, roleArns, seconds, acceptsSessionNames, mappings, enabled);
    }

    StoredProfile mapping(String field, Set<String> parts) {
        Map<String, Set<String>> changed = new HashMap<>(mappings);
        changed.put(field, Set.copyOf(parts));
        return new StoredProfile(arn, name, roleArns, seconds, acceptsSessionNames, Map.copyOf(changed), isEnabled);
    }

    /** Tells whether a tag such as {@code x509Subject/CN} is given to sessions. */
    boolean maps(String tag) {
        int slash = tag.indexOf('/');
        Set<String> parts = mappings.getOrDefault(tag.substring(0, slash), Set.of());
        return parts.contains("*") || parts.contains(tag.substring(slash + 1));
    }
}
