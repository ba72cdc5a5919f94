package io.github.iamkit.credentials;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * The request that exchanges a certificate for credentials, signed with the certificate's key.
 *
 * @see <a href="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-sign-process.html">AWS: signing
 *     process</a>
 */
final class CreateSession {
    private static final String PATH = "/sessions";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LENGTH_OF_DATE = 8;

    private final CertificateIdentity identity;
    private final URI endpoint;
    private final String region;
    private final SortedMap<String, String> query = new TreeMap<>();
    private final byte[] body;

    CreateSession(CertificateIdentity identity, URI endpoint, String region, Map<String, String> query, String body) {
        this.identity = identity;
        this.endpoint = endpoint;
        this.region = region;
        this.query.putAll(query);
        this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the request as it would be sent at a moment. */
    SdkHttpFullRequest signedAt(Instant moment) {
        String time = TIME.format(moment);
        String scope = time.substring(0, LENGTH_OF_DATE) + "/" + region + "/rolesanywhere/aws4_request";
        SortedMap<String, String> headers = headers(time);
        String toSign = String.join("\n", identity.algorithm(), time, scope, hash(canonical(headers)));
        String signature = HexFormat.of().formatHex(identity.sign(toSign.getBytes(StandardCharsets.UTF_8)));
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .encodedPath(PATH)
                .contentStreamProvider(() -> new ByteArrayInputStream(body));
        query.forEach(request::putRawQueryParameter);
        headers.forEach(request::putHeader);
        request.putHeader(
                "authorization",
                identity.algorithm() + " Credential=" + identity.serialNumber() + "/" + scope + ", SignedHeaders="
                        + String.join(";", headers.keySet()) + ", Signature=" + signature);
        return request.build();
    }

    private SortedMap<String, String> headers(String time) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("content-length", String.valueOf(body.length));
        headers.put("content-type", "application/json");
        boolean isUsualPort = SdkHttpUtils.isUsingStandardPort(endpoint.getScheme(), endpoint.getPort());
        headers.put("host", isUsualPort ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort());
        headers.put("x-amz-date", time);
        headers.put("x-amz-x509", identity.encodedCertificate());
        if (!identity.encodedChain().isEmpty()) {
            headers.put("x-amz-x509-chain", identity.encodedChain());
        }
        return headers;
    }

    private byte[] canonical(SortedMap<String, String> headers) {
        String parameters = query.entrySet().stream()
                .map(parameter ->
                        SdkHttpUtils.urlEncode(parameter.getKey()) + "=" + SdkHttpUtils.urlEncode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        return String.join("\n", "POST", PATH, parameters, lines, String.join(";", headers.keySet()), hash(body))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
