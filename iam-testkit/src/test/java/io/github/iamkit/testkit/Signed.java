package io.github.iamkit.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Requests written by hand and signed by AWS's own signer, and what is answered to them. */
final class Signed {
    private static final String WHO = "Action=GetCallerIdentity&Version=2011-06-15";

    private final FakeIam aws;

    Signed(FakeIam aws) {
        this.aws = aws;
    }

    /** Asks IAM for an operation, by its name alone. */
    String callIam(AwsCredentials credentials, String operation) {
        String form = "Action=" + operation + "&Version=2010-05-08";
        return call(credentials, Instant.now(), "us-east-1", "iam", form, UnaryOperator.identity());
    }

    String call(
            AwsCredentials credentials,
            Instant time,
            String region,
            String service,
            UnaryOperator<SdkHttpRequest.Builder> change) {
        return call(credentials, time, region, service, WHO, change);
    }

    /** Sends a form, with a request that is changed after it was signed. */
    String call(
            AwsCredentials credentials,
            Instant time,
            String region,
            String service,
            String form,
            UnaryOperator<SdkHttpRequest.Builder> change) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("https://sts.amazonaws.com/"))
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .build();
        ContentStreamProvider body = () -> new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8));
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(credentials)
                        .request(request)
                        .payload(body)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)));
        return send(change.apply(signed.request().toBuilder()).build(), form);
    }

    /** Sends a request and returns the status and the body's text without its markup. */
    String send(SdkHttpRequest request, String body) {
        try {
            HttpExecuteResponse response = aws.httpClient()
                    .prepareRequest(HttpExecuteRequest.builder()
                            .request(request)
                            .contentStreamProvider(
                                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                            .build())
                    .call();
            String xml = new String(response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
            return response.httpResponse().statusCode() + " " + xml;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
