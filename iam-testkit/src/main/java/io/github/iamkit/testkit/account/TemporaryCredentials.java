package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.Optional;

/** Credentials that STS gave out. */
final class TemporaryCredentials {
    private final String accessKeyId;
    private final String secret;
    private final String token;
    private final Instant expiration;
    private final Caller caller;

    TemporaryCredentials(String accessKeyId, String secret, String token, Instant expiration, Caller caller) {
        this.accessKeyId = accessKeyId;
        this.secret = secret;
        this.token = token;
        this.expiration = expiration;
        this.caller = caller;
    }

    String accessKeyId() {
        return accessKeyId;
    }

    /** Returns the credentials if the request's token goes with them. */
    Optional<Credentials> credentials(Optional<String> given, Instant now) {
        if (given.filter(token::equals).isEmpty()) {
            return Optional.empty();
        }
        if (!now.isBefore(expiration)) {
            throw new Refusal("ExpiredToken", "The security token included in the request is expired");
        }
        return Optional.of(new Credentials(secret, caller));
    }
}
