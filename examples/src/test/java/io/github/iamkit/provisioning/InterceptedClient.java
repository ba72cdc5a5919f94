package io.github.iamkit.provisioning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/** Stands between the SDK's client and the fake, counts the calls and lets a test come between. It never repeats a call. */
public final class InterceptedClient implements SdkHttpClient {
    /** What comes between. */
    public interface Interception {
        /** Does or does not make a call, of which the first is number 1. */
        HttpExecuteResponse around(int number, String operation, Call call) throws IOException;
    }

    /** The call itself. */
    public interface Call {
        /** Makes it. */
        HttpExecuteResponse make() throws IOException;
    }

    private final SdkHttpClient network;
    private Interception interception = (number, operation, call) -> call.make();
    private final List<String> operations = new ArrayList<>();

    /** Creates one that lets all calls through. */
    public InterceptedClient(SdkHttpClient network) {
        this.network = network;
    }

    /** Counts from the beginning again, and lets something else come between. */
    public void intercept(Interception other) {
        operations.clear();
        interception = other;
    }

    /** Returns a client of IAM that makes its calls through a network. */
    public static IamClient client(SdkHttpClient network, URI endpoint, AwsCredentials credentials) {
        return IamClient.builder()
                .httpClient(network)
                .region(Region.AWS_GLOBAL)
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    /** Returns the operations of the calls so far. */
    public List<String> operations() {
        return operations;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String operation = operation(request);
        ExecutableHttpRequest made = network.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                operations.add(operation);
                return interception.around(operations.size(), operation, made::call);
            }

            @Override
            public void abort() {
                made.abort();
            }
        };
    }

    private static String operation(HttpExecuteRequest request) {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            String text = new String(body.readAllBytes(), StandardCharsets.US_ASCII);
            int start = text.indexOf("Action=") + "Action=".length();
            return text.substring(start, text.indexOf('&', start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
