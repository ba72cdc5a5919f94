package io.github.iamkit.testkit.protocol;

import io.github.iamkit.testkit.account.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * An answer as it goes over the wire.
 *
 * @param status the HTTP status
 * @param requestId the id that AWS gives every request
 * @param xml the body
 * @param isTorn whether the connection breaks after half of the body
 * @param headers the headers that say what the body is and more, beside the request's id
 */
public record WireResponse(int status, String requestId, String xml, boolean isTorn, Map<String, String> headers) {
    private static final Map<String, String> XML = Map.of("Content-Type", "text/xml");

    /** An answer in XML that arrives whole. */
    public WireResponse(int status, String requestId, String xml) {
        this(status, requestId, xml, false, XML);
    }

    /** Returns an error answer that no engine gave. */
    public static WireResponse error(String code, String message) {
        String requestId = UUID.randomUUID().toString();
        Refusal refusal = new Refusal(code, message);
        String type = refusal.status() >= 500 ? "Receiver" : "Sender";
        return new WireResponse(
                refusal.status(), requestId, ResponseEncoder.encodeError("", type, code, message, requestId));
    }

    /** Returns this answer, breaking off after half of its body. */
    public WireResponse torn() {
        return new WireResponse(status, requestId, xml, true, headers);
    }

    /** Returns how many bytes of the body arrive. */
    public int arriving() {
        return isTorn ? body().length / 2 : body().length;
    }

    /** Returns the body's bytes. */
    public byte[] body() {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
