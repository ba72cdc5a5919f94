package io.github.iamkit.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;

class CredentialProcessTest {
    private static final AccessKeyPair KEY = AccessKeyPair.of("AKIAIOSFODNN7EXAMPLE", Secret.of("a\"b\\c/+="));

    private static String written(AwsCredentials credentials) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CredentialProcess.write(credentials, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_key_has_neither_token_nor_end() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        CredentialProcess.write(KEY, out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"Version\":1,\"AccessKeyId\":\"AKIAIOSFODNN7EXAMPLE\","
                        + "\"SecretAccessKey\":\"a\\\"b\\\\c/+=\"}\n");
    }

    @Test
    void a_session_has_its_token_and_its_end() {
        AwsSessionCredentials session = AwsSessionCredentials.builder()
                .accessKeyId("ASIAIOSFODNN7EXAMPLE")
                .secretAccessKey("secret")
                .sessionToken("token")
                .accountId("123456789012")
                .expirationTime(Instant.parse("2026-01-01T12:00:00Z"))
                .build();

        assertThat(written(session))
                .isEqualTo("{\"Version\":1,\"AccessKeyId\":\"ASIAIOSFODNN7EXAMPLE\",\"SecretAccessKey\":\"secret\","
                        + "\"SessionToken\":\"token\",\"Expiration\":\"2026-01-01T12:00:00Z\","
                        + "\"AccountId\":\"123456789012\"}\n");
    }

    @Test
    void the_sdk_takes_what_is_written(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CredentialProcess.write(KEY, out);
        Path printed = folder.resolve("printed");
        Files.write(printed, out.toByteArray());

        try (ProcessCredentialsProvider sdk = ProcessCredentialsProvider.builder()
                .command(List.of("cat", printed.toString()))
                .build()) {
            assertThat(sdk.resolveCredentials().accessKeyId()).isEqualTo(KEY.accessKeyId());
            assertThat(sdk.resolveCredentials().secretAccessKey())
                    .isEqualTo(KEY.secret().reveal());
        }
    }

    @Test
    void what_the_sdks_would_not_read_is_refused() {
        AwsSessionCredentials session =
                AwsSessionCredentials.create("ASIAIOSFODNN7EXAMPLE", "secret", "t".repeat(64_000));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(session))
                .withMessage("the credentials take 64096 bytes, and the SDKs read at most 64000; ask for a session with"
                        + " fewer tags");
    }
}
