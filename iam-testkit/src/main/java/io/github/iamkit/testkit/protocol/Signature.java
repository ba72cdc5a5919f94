package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.Hashes;
import io.github.iamkit.testkit.account.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
 * @param lifetime how long a presigned request may be used; zero if it is none
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
        boolean isPresigned,
        Duration lifetime) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String TERMINATOR = "aws4_request";
    private static final int MOST_DIGITS = 6;
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

    /** Tells whether the scope of a request's signature names STS, whatever else is wrong with it. */
    static boolean isForSts(WireRequest request) {
        String inQuery = queryParameters(request.query()).getOrDefault("X-Amz-Credential", "");
        return request.header("Authorization").orElse(inQuery).contains("/sts/" + TERMINATOR);
    }

    private static Signature ofHeader(String header, WireRequest request) {
        Map<String, String> fields = fields(header);
        String time = SigningTime.of(request);
        requireComplete(fields, time, header);
        if (!header.startsWith(ALGORITHM + " ")) {
            throw new Refusal("IncompleteSignature", "Unsupported AWS 'algorithm': '" + firstWord(header) + "'.");
        }
        return of(
                fields.getOrDefault("Credential", ""),
                time,
                fields.getOrDefault("SignedHeaders", ""),
                fields.getOrDefault("Signature", ""),
                request.header("X-Amz-Security-Token"),
                false,
                Duration.ZERO);
    }

    /** Returns the fields behind the algorithm, each of which has a name and a value. */
    private static Map<String, String> fields(String header) {
        Map<String, String> fields = new TreeMap<>();
        String rest = header.substring(firstWord(header).length()).strip();
        for (String field : rest.isEmpty() ? new String[0] : rest.split(",")) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                throw new Refusal(
                        "IncompleteSignature",
                        "'" + field.strip()
                                + "' not a valid key=value pair (missing equal-sign) in Authorization header: '"
                                + header + "'.");
            }
            fields.put(
                    field.substring(0, equals).strip(),
                    field.substring(equals + 1).strip());
        }
        return fields;
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
                true,
                lifetime(query.getOrDefault("X-Amz-Expires", "")));
    }

    private static Duration lifetime(String seconds) {
        boolean isNumber = !seconds.isEmpty()
                && seconds.length() <= MOST_DIGITS
                && seconds.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Duration.ofSeconds(Integer.parseInt(seconds)) : Duration.ZERO;
    }

    private static Signature of(
            String credential,
            String time,
            String signedHeaders,
            String value,
            Optional<String> token,
            boolean isPresigned,
            Duration lifetime) {
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
                isPresigned,
                lifetime);
    }

    /** Refuses the request unless this is its signature under the secret. */
    void require(WireRequest request, String secret, String expectedService, SigningKeys keys) {
        requireScope(expectedService);
        String toSign = String.join(
                "\n",
                ALGORITHM,
                time,
                String.join("/", date, region, service, TERMINATOR),
                Hashes.hex(Hashes.sha256(
                        CanonicalRequest.of(request, signedHeaders, isPresigned).getBytes(StandardCharsets.UTF_8))));
        byte[] key = keys.of(secret, date, region, service);
        byte[] expected = Hashes.hex(Hashes.hmac(key, toSign)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, value.getBytes(StandardCharsets.US_ASCII))) {
            throw new Refusal("SignatureDoesNotMatch", NO_MATCH);
        }
    }

    private void requireScope(String expectedService) {
        boolean isRegion = !region.isEmpty()
                && region.chars().allMatch(c -> c == '-' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
        if (!isRegion) {
            throw new Refusal("SignatureDoesNotMatch", "Credential should be scoped to a valid region.");
        }
        if (!service.equals(expectedService)) {
            throw new Refusal(
                    "SignatureDoesNotMatch",
                    "Credential should be scoped to correct service: '" + expectedService + "'.");
        }
        if (signedHeaders.stream().noneMatch(name -> name.equalsIgnoreCase("host"))) {
            throw new Refusal(
                    "SignatureDoesNotMatch",
                    "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    /** Refuses a signature that was made too long ago, or is not of this time yet. */
    void requireCurrent(Instant now) {
        SigningTime.require(time, now, lifetime);
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
}
