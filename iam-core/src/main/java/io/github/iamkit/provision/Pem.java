package io.github.iamkit.provision;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;

/** Certificates and keys in the text form that AWS takes. */
final class Pem {
    private static final int LONGEST = 16_384;
    private static final int LINE = 64;

    private Pem() {}

    /** Returns a certificate as text. */
    static String of(X509Certificate certificate) {
        try {
            String pem = pem("CERTIFICATE", certificate.getEncoded());
            if (pem.length() > LONGEST) {
                throw new IllegalArgumentException("the certificate has " + pem.length()
                        + " characters as PEM; AWS takes at most " + LONGEST + ", so use one with fewer extensions");
            }
            return pem;
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate cannot be encoded; read it anew", e);
        }
    }

    /** Returns a private key as text, for the request alone. */
    static String of(PrivateKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
            throw new IllegalArgumentException(
                    "the private key does not leave its keeper, and AWS needs it; use one that was made in software");
        }
        return pem("PRIVATE KEY", encoded);
    }

    private static String pem(String kind, byte[] content) {
        String base64 = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
    }

    /** Tells whether two texts are one certificate, whatever their line ends are. */
    static boolean isSame(String a, String b) {
        return withoutSpace(a).equals(withoutSpace(b));
    }

    private static String withoutSpace(String text) {
        StringBuilder kept = new StringBuilder();
        text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /** Refuses a certificate that AWS would refuse for its dates. */
    static void requireValid(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        Instant start = certificate.getNotBefore().toInstant();
        if (now.isAfter(end)) {
            throw new IllegalArgumentException(
                    "the certificate expired at " + end + ", and AWS would refuse it; make another one");
        }
        if (now.isBefore(start)) {
            throw new IllegalArgumentException("the certificate is not valid before " + start
                    + ", and AWS would refuse it; wait, or make another one");
        }
    }
}
