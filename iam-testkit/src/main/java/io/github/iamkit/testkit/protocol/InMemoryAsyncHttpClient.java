package io.github.iamkit.testkit.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.utils.async.SimplePublisher;

/**
 * The SDK's own seam for asynchronous HTTP, answered in the same JVM.
 *
 * <p>Thread-safe.
 */
public final class InMemoryAsyncHttpClient implements SdkAsyncHttpClient {
    private final Function<WireRequest, WireResponse> answers;

    /** Creates a client whose requests a function answers. */
    public InMemoryAsyncHttpClient(Function<WireRequest, WireResponse> answers) {
        this.answers = answers;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        request.requestContentPublisher().subscribe(new BodyCollector(body));
        return body.thenCompose(bytes -> {
                    WireResponse answer = answers.apply(InMemoryHttpClient.wire(request.request(), bytes));
                    request.responseHandler().onHeaders(InMemoryHttpClient.head(answer));
                    SimplePublisher<ByteBuffer> content = new SimplePublisher<>();
                    request.responseHandler().onStream(content);
                    content.send(ByteBuffer.wrap(answer.body(), 0, answer.arriving()));
                    return answer.isTorn() ? content.error(InMemoryHttpClient.connectionBroke()) : content.complete();
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        request.responseHandler().onError(failure);
                    }
                });
    }

    /** Takes a request's body as it comes. */
    private static final class BodyCollector implements Subscriber<ByteBuffer> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> whole;

        BodyCollector(CompletableFuture<byte[]> whole) {
            this.whole = whole;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes.toByteArray());
        }
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
