package io.github.iamkit.benchmarks;

import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** GetUser over HTTP by a client that keeps its connection, as the middle of all calls. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FakingOverHttp {
    private final FakeIam aws = FakeIam.create();
    private final FakeIamServer server = aws.serve();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request = HttpRequest.newBuilder(server.uri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Amz-Date", "20260101T000000Z")
            .header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIAMADEUPMADEUPMADE/20260101/us-east-1/iam/aws4_request,"
                            + " SignedHeaders=host, Signature=00")
            .POST(BodyPublishers.ofString("Action=GetUser&Version=2010-05-08"))
            .build();

    @Benchmark
    public String getUser() throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString()).body();
    }

    @TearDown
    public void close() {
        server.close();
    }
}
