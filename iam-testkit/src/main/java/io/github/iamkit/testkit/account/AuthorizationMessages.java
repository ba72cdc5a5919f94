package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;

/**
 * What services such as EC2 answer to requests that they do not allow, for {@code DecodeAuthorizationMessage} to read.
 *
 * <p>A message is the decision as JSON, deflated, behind a code that shows that the account made it.
 */
final class AuthorizationMessages {
    private static final int CODE_BYTES = 32;
    private static final int MOST_BYTES = 1 << 20;

    private final byte[] key;

    AuthorizationMessages(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    String encode(Decision decision) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(json(decision).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        byte[] code = Hashes.hmac(key, deflated.toByteArray());
        byte[] message = Arrays.copyOf(code, CODE_BYTES + deflated.size());
        System.arraycopy(deflated.toByteArray(), 0, message, CODE_BYTES, deflated.size());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(message);
    }

    String decode(String encoded) {
        try {
            byte[] message = Base64.getUrlDecoder().decode(encoded);
            byte[] deflated = Arrays.copyOfRange(message, Math.min(CODE_BYTES, message.length), message.length);
            boolean isOurs = message.length > CODE_BYTES
                    && message.length < MOST_BYTES
                    && MessageDigest.isEqual(Arrays.copyOf(message, CODE_BYTES), Hashes.hmac(key, deflated));
            if (isOurs) {
                ByteArrayOutputStream json = new ByteArrayOutputStream();
                try (InflaterOutputStream out = new InflaterOutputStream(json)) {
                    out.write(deflated);
                }
                return json.toString(StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException | IOException e) {
            throw invalid(e);
        }
        throw invalid(null);
    }

    private static Refusal invalid(@org.jspecify.annotations.Nullable Exception cause) {
        Refusal refusal = new Refusal("InvalidAuthorizationMessageException", "Message is not valid");
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }

    private static String json(Decision decision) {
        AccessRequest request = decision.request();
        String principal = request.principal().orElse("");
        boolean isExplicit = decision.outcome() == Decision.Outcome.EXPLICITLY_DENIED;
        String statements = decision.deciding().stream()
                .map(one -> "{\"statementId\":" + Json.text(one.sid().orElse("")) + ",\"effect\":"
                        + Json.text(one.statement().effect().name()) + "}")
                .collect(Collectors.joining(","));
        String id = String.join(",", request.context().getOrDefault("aws:userid", List.of()));
        return "{\"allowed\":" + decision.isAllowed() + ",\"explicitDeny\":" + isExplicit
                + ",\"matchedStatements\":{\"items\":[" + statements + "]},\"failures\":{\"items\":[]},\"context\":{"
                + "\"principal\":{\"id\":" + Json.text(id) + ",\"arn\":" + Json.text(principal) + "},\"action\":"
                + Json.text(request.action()) + ",\"resource\":" + Json.text(request.resource())
                + ",\"conditions\":{\"items\":[" + conditions(request.context()) + "]}}}";
    }

    private static String conditions(Map<String, List<String>> context) {
        return context.entrySet().stream()
                .map(key -> "{\"key\":" + Json.text(key.getKey()) + ",\"values\":{\"items\":["
                        + key.getValue().stream()
                                .map(value -> "{\"value\":" + Json.text(value) + "}")
                                .collect(Collectors.joining(","))
                        + "]}}")
                .collect(Collectors.joining(","));
    }
}
