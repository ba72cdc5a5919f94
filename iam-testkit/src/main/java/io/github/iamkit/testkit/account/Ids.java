package io.github.iamkit.testkit.account;

import java.util.Base64;
import java.util.Random;
import java.util.UUID;

/** Ids and secrets of the forms that AWS gives them; the same ones in the same order for the same seed. */
final class Ids {
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int UNIQUE_ID_REST = 17;
    private static final int KEY_ID_REST = 16;
    private static final int SECRET = 40;
    private static final int TOKEN = 320;
    private static final int SEED = 64;
    private static final int PASSWORD_BYTES = 32;

    private final Random random;

    Ids(long seed) {
        this.random = new Random(seed);
    }

    /** An id of 21 characters, such as {@code AIDA...} of a user. */
    String uniqueId(String prefix) {
        return prefix + text(CAPITALS, UNIQUE_ID_REST);
    }

    /** An access key id of 20 characters: {@code AKIA...}, or {@code ASIA...} of a session. */
    String accessKeyId(String prefix) {
        return prefix + text(CAPITALS, KEY_ID_REST);
    }

    String secret() {
        return text(BASE64, SECRET);
    }

    String sessionToken() {
        return text(BASE64, TOKEN);
    }

    String certificateId() {
        return text(CAPITALS, 32);
    }

    /** What virtual MFA devices make codes of, in base 32. */
    String seed() {
        return text(CAPITALS, SEED);
    }

    /** A password as AWS generates them. */
    String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
