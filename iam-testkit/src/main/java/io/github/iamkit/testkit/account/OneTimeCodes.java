package io.github.iamkit.testkit.account;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Codes that are good for half a minute, as virtual devices show them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6238">RFC 6238</a>
 */
final class OneTimeCodes {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_DIGIT = 5;
    private static final long STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    /** How many steps a device's clock may be wrong when it is registered. */
    private static final int DRIFT_AT_REGISTRATION = 20;

    /** How many steps old or early a code may be when it is used. */
    private static final int DRIFT_IN_USE = 1;

    private OneTimeCodes() {}

    /** Tells whether these are two codes of a device, one right after the other, of about this time. */
    static boolean areConsecutive(String seed, String first, String second, Instant time) {
        long now = step(time);
        for (long step = now - DRIFT_AT_REGISTRATION; step <= now + DRIFT_AT_REGISTRATION; step++) {
            if (code(seed, step).equals(first) && code(seed, step + 1).equals(second)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether this is a device's code of this time. */
    static boolean isCurrent(String seed, String code, Instant time) {
        long now = step(time);
        for (long step = now - DRIFT_IN_USE; step <= now + DRIFT_IN_USE; step++) {
            if (code(seed, step).equals(code)) {
                return true;
            }
        }
        return false;
    }

    private static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    private static String code(String seed, long step) {
        byte[] hash = Hashes.hmacSha1(
                bytes(seed), ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xF;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format("%06d", number % MODULUS);
    }

    private static byte[] bytes(String seed) {
        byte[] bytes = new byte[seed.length() * BITS_PER_DIGIT / Byte.SIZE];
        long bits = 0;
        int count = 0;
        int next = 0;
        for (int i = 0; i < seed.length(); i++) {
            bits = bits << BITS_PER_DIGIT | BASE32.indexOf(seed.charAt(i));
            count += BITS_PER_DIGIT;
            if (count >= Byte.SIZE) {
                count -= Byte.SIZE;
                bytes[next++] = (byte) (bits >>> count);
            }
        }
        return bytes;
    }
}
