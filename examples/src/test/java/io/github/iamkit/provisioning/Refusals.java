package io.github.iamkit.provisioning;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers the next calls of an operation with an error of AWS, and lets all others through. */
final class Refusals implements SdkHttpClient {
    private final SdkHttpClient client;
    private String operation = "";
    private int status;
    private String code = "";
    private String message = "";
    private int left;

    Refusals(SdkHttpClient client) {
        this.client = client;
    }

    /** Refuses the next calls. */
    void next(String name, int times, int httpStatus, String errorCode, String errorMessage) {
        operation = name;
        left = times;
        status = httpStatus;
        code = errorCode;
        message = errorMessage;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (left > 0 && body(request).contains("Action=" + operation + "&")) {
            left--;
            return answer();
        }
        return client.prepareRequest(request);
    }

    private static String body(HttpExecuteRequest request) {
        return request.contentStreamProvider()
                .map(provider -> {
                    try {
                        return new String(provider.newStream().readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orElse("");
    }

    private ExecutableHttpRequest answer() {
        String xml =
                "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>"
                        + code + "</Code><Message>" + message.replace("\"", "&quot;") + "</Message></Error>"
                        + "<RequestId>0</RequestId></ErrorResponse>";
        HttpExecuteResponse response = HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", "text/xml")
                        .build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
                .build();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return response;
            }

            @Override
            public void abort() {
                // There is nothing to end.
            }
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
