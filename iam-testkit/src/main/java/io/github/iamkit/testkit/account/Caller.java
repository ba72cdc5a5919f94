package io.github.iamkit.testkit.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whoever a request is signed by.
 *
 * @param arn the ARN: of root, a user, or a session of a role
 * @param id what {@code GetCallerIdentity} calls the user id
 * @param userName the user's name; null for root and sessions
 * @param session the session, if the credentials are temporary ones of a role
 */
public record Caller(String arn, String id, @Nullable String userName, Optional<Session> session) {
    /** Whoever sends a request that nobody signed. */
    public static final Caller ANONYMOUS = new Caller("", "", null, Optional.empty());

    /**
     * A session of a role.
     *
     * @param roleArn the role's ARN, with its path
     * @param policies the session policies' texts
     * @param tags the session's tags
     */
    public record Session(String roleArn, List<String> policies, Map<String, String> tags) {}

    /** Tells whether this is the account's root. */
    public boolean isRoot() {
        return arn.endsWith(":root");
    }

    /** Names the caller. */
    @Override
    public String toString() {
        return arn;
    }
}
