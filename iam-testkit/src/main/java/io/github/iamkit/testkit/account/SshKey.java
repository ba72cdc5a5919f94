package io.github.iamkit.testkit.account;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public RSA key in the encodings that IAM takes and gives.
 *
 * <p>Immutable and thread-safe.
 */
final class SshKey {
    private static final String SSH_RSA = "ssh-rsa";
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final int FEWEST_BITS = 2048;
    private static final int MOST_BITS = 16384;
    private static final int PEM_LINE = 64;

    private final String uploaded;
    private final RSAPublicKey key;

    private SshKey(String uploaded, RSAPublicKey key) {
        this.uploaded = uploaded;
        this.key = key;
    }

    /** Reads a key as it is uploaded, in either encoding. */
    static SshKey parse(String text) {
        RSAPublicKey key = text.strip().startsWith(BEGIN) ? fromPem(text.strip()) : fromSsh(text.strip());
        int bits = key.getModulus().bitLength();
        if (bits < FEWEST_BITS || bits > MOST_BITS) {
            throw invalid();
        }
        return new SshKey(text, key);
    }

    private static RSAPublicKey fromPem(String pem) {
        if (!pem.endsWith(END)) {
            throw invalid();
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static RSAPublicKey fromSsh(String line) {
        if (!line.startsWith(SSH_RSA + " ")) {
            throw new Refusal(
                    "UnrecognizedPublicKeyEncoding",
                    "The request was rejected because the public key encoding format is unsupported or unrecognized.");
        }
        String rest = line.substring(SSH_RSA.length()).strip();
        int comment = rest.indexOf(' ');
        try {
            ByteBuffer blob =
                    ByteBuffer.wrap(Base64.getDecoder().decode(comment < 0 ? rest : rest.substring(0, comment)));
            String type = new String(next(blob), StandardCharsets.US_ASCII);
            BigInteger exponent = new BigInteger(next(blob));
            BigInteger modulus = new BigInteger(next(blob));
            if (!type.equals(SSH_RSA) || blob.hasRemaining()) {
                throw invalid();
            }
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
            throw invalid();
        }
    }

    private static byte[] next(ByteBuffer blob) {
        int length = blob.getInt();
        if (length < 1 || length > blob.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        blob.get(bytes);
        return bytes;
    }

    private static Refusal invalid() {
        return new Refusal(
                "InvalidPublicKey",
                "The request was rejected because the public key is malformed or otherwise invalid.");
    }

    boolean isSameAs(SshKey other) {
        return key.equals(other.key);
    }

    /** Returns the key as it was uploaded. */
    String uploaded() {
        return uploaded;
    }

    /** Returns the key on one line; as it was uploaded, with its comment, if it was so. */
    String ssh() {
        return uploaded.strip().startsWith(BEGIN)
                ? SSH_RSA + " " + Base64.getEncoder().encodeToString(blob())
                : uploaded;
    }

    /** Returns the key in PEM. */
    String pem() {
        return uploaded.strip().startsWith(BEGIN)
                ? uploaded
                : BEGIN + "\n"
                        + Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n"
                        + END + "\n";
    }

    /** Returns the digest of the key that OpenSSH shows, with colons. */
    String fingerprint() {
        return HexFormat.ofDelimiter(":").formatHex(Hashes.md5(blob()));
    }

    private byte[] blob() {
        byte[] type = SSH_RSA.getBytes(StandardCharsets.US_ASCII);
        byte[] exponent = key.getPublicExponent().toByteArray();
        byte[] modulus = key.getModulus().toByteArray();
        return ByteBuffer.allocate(3 * Integer.BYTES + type.length + exponent.length + modulus.length)
                .putInt(type.length)
                .put(type)
                .putInt(exponent.length)
                .put(exponent)
                .putInt(modulus.length)
                .put(modulus)
                .array();
    }
}
