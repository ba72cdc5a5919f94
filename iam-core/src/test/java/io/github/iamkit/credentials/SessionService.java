package io.github.iamkit.credentials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers requests for sessions as the service's pages show it, and remembers them. */
final class SessionService implements SdkHttpClient {
    /** A request as it came. */
    record Received(SdkHttpRequest head, byte[] body) {}

    final List<Received> requests = new CopyOnWriteArrayList<>();
    private final Deque<Answer> first = new ArrayDeque<>();
    private final Clock clock;
    private volatile Duration thinking = Duration.ZERO;
    private volatile Duration lasting = Duration.ofHours(1);

    /** Something else than a session. */
    interface Answer {
        HttpExecuteResponse to(Received request) throws IOException;
    }

    SessionService(Clock clock) {
        this.clock = clock;
    }

    SessionService thinkingFor(Duration time) {
        thinking = time;
        return this;
    }

    void sessionsOf(Duration time) {
        lasting = time;
    }

    /** Answers one of the next requests otherwise. */
    SessionService before(Answer answer) {
        first.add(answer);
        return this;
    }

    /** A refusal in the form of services that speak JSON. */
    Answer refusal(int status, String code, String message) {
        return request -> answer(status, "{\"message\":\"" + message + "\"}", code);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                Received received = new Received(request.httpRequest(), body(request));
                requests.add(received);
                think();
                Answer other;
                synchronized (first) {
                    other = first.poll();
                }
                return other == null ? answer(201, session(), "") : other.to(received);
            }

            @Override
            public void abort() {}
        };
    }

    private void think() {
        try {
            Thread.sleep(thinking.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] body(HttpExecuteRequest request) {
        try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String session() {
        Instant expires = clock.instant().plus(lasting);
        return """
                {"credentialSet":[{"assumedRoleUser":{"arn":"arn:aws:sts::123456789012:assumed-role/worker/0a","assumedRoleId":"AROA:0a"},
                "credentials":{"accessKeyId":"ASIA%08d","secretAccessKey":"the secret","sessionToken":"the token","expiration":"%s"},
                "packedPolicySize":10,"roleArn":"arn:aws:iam::123456789012:role/worker","sourceIdentity":"CN=worker"}],
                "subjectArn":"arn:aws:rolesanywhere:eu-west-1:123456789012:subject/1"}
                """.formatted(requests.size(), expires);
    }

    private HttpExecuteResponse answer(int status, String body, String code) {
        SdkHttpResponse.Builder head = SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)));
        if (!code.isEmpty()) {
            head.putHeader("x-amzn-ErrorType", code + ":http://internal.amazon.com/coral/");
        }
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    @Override
    public void close() {}
}
