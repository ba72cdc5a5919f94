package io.github.iamkit.testkit.account;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Private keys as they are uploaded: in PEM, unencrypted, of RSA or an elliptic curve. */
final class PrivateKeys {
    private static final byte[] PROBE = "does this key sign for that certificate?".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RSA_ALGORITHM = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
    private static final byte[] VERSION_ZERO = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int EC_PARAMETERS = 0xA0;

    private PrivateKeys() {}

    /** Refuses a key that cannot be read, or that does not belong to the certificate. */
    static void require(String pem, X509Certificate certificate, String malformedCode) {
        PrivateKey key = read(pem).orElseThrow(() -> new Refusal(malformedCode, "Invalid Private Key."));
        if (!belongs(key, certificate)) {
            throw new Refusal(
                    "KeyPairMismatch",
                    "The request was rejected because the public key certificate and the private key do not match.");
        }
    }

    /** Reads a key, if it is one. */
    static Optional<PrivateKey> read(String pem) {
        return block(pem, "PRIVATE KEY")
                .or(() -> block(pem, "RSA PRIVATE KEY").map(PrivateKeys::wrapRsa))
                .or(() -> block(pem, "EC PRIVATE KEY").flatMap(PrivateKeys::wrapEc))
                .flatMap(encoded -> decode("RSA", encoded).or(() -> decode("EC", encoded)));
    }

    private static Optional<byte[]> block(String pem, String label) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        String text = pem.strip();
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            return Optional.empty();
        }
        String content = text.substring(begin.length(), text.length() - end.length());
        try {
            return content.indexOf(':') >= 0
                    ? Optional.empty()
                    : Optional.of(Base64.getMimeDecoder().decode(content));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PrivateKey> decode(String algorithm, byte[] encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** PKCS#1 to PKCS#8, which alone the JDK reads. */
    private static byte[] wrapRsa(byte[] pkcs1) {
        return element(SEQUENCE, VERSION_ZERO, RSA_ALGORITHM, element(OCTETS, pkcs1));
    }

    /** SEC 1 to PKCS#8: the curve moves from the key's own parameters to the algorithm. */
    private static Optional<byte[]> wrapEc(byte[] sec1) {
        for (int i = 0; i + 3 < sec1.length; i++) {
            boolean isCurve = (sec1[i] & 0xFF) == EC_PARAMETERS
                    && sec1[i + 2] == 6
                    && sec1[i + 1] == sec1[i + 3] + 2
                    && i + 4 + sec1[i + 3] <= sec1.length;
            if (isCurve) {
                byte[] curve = Arrays.copyOfRange(sec1, i + 2, i + 4 + sec1[i + 3]);
                return Optional.of(
                        element(SEQUENCE, VERSION_ZERO, element(SEQUENCE, EC_OID, curve), element(OCTETS, sec1)));
            }
        }
        return Optional.empty();
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length < 0x80) {
            element.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int start = digits[0] == 0 ? 1 : 0;
            element.write(0x80 | digits.length - start);
            element.write(digits, start, digits.length - start);
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        try {
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
