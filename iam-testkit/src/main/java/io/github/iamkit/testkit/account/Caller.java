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
        return ArnParts.of(arn).map(ArnParts::account).orElse("");
    }

    /** Returns the id of the user or role, without the session's name. */
    String principalId() {
        int colon = id.indexOf(':');
        return colon < 0 ? id : id.substring(0, colon);
    }

    /** Names the caller. */
    @Override
    public String toString() {
        return arn;
    }
}
