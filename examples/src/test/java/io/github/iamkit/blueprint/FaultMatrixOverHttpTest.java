package io.github.iamkit.blueprint;

import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamServer;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The same over HTTP, where a lost answer is a connection that ends; at one call in ten without {@code -Pthorough}. */
class FaultMatrixOverHttpTest extends FaultMatrix {
    private final FakeIamServer server;
    private final SdkHttpClient network = UrlConnectionHttpClient.create();

    FaultMatrixOverHttpTest() {
        super(FakeIam.create(), 10);
        this.server = aws.serve();
    }

    @AfterEach
    void stop_serving() {
        server.close();
        network.close();
    }

    @Override
    SdkHttpClient network() {
        return network;
    }

    @Override
    URI endpoint() {
        return server.uri();
    }
}
