package io.github.iamkit.testkit.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions that signatures, codes and fingerprints are made of. */
public final class Hashes {
    private Hashes() {}

    /** Returns the SHA-256 of some bytes. */
    public static byte[] sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    /** Returns the SHA-1 of some bytes, where AWS demands it. */
    static byte[] sha1(byte[] bytes) {
        return digest("SHA-1", bytes);
    }

    /** Returns the MD5 of some bytes, where AWS demands it. */
    static byte[] md5(byte[] bytes) {
        return digest("MD5", bytes);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /** Returns the code by SHA-256 of a text under a key. */
    public static byte[] hmac(byte[] key, String text) {
        return hmac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the code by SHA-256 of some bytes under a key. */
    static byte[] hmac(byte[] key, byte[] bytes) {
        return code("HmacSHA256", key, bytes);
    }

    /** Returns the code by SHA-1 of some bytes under a key, of which one-time codes are made. */
    static byte[] hmacSha1(byte[] key, byte[] bytes) {
        return code("HmacSHA1", key, bytes);
    }

    private static byte[] code(String algorithm, byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /** Returns bytes as lower-case digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
