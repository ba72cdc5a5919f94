package io.github.iamkit.credentials;

import io.github.iamkit.credentials.RefreshAhead.Fresh;
import io.github.iamkit.policy.json.JsonArray;
import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.json.JsonTree;
import io.github.iamkit.policy.json.JsonValue;
import io.github.iamkit.policy.json.SourceText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What Roles Anywhere answered; it may hold a secret, and so is never shown. */
final class SessionAnswer {
    private static final int DEPTH = 16;
    private static final int VALUES = 1_000;
    private static final String ERROR_TYPE = "x-amzn-ErrorType";

    private final SdkHttpResponse head;
    private final byte[] body;
    private final boolean isCorrection;

    SessionAnswer(SdkHttpResponse head, byte[] body, boolean isCorrection) {
        this.head = head;
        this.body = body;
        this.isCorrection = isCorrection;
    }

    int status() {
        return head.statusCode();
    }

    /** Whether the answer showed that the request was signed by a wrong clock. */
    boolean isCorrection() {
        return isCorrection;
    }

    Fresh<AwsSessionCredentials> session() {
        JsonValue credentials = json().flatMap(root -> member(root, "credentialSet"))
                .flatMap(SessionAnswer::first)
                .flatMap(set -> member(set, "credentials"))
                .orElseThrow(SessionAnswer::unreadable);
        try {
            Instant expires = Instant.parse(text(credentials, "expiration"));
            return new Fresh<>(
                    AwsSessionCredentials.builder()
                            .accessKeyId(text(credentials, "accessKeyId"))
                            .secretAccessKey(text(credentials, "secretAccessKey"))
                            .sessionToken(text(credentials, "sessionToken"))
                            .expirationTime(expires)
                            .providerName("RolesAnywhere")
                            .build(),
                    expires);
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    private static SdkClientException unreadable() {
        return SdkClientException.create(
                "Roles Anywhere answered with something that holds no credentials; is the endpoint its own?");
    }

    private Optional<JsonValue> json() {
        SourceText text = new SourceText(new String(body, StandardCharsets.UTF_8));
        JsonTree tree = JsonTree.parse(text, DEPTH, VALUES);
        return tree.isComplete() ? Optional.of(tree.root()) : Optional.empty();
    }

    private static Optional<JsonValue> member(JsonValue value, String name) {
        return value instanceof JsonObject object
                ? object.members().stream()
                        .filter(member -> member.name().equals(name))
                        .map(JsonObject.Member::value)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<JsonValue> first(JsonValue value) {
        return value instanceof JsonArray array ? array.values().stream().findFirst() : Optional.empty();
    }

    private static String text(JsonValue value, String name) {
        return member(value, name)
                .filter(JsonScalar.class::isInstance)
                .map(scalar -> ((JsonScalar) scalar).text())
                .orElseThrow(SessionAnswer::unreadable);
    }

    private Optional<String> stated(String name) {
        return json().flatMap(root -> member(root, name))
                .filter(JsonScalar.class::isInstance)
                .map(scalar -> ((JsonScalar) scalar).text());
    }

    /** The refusal as clients of the SDK throw it. */
    AwsServiceException exception() {
        String message = stated("message").or(() -> stated("Message")).orElse("no reason given");
        String type =
                head.firstMatchingHeader(ERROR_TYPE).or(() -> stated("__type")).orElse("Unknown");
        String code = type.substring(type.indexOf('#') + 1);
        int colon = code.indexOf(':');
        return AwsServiceException.builder()
                .statusCode(status())
                .requestId(head.firstMatchingHeader("x-amzn-RequestId").orElse(""))
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("RolesAnywhere")
                        .errorCode(colon < 0 ? code : code.substring(0, colon))
                        .errorMessage(message)
                        .sdkHttpResponse(head)
                        .build())
                .build();
    }
}
