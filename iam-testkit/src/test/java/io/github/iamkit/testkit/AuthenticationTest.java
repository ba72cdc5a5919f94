package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.sts.model.Credentials;

class AuthenticationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FakeIam aws = FakeIam.builder()
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .checkSignatureAge()
            .build();
    private final AwsCredentials root = aws.rootCredentials();
    private final Signed signed = new Signed(aws);

    @Test
    void a_request_of_the_signer_of_aws_is_good() {
        assertThat(signed.call(root, NOW, "eu-west-1", "sts", UnaryOperator.identity()))
                .startsWith("200 ")
                .contains("<Arn>arn:aws:iam::123456789012:root</Arn>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        no signature            | 403 | MissingAuthenticationToken | Request is missing Authentication Token
        no credential           | 403 | IncompleteSignature        | Authorization header requires 'Credential' parameter. Authorization=
        no signature value      | 403 | IncompleteSignature        | Authorization header requires 'Signature' parameter. Authorization=
        no signed headers       | 403 | IncompleteSignature        | Authorization header requires 'SignedHeaders' parameter. Authorization=
        no date                 | 403 | IncompleteSignature        | Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=
        another header          | 403 | SignatureDoesNotMatch      | The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.
        another algorithm       | 403 | IncompleteSignature        | Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512'.
        no fields               | 403 | IncompleteSignature        | Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=me
        a bearer                | 403 | IncompleteSignature        | 'abc' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer abc'.
        """)
    void a_signature_that_is_not_whole_or_not_right_is_refused(String what, int status, String code, String message) {
        String answer = signed.call(root, NOW, "us-east-1", "sts", request -> spoiled(what, request));

        assertThat(answer)
                .startsWith(status + " ")
                .contains("<Type>Sender</Type><Code>" + code + "</Code><Message>" + message);
    }

    private static SdkHttpRequest.Builder spoiled(String what, SdkHttpRequest.Builder request) {
        String header = request.firstMatchingHeader("Authorization").orElseThrow();
        return switch (what) {
            case "no signature" -> request.removeHeader("Authorization");
            case "no credential" -> request.putHeader("Authorization", header.replace("Credential=", "X="));
            case "no signature value" -> request.putHeader("Authorization", header.replace("Signature=", "X="));
            case "no signed headers" -> request.putHeader("Authorization", header.replace("SignedHeaders=", "X="));
            case "no date" -> request.removeHeader("X-Amz-Date");
            case "another header" -> request.putHeader("Content-Type", "application/x-www-form-urlencoded");
            case "no fields" -> request.putHeader("Authorization", "me");
            case "a bearer" -> request.putHeader("Authorization", "Bearer abc");
            default -> request.putHeader("Authorization", header.replace("SHA256", "SHA512"));
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        iam | us-east-1 | Credential should be scoped to correct service: 'sts'.
        sts | US EAST   | Credential should be scoped to a valid region.
        """)
    void a_signature_is_scoped_to_service_and_region(String service, String region, String message) {
        assertThat(signed.call(root, NOW, region, service, UnaryOperator.identity()))
                .startsWith("403 ")
                .contains("<Code>SignatureDoesNotMatch</Code><Message>" + message + "</Message>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -16 | Signature expired: 20260301T114400Z is now earlier than 20260301T114500Z (20260301T120000Z - 15 min.)
         16 | Signature not yet current: 20260301T121600Z is still later than 20260301T121500Z (20260301T120000Z + 15 min.)
        """)
    void a_signature_is_of_this_time(int minutes, String message) {
        Instant time = NOW.plus(Duration.ofMinutes(minutes));

        assertThat(signed.call(root, time, "us-east-1", "sts", UnaryOperator.identity()))
                .startsWith("403 ")
                .contains("<Code>SignatureDoesNotMatch</Code><Message>" + message + "</Message>");
    }

    @Test
    void a_signature_may_stand_in_the_url() {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("https://sts.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15"))
                .build();
        SdkHttpRequest presigned = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(root)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(1))
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
                .request();

        assertThat(signed.send(presigned, "")).startsWith("200 ").contains(":root</Arn>");
        assertThat(signed.send(
                        presigned.toBuilder().putRawQueryParameter("Foo", "1").build(), ""))
                .startsWith("403 ")
                .contains("<Code>SignatureDoesNotMatch</Code>");
    }

    @Test
    void a_session_needs_its_own_token() {
        FakeIam timeless = FakeIam.create();
        Credentials session = timeless.sts().getSessionToken().credentials();
        AwsCredentials right =
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        AwsCredentials wrong =
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), "another");

        assertThat(timeless.stsFor(right).getCallerIdentity().userId()).isEqualTo("123456789012");
        assertThat(Refusals.of(() -> timeless.stsFor(wrong).getCallerIdentity()))
                .isEqualTo("403 InvalidClientTokenId: The security token included in the request is invalid.");
    }
}
