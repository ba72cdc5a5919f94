package io.github.iamkit.policy;

import io.github.iamkit.policy.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it was read, with the elements that decide the kind of its document.
 *
 * @param object the statement in the text
 * @param principal {@code Principal} or {@code NotPrincipal}
 * @param action {@code Action} or {@code NotAction}
 * @param resource {@code Resource} or {@code NotResource}
 * @param statement what was read, if nothing essential was missing or wrong
 */
record ReadStatement(
        JsonObject object,
        JsonObject.@Nullable Member principal,
        JsonObject.@Nullable Member action,
        JsonObject.@Nullable Member resource,
        @Nullable Statement statement) {

    /** Tells whether all of the actions, as far as they could be read, belong to the security token service. */
    boolean isAboutTokens() {
        return statement == null
                || statement.actionSelection().items().stream()
                        .allMatch(action -> action.service().equalsIgnoreCase("sts"));
    }
}
