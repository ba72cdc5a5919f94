package io.github.iamkit.examples;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.testkit.FakeIam;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Where the story happens: on the embedded fake, or on whatever IAM answers at a URL. */
interface Endpoint {
    /** The credentials that the account came with. */
    AccessKeyPair masterCredentials();

    /** A client that signs with a key. */
    IamClient iam(AccessKeyPair key);

    /** A client of the security token service that signs with a key. */
    StsClient sts(AccessKeyPair key);

    /** The embedded fake. */
    static Endpoint embedded(FakeIam aws) {
        return new Endpoint() {
            @Override
            public AccessKeyPair masterCredentials() {
                AwsCredentials root = aws.rootCredentials();
                return AccessKeyPair.of(root.accessKeyId(), Secret.of(root.secretAccessKey()));
            }

            @Override
            public IamClient iam(AccessKeyPair key) {
                return aws.clientFor(key);
            }

            @Override
            public StsClient sts(AccessKeyPair key) {
                return aws.stsFor(key);
            }
        };
    }

    /** Another IAM, such as a {@code FakeIamServer} in another process, which takes made-up credentials for those of root. */
    static Endpoint at(URI uri) {
        return new Endpoint() {
            @Override
            public AccessKeyPair masterCredentials() {
                return AccessKeyPair.of("AKIAIOSFODNN7EXAMPLE", Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
            }

            @Override
            public IamClient iam(AccessKeyPair key) {
                return IamClient.builder()
                        .endpointOverride(uri)
                        .region(Region.AWS_GLOBAL)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .credentialsProvider(key.asProvider())
                        .build();
            }

            @Override
            public StsClient sts(AccessKeyPair key) {
                return StsClient.builder()
                        .endpointOverride(uri)
                        .region(Region.US_EAST_1)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .credentialsProvider(key.asProvider())
                        .build();
            }
        };
    }
}
