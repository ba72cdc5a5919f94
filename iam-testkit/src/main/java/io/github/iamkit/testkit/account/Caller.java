package io.github.iamkit.testkit.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whoever a request is signed by.
 *
 * @param arn the ARN: of root, a user, or a session; empty if nobody signed
 * @param id what {@code GetCallerIdentity} calls the user id
 * @param userName the user's name; null for root and for sessions of others
 * @param session the session, if the credentials are temporary ones
 * @param isMadeUp whether the credentials were never issued, and are root's because the test is lenient
 */
public record Caller(
        String arn, String id, @Nullable String userName, Optional<CallerSession> session, boolean isMadeUp) {
    /** Whoever sends a request that nobody signed. */
    public static final Caller ANONYMOUS = new Caller("", "", null, Optional.empty());

    private static final int ACCOUNT_PART = 4;

    Caller(String arn, String id, @Nullable String userName, Optional<CallerSession> session) {
        this(arn, id, userName, session, false);
    }

    /** Tells whether this is the account's root. */
    public boolean isRoot() {
        return arn.endsWith(":root") && !isSession(CallerSession.Kind.ROOT_TASK);
    }

    boolean isSession(CallerSession.Kind kind) {
        return session.filter(one -> one.kind() == kind).isPresent();
    }

    /** Returns the account that the caller belongs to; empty if nobody signed. */
    String account() {
        String[] parts = arn.split(":", ACCOUNT_PART + 2);
        return parts.length > ACCOUNT_PART ? parts[ACCOUNT_PART] : "";
    }

    /** Names the caller. */
    @Override
    public String toString() {
        return arn;
    }
}
