package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A request in the one form that both sides sign. */
final class CanonicalRequest {
    private static final int SHA_256_DIGITS = 64;

    private CanonicalRequest() {}

    static String of(WireRequest request, List<String> signedHeaders, boolean isPresigned) {
        StringBuilder headers = new StringBuilder();
        for (String name : signedHeaders) {
            String values = request.headerValues(name).stream()
                    .map(CanonicalRequest::trimmed)
                    .collect(Collectors.joining(","));
            headers.append(name.toLowerCase(Locale.ROOT))
                    .append(':')
                    .append(values)
                    .append('\n');
        }
        String bodyHash = request.header("x-amz-content-sha256")
                .filter(hash -> !isPresigned && hash.length() != SHA_256_DIGITS)
                .orElseGet(() -> Hashes.hex(Hashes.sha256(request.body())));
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
        String stripped = value.strip();
        if (!stripped.contains("  ")) {
            return stripped;
        }
        StringBuilder trimmed = new StringBuilder(stripped.length());
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c != ' ' || trimmed.charAt(trimmed.length() - 1) != ' ') {
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
}
