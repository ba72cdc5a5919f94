package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The Signature Version 4 of a request, in its header or, of a presigned one, in its query.
 *
 * @param accessKeyId who signed
 * @param date the day of the scope, as {@code yyyyMMdd}
 * @param region the region of the scope
 * @param service the service of the scope
 * @param time when it was signed, as {@code yyyyMMdd'T'HHmmss'Z'}
 * @param signedHeaders the names of the headers that were signed, in their order
 * @param value the signature in hexadecimal digits
 * @param token the session token, if there is one
 * @param isPresigned whether it stands in the query
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS: create
 *     a signed request</a>
 */
record Signature(
        String accessKeyId,
        String date,
        String region,
        String service,
        String time,
        List<String> signedHeaders,
        String value,
        Optional<String> token,
        boolean isPresigned) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String TERMINATOR = "aws4_request";
    private static final String NO_MATCH =
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and"
                    + " signing method. Consult the service documentation for details.";

    /** Returns the signature of a request; nothing if it carries none. */
    static Optional<Signature> of(WireRequest request) {
        Optional<String> header = request.header("Authorization");
        if (header.isPresent()) {
            return Optional.of(ofHeader(header.get(), request));
        }
        Map<String, String> query = queryParameters(request.query());
        return query.containsKey("X-Amz-Signature") ? Optional.of(ofQuery(query)) : Optional.empty();
    }

    private static Signature ofHeader(String header, WireRequest request) {
        if (!header.startsWith(ALGORITHM)) {
            throw new Refusal("IncompleteSignature", "Unsupported AWS 'algorithm': '" + firstWord(header) + "'.");
        }
        Map<String, String> fields = new TreeMap<>();
        for (String field : header.substring(ALGORITHM.length()).split(",")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals).strip(),
                        field.substring(equals + 1).strip());
            }
        }
        String time =
                request.header("X-Amz-Date").or(() -> request.header("Date")).orElse("");
        requireComplete(fields, time, header);
        return of(
                fields.getOrDefault("Credential", ""),
                time,
                fields.getOrDefault("SignedHeaders", ""),
                fields.getOrDefault("Signature", ""),
                request.header("X-Amz-Security-Token"),
                false);
    }

    private static String firstWord(String header) {
        int space = header.indexOf(' ');
        return space < 0 ? header : header.substring(0, space);
    }

    private static void requireComplete(Map<String, String> fields, String time, String header) {
        StringBuilder missing = new StringBuilder();
        for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
            if (fields.getOrDefault(name, "").isEmpty()) {
                missing.append("Authorization header requires '").append(name).append("' parameter. ");
            }
        }
        if (time.isEmpty()) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (!missing.isEmpty()) {
            throw new Refusal("IncompleteSignature", missing + "Authorization=" + header);
        }
    }

    private static Signature ofQuery(Map<String, String> query) {
        return of(
                query.getOrDefault("X-Amz-Credential", ""),
                query.getOrDefault("X-Amz-Date", ""),
                query.getOrDefault("X-Amz-SignedHeaders", ""),
                query.getOrDefault("X-Amz-Signature", ""),
                Optional.ofNullable(query.get("X-Amz-Security-Token")),
                true);
    }

    private static Signature of(
            String credential,
            String time,
            String signedHeaders,
            String value,
            Optional<String> token,
            boolean isPresigned) {
        String[] scope = credential.split("/", -1);
        if (scope.length != 5) {
            throw new Refusal(
                    "IncompleteSignature",
                    "Credential must have exactly 5 slash-delimited elements, e.g."
                            + " keyid/date/region/service/term, got '" + credential + "'");
        }
        if (!scope[4].equals(TERMINATOR)) {
            throw new Refusal(
                    "SignatureDoesNotMatch", "Credential should be scoped with a valid terminator: 'aws4_request'.");
        }
        if (!time.startsWith(scope[1])) {
            throw new Refusal(
                    "SignatureDoesNotMatch",
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP");
        }
        return new Signature(
                scope[0],
                scope[1],
                scope[2],
                scope[3],
                time,
                Arrays.asList(signedHeaders.split(";")),
                value,
                token,
                isPresigned);
    }

    /** Refuses the request unless this is its signature under the secret. */
    void require(WireRequest request, String secret, String expectedService) {
        if (!service.equals(expectedService)) {
            throw new Refusal(
                    "SignatureDoesNotMatch",
                    "Credential should be scoped to correct service: '" + expectedService + "'.");
        }
        String canonical = canonicalRequest(request);
        String toSign = String.join(
                "\n",
                ALGORITHM,
                time,
                String.join("/", date, region, service, TERMINATOR),
                hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
        byte[] key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), date);
        for (String part : List.of(region, service, TERMINATOR)) {
            key = hmac(key, part);
        }
        byte[] expected = hex(hmac(key, toSign)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, value.getBytes(StandardCharsets.US_ASCII))) {
            throw new Refusal("SignatureDoesNotMatch", NO_MATCH);
        }
    }

    private String canonicalRequest(WireRequest request) {
        StringBuilder headers = new StringBuilder();
        for (String name : signedHeaders) {
            String values = request.headers().getOrDefault(name, List.of()).stream()
                    .map(Signature::trimmed)
                    .collect(Collectors.joining(","));
            headers.append(name.toLowerCase(Locale.ROOT))
                    .append(':')
                    .append(values)
                    .append('\n');
        }
        String bodyHash = request.header("x-amz-content-sha256")
                .filter(hash -> !isPresigned && hash.length() != 64)
                .orElseGet(() -> hex(sha256(request.body())));
        return String.join(
                "\n",
                request.method(),
                request.path().isEmpty() ? "/" : request.path(),
                canonicalQuery(request.query()),
                headers,
                String.join(";", signedHeaders),
                bodyHash);
    }

    /** Without spaces at its ends and with single ones inside. */
    private static String trimmed(String value) {
        StringBuilder trimmed = new StringBuilder(value.length());
        for (char c : value.strip().toCharArray()) {
            boolean isSecondSpace = c == ' ' && !trimmed.isEmpty() && trimmed.charAt(trimmed.length() - 1) == ' ';
            if (!isSecondSpace) {
                trimmed.append(c);
            }
        }
        return trimmed.toString();
    }

    private static String canonicalQuery(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty() && !pair.startsWith("X-Amz-Signature=")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.add(encode(Parameters.decode(name)) + "=" + encode(Parameters.decode(value)));
            }
        }
        return pairs.stream().sorted().collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0);
            if (isPlain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static Map<String, String> queryParameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        Parameters.decode(pair.substring(0, equals)), Parameters.decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
