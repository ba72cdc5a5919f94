package io.github.iamkit.testkit.account;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Makes temporary credentials. */
final class IssuedCredentials {
    private IssuedCredentials() {}

    /** Returns credentials that act as a caller for a while, which the account knows from here on. */
    static Credentials of(Caller caller, int seconds, Account account) {
        String id = account.ids().accessKeyId("ASIA");
        String secret = account.ids().secret();
        String token = account.ids().sessionToken();
        Instant expiration = account.now().plus(Duration.ofSeconds(seconds));
        account.keys().add(new TemporaryCredentials(id, secret, token, expiration, caller));
        return Credentials.builder()
                .accessKeyId(id)
                .secretAccessKey(secret)
                .sessionToken(token)
                .expiration(expiration)
                .build();
    }
}
