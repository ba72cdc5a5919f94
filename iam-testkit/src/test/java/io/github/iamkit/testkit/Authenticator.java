package io.github.iamkit.testkit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an authenticator application shows, written apart from what the fake checks codes with. */
final class Authenticator {
    private Authenticator() {}

    /** Returns the code of a seed in base 32 at a time, as RFC 6238 has it with its usual parameters. */
    static String code(String seed, Instant time) {
        StringBuilder base32 = new StringBuilder();
        for (char c : seed.toCharArray()) {
            base32.append("0123456789abcdefghijklmnopqrstuv".charAt("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
        }
        byte[] key = new byte[seed.length() * 5 / 8];
        byte[] number = new BigInteger(base32.toString(), 32).toByteArray();
        byte[] digits = Arrays.copyOfRange(number, Math.max(0, number.length - key.length), number.length);
        System.arraycopy(digits, 0, key, key.length - digits.length, digits.length);
        byte[] counter = BigInteger.valueOf(time.getEpochSecond() / 30).toByteArray();
        byte[] message = new byte[8];
        System.arraycopy(counter, 0, message, 8 - counter.length, counter.length);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(message);
            int offset = hash[19] & 0xF;
            byte[] four = Arrays.copyOfRange(hash, offset, offset + 4);
            four[0] &= 0x7F;
            return String.format("%06d", new BigInteger(four).intValueExact() % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
