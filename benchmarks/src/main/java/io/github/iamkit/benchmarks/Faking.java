package io.github.iamkit.benchmarks;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.testkit.FakeIam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetUserResponse;

/** What the fake costs: a new account, and a call beside the same call on a transport that has the answer ready. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Faking {
    private final FakeIam aws = FakeIam.create();
    private final AccessKeyPair key = aws.given()
            .user("david", user -> user.policy("Read", Policy.allow("iam:Get*").on("*")))
            .accessKey("david");
    private final IamClient client = aws.clientFor(key);
    private final IamClient canned = client(new CannedAnswer(aws.httpClient()));

    private IamClient client(SdkHttpClient transport) {
        return IamClient.builder()
                .httpClient(transport)
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        key.accessKeyId(), key.secret().reveal())))
                .build();
    }

    /** A new account. */
    @Benchmark
    public FakeIam account() {
        return FakeIam.create();
    }

    /** A call that is verified, authorized and answered. */
    @Benchmark
    public GetUserResponse getUser() {
        return client.getUser(request -> request.userName("david"));
    }

    /** The same call where the answer is ready: what the SDK's client alone costs. */
    @Benchmark
    public GetUserResponse getUserFromACannedAnswer() {
        return canned.getUser(request -> request.userName("david"));
    }

    /** Two callers at a time. */
    @Benchmark
    @Threads(2)
    public GetUserResponse getUserOnTwoThreads() {
        return client.getUser(request -> request.userName("david"));
    }

    @TearDown
    public void forgetCalls() {
        aws.reset();
    }

    /** A transport that asks once and answers so ever after. */
    private static final class CannedAnswer implements SdkHttpClient {
        private final SdkHttpClient first;
        private byte[] body = new byte[0];
        private HttpExecuteResponse head = HttpExecuteResponse.builder().build();

        CannedAnswer(SdkHttpClient first) {
            this.first = first;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            if (body.length == 0) {
                ask(request);
            }
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(head.httpResponse())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                            .build();
                }

                @Override
                public void abort() {
                    // The answer is there at once, so there is nothing to stop.
                }
            };
        }

        private void ask(HttpExecuteRequest request) {
            try {
                head = first.prepareRequest(request).call();
                body = head.responseBody().orElseThrow().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            first.close();
        }
    }
}
