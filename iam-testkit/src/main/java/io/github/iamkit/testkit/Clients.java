package io.github.iamkit.testkit;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.testkit.protocol.InMemoryAsyncHttpClient;
import io.github.iamkit.testkit.protocol.InMemoryHttpClient;
import io.github.iamkit.testkit.protocol.WireRequest;
import io.github.iamkit.testkit.protocol.WireResponse;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK's own clients, with an account in place of the network.
 *
 * @param answers what the account answers
 */
record Clients(Function<WireRequest, WireResponse> answers) {
    private static final URI ENDPOINT = URI.create("https://iam.amazonaws.com");

    static AwsCredentials credentials(AccessKeyPair key) {
        return AwsBasicCredentials.create(key.accessKeyId(), key.secret().reveal());
    }

    SdkHttpClient http() {
        return new InMemoryHttpClient(answers);
    }

    IamClient iam(AwsCredentials credentials) {
        return IamClient.builder()
                .httpClient(http())
                .region(Region.US_EAST_1)
                .endpointOverride(ENDPOINT)
                .credentialsProvider(provider(credentials))
                .build();
    }

    IamAsyncClient iamAsync(AwsCredentials credentials) {
        return IamAsyncClient.builder()
                .httpClient(new InMemoryAsyncHttpClient(answers))
                .region(Region.US_EAST_1)
                .endpointOverride(ENDPOINT)
                .credentialsProvider(provider(credentials))
                .build();
    }

    StsClient sts(AwsCredentials credentials) {
        return StsClient.builder()
                .httpClient(http())
                .region(Region.US_EAST_1)
                .credentialsProvider(provider(credentials))
                .build();
    }

    private static StaticCredentialsProvider provider(AwsCredentials credentials) {
        return StaticCredentialsProvider.create(Objects.requireNonNull(credentials, "credentials"));
    }
}
