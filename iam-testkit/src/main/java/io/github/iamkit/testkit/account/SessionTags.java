package io.github.iamkit.testkit.account;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * The tags of a session that is to be started.
 *
 * @param passed the tags that the request passes
 * @param inherited the transitive tags of the caller's own session
 * @param transitiveKeys the keys of tags that sessions keep which are started from this one
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">AWS: pass session tags</a>
 */
record SessionTags(Map<String, String> passed, Map<String, String> inherited, Set<String> transitiveKeys) {
    static final SessionTags NONE = new SessionTags(Map.of(), Map.of(), Set.of());

    /** Reads the tags of a request by a caller. */
    static SessionTags of(Collection<Tag> tags, List<String> transitive, Optional<CallerSession> caller) {
        Map<String, String> passed = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Tag tag : tags) {
            if (!seen.add(folded(tag.key()))) {
                throw invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            passed.put(tag.key(), tag.value());
        }
        for (String key : transitive) {
            if (!seen.contains(folded(key))) {
                throw invalid("The specified transitive tag key must be included in the requested tags.");
            }
        }
        Map<String, String> inherited = new LinkedHashMap<>();
        for (String key : caller.map(CallerSession::transitiveKeys).orElse(Set.of())) {
            if (seen.contains(folded(key))) {
                throw invalid(
                        "One of the specified transitive tag keys can't be set because it conflicts with a transitive"
                                + " tag key from the calling session.");
            }
            caller.map(session -> session.tags().get(key)).ifPresent(value -> inherited.put(key, value));
        }
        Set<String> keys = new LinkedHashSet<>(inherited.keySet());
        keys.addAll(transitive);
        return new SessionTags(passed, inherited, keys);
    }

    private static Refusal invalid(String message) {
        return new Refusal("InvalidParameterValue", message);
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** Returns the tags of the session: those of the role or user, overridden by the inherited and then the passed ones. */
    Map<String, String> over(Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>(own);
        inherited.forEach((key, value) -> replace(all, key, value));
        passed.forEach((key, value) -> replace(all, key, value));
        return all;
    }

    private static void replace(Map<String, String> tags, String key, String value) {
        tags.keySet().removeIf(key::equalsIgnoreCase);
        tags.put(key, value);
    }

    int size() {
        return passed.entrySet().stream()
                .mapToInt(tag -> tag.getKey().length() + tag.getValue().length())
                .sum();
    }
}
