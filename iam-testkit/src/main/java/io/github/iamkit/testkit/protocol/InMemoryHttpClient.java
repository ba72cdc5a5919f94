package io.github.iamkit.testkit.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.function.Function;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The SDK's own seam for HTTP, answered in the same JVM.
 *
 * <p>Thread-safe.
 */
public final class InMemoryHttpClient implements SdkHttpClient {
    private final Function<WireRequest, WireResponse> answers;

    /** Creates a client whose requests a function answers. */
    public InMemoryHttpClient(Function<WireRequest, WireResponse> answers) {
        this.answers = answers;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                WireResponse answer = answer(wire(request.httpRequest(), body(request)));
                return HttpExecuteResponse.builder()
                        .response(head(answer))
                        .responseBody(AbortableInputStream.create(content(answer)))
                        .build();
            }

            @Override
            public void abort() {
                // The answer is there at once, so there is nothing to stop.
            }
        };
    }

    private static InputStream content(WireResponse answer) {
        InputStream arriving = new ByteArrayInputStream(answer.body(), 0, answer.arriving());
        return answer.isTorn() ? new SequenceInputStream(arriving, new BrokenStream()) : arriving;
    }

    /** What is left of a connection that broke. */
    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw connectionBroke();
        }
    }

    static IOException connectionBroke() {
        return new SocketException("connection broke in the middle of the answer, as the test asked for");
    }

    private WireResponse answer(WireRequest request) throws IOException {
        try {
            return answers.apply(request);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = request.contentStreamProvider().get().newStream()) {
            return in.readAllBytes();
        }
    }

    static WireRequest wire(SdkHttpRequest request, byte[] body) {
        return new WireRequest(
                request.method().name(),
                request.encodedPath(),
                request.encodedQueryParameters().orElse(""),
                request.headers(),
                body);
    }

    static SdkHttpResponse head(WireResponse answer) {
        SdkHttpResponse.Builder head = SdkHttpResponse.builder()
                .statusCode(answer.status())
                .putHeader("Content-Length", String.valueOf(answer.body().length))
                .putHeader("x-amzn-RequestId", answer.requestId());
        answer.headers().forEach(head::putHeader);
        return head.build();
    }

    @Override
    public String clientName() {
        return "InMemory";
    }

    @Override
    public void close() {
        // There is nothing to close: the account lives on for other clients.
    }
}
