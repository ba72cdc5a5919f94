package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.CertificatePath;
import io.github.iamkit.testkit.account.Hashes;
import io.github.iamkit.testkit.account.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The signature of a request by the key of the certificate that it shows.
 *
 * @see <a href="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-sign-process.html">AWS: signing
 *     process</a>
 */
final class CertificateSignature {
    private static final String ML_DSA = "AWS4-X509-MLDSA";
    private static final Map<String, String> BY_KEY =
            Map.of("RSA", "AWS4-X509-RSA-SHA256", "EC", "AWS4-X509-ECDSA-SHA256");
    private static final Map<String, String> ALGORITHMS = Map.of(
            "AWS4-X509-RSA-SHA256", "SHA256withRSA", "AWS4-X509-ECDSA-SHA256", "SHA256withECDSA", ML_DSA, "ML-DSA");
    private static final String CERTIFICATE = "x-amz-x509";
    private static final String CHAIN = "x-amz-x509-chain";
    private static final int PARTS_OF_CREDENTIAL = 5;

    private final WireRequest request;
    private final String algorithm;
    private final Map<String, String> stated = new TreeMap<>();
    private final String[] credential;
    private final CertificatePath path;

    CertificateSignature(WireRequest request) {
        this.request = request;
        String header = request.header("Authorization").orElse("");
        int space = header.indexOf(' ');
        this.algorithm = space < 0 ? "" : header.substring(0, space);
        for (String part : header.substring(space + 1).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                stated.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        this.credential = stated("Credential").split("/", -1);
        if (!ALGORITHMS.containsKey(algorithm) || credential.length != PARTS_OF_CREDENTIAL) {
            throw denied("The request is not signed with a certificate's key.");
        }
        this.path = path();
    }

    private static Refusal denied(String message) {
        return new Refusal("AccessDeniedException", message);
    }

    private String stated(String name) {
        return stated.getOrDefault(name, "");
    }

    private CertificatePath path() {
        List<byte[]> encoded = new ArrayList<>();
        encoded.add(decoded(request.header(CERTIFICATE).orElse("")));
        request.header(CHAIN).ifPresent(chain -> {
            for (String one : chain.split(",", -1)) {
                encoded.add(decoded(one.strip()));
            }
        });
        return new CertificatePath(encoded);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Refusal("ValidationException", "X-Amz-X509 and X-Amz-X509-Chain have to be base64 on one line.");
        }
    }

    String region() {
        return credential[2];
    }

    /** Returns what was shown, if it signed the request shortly before. */
    CertificatePath verified(Instant now) {
        requireAlgorithm();
        requireCredential();
        requireSignedHeaders();
        requireTime(now);
        byte[] toSign = String.join(
                        "\n",
                        algorithm,
                        request.header("X-Amz-Date").orElse(""),
                        String.join("/", List.of(credential).subList(1, PARTS_OF_CREDENTIAL)),
                        hash(CanonicalRequest.of(request, signedHeaders(), false)))
                .getBytes(StandardCharsets.UTF_8);
        if (!verifies(toSign)) {
            throw denied("The request signature does not go with the certificate.");
        }
        return path;
    }

    private void requireAlgorithm() {
        String wanted = CertificatePath.isMlDsa(path.leaf())
                ? ML_DSA
                : BY_KEY.getOrDefault(path.leaf().getPublicKey().getAlgorithm(), "");
        if (!algorithm.equals(wanted)) {
            throw denied("The algorithm " + algorithm + " does not go with the certificate's key.");
        }
    }

    private void requireTime(Instant now) {
        try {
            SigningTime.require(request.header("X-Amz-Date").orElse(""), now, Duration.ZERO);
        } catch (Refusal refusal) {
            throw denied(String.valueOf(refusal.getMessage()));
        }
    }

    private List<String> signedHeaders() {
        return List.of(stated("SignedHeaders").split(";", -1));
    }

    private void requireCredential() {
        boolean isSerial = credential[0].equals(path.leaf().getSerialNumber().toString());
        boolean isScope = request.header("X-Amz-Date").orElse("").startsWith(credential[1])
                && credential[3].equals("rolesanywhere")
                && credential[4].equals("aws4_request");
        if (!isSerial || !isScope) {
            throw denied("The credential has to be the certificate's serial number in decimal, the date, the region,"
                    + " rolesanywhere and aws4_request.");
        }
    }

    private void requireSignedHeaders() {
        List<String> signed = signedHeaders();
        for (String name : List.of("host", "x-amz-date", CERTIFICATE, "content-type", CHAIN)) {
            if (request.header(name).isPresent() && !signed.contains(name)) {
                throw denied("The header " + name + " has to be signed.");
            }
        }
        if (!signed.equals(signed.stream().sorted().toList())
                || request.header("X-Amz-Date").isEmpty()) {
            throw denied("The signed headers have to be sorted, and X-Amz-Date one of them.");
        }
    }

    private boolean verifies(byte[] content) {
        try {
            PublicKey key = path.leaf().getPublicKey();
            Signature signature = CertificatePath.isMlDsa(path.leaf())
                    ? Signature.getInstance("ML-DSA", CertificatePath.bouncyCastle())
                    : Signature.getInstance(ALGORITHMS.getOrDefault(algorithm, ""));
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(HexFormat.of().parseHex(stated("Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String hash(String content) {
        return Hashes.hex(Hashes.sha256(content.getBytes(StandardCharsets.UTF_8)));
    }
}
