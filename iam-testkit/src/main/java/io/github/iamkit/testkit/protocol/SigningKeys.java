package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys that secrets give for a day, region and service, each made once.
 *
 * <p>Thread-safe.
 */
final class SigningKeys {
    private static final int MOST = 1_000;
    private static final String TERMINATOR = "aws4_request";

    private final Map<Origin, byte[]> keys = new ConcurrentHashMap<>();

    /** What a key is made of. */
    private record Origin(String secret, String date, String region, String service) {
        /** Returns the scope, without the secret. */
        @Override
        public String toString() {
            return date + "/" + region + "/" + service;
        }
    }

    byte[] of(String secret, String date, String region, String service) {
        if (keys.size() >= MOST) {
            keys.clear();
        }
        return keys.computeIfAbsent(new Origin(secret, date, region, service), SigningKeys::derive);
    }

    private static byte[] derive(Origin origin) {
        byte[] key = ("AWS4" + origin.secret()).getBytes(StandardCharsets.UTF_8);
        key = Hashes.hmac(key, origin.date());
        key = Hashes.hmac(key, origin.region());
        key = Hashes.hmac(key, origin.service());
        return Hashes.hmac(key, TERMINATOR);
    }
}
