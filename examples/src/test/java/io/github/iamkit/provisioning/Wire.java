package io.github.iamkit.provisioning;

import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** How a test reaches the fake. */
public enum Wire {
    IN_MEMORY {
        @Override
        public Ends connect(FakeIam account) {
            return new Ends() {
                @Override
                public IamClient iam(AwsCredentials credentials) {
                    return account.clientFor(credentials);
                }

                @Override
                public StsClient sts(AwsCredentials credentials) {
                    return account.stsFor(credentials);
                }

                @Override
                public SdkHttpClient network() {
                    return account.httpClient();
                }

                @Override
                public URI endpoint() {
                    return URI.create("https://iam.amazonaws.com");
                }
            };
        }
    },
    OVER_HTTP {
        @Override
        public Ends connect(FakeIam account) {
            FakeIamServer server = account.serve();
            Ends ends = new Ends() {
                @Override
                public IamClient iam(AwsCredentials credentials) {
                    return closing(IamClient.builder()
                            .httpClient(UrlConnectionHttpClient.create())
                            .region(Region.AWS_GLOBAL)
                            .endpointOverride(server.uri())
                            .credentialsProvider(StaticCredentialsProvider.create(credentials))
                            .build());
                }

                @Override
                public StsClient sts(AwsCredentials credentials) {
                    return closing(StsClient.builder()
                            .httpClient(UrlConnectionHttpClient.create())
                            .region(Region.US_EAST_1)
                            .endpointOverride(server.uri())
                            .credentialsProvider(StaticCredentialsProvider.create(credentials))
                            .build());
                }

                @Override
                public SdkHttpClient network() {
                    return closing(UrlConnectionHttpClient.create());
                }

                @Override
                public URI endpoint() {
                    return server.uri();
                }
            };
            ends.closing(server);
            return ends;
        }
    };

    /** Returns what leads to an account. */
    public abstract Ends connect(FakeIam account);

    /** Clients of one account. */
    public abstract static class Ends implements Closeable {
        private final Deque<Closeable> open = new ArrayDeque<>();

        /** Returns a client of IAM that signs with these. */
        public abstract IamClient iam(AwsCredentials credentials);

        /** Returns a client of the token service that signs with these. */
        public abstract StsClient sts(AwsCredentials credentials);

        /** Returns what leads to the account. */
        public abstract SdkHttpClient network();

        /** Returns where the account is. */
        public abstract URI endpoint();

        <C extends SdkAutoCloseable> C closing(C client) {
            open.push(client::close);
            return client;
        }

        void closing(FakeIamServer server) {
            open.push(server::close);
        }

        @Override
        public void close() throws IOException {
            for (Closeable resource : open) {
                resource.close();
            }
        }
    }
}
