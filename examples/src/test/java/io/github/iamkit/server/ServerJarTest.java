package io.github.iamkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

class ServerJarTest {
    private static final String READY = "fake IAM is ready at ";

    @Test
    void the_one_jar_serves_an_account() throws Exception {
        Optional<Path> jar = jar();
        assumeTrue(jar.isPresent(), "SKIPPED: the server's jar is made by mvn package, which did not run");
        Process server = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.get().toString(),
                        "--account",
                        "111122223333"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = server.inputReader()) {
            String line = output.readLine();
            assertThat(line).startsWith(READY);
            try (IamClient iam = IamClient.builder()
                    .endpointOverride(URI.create(line.substring(READY.length())))
                    .region(Region.AWS_GLOBAL)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("made", "up")))
                    .build()) {
                assertThat(iam.createUser(request -> request.userName("david"))
                                .user()
                                .arn())
                        .isEqualTo("arn:aws:iam::111122223333:user/david");
            }
        } finally {
            server.destroy();
        }
    }

    private static Optional<Path> jar() throws Exception {
        Path target = Path.of("..", "iam-testkit", "target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-server.jar")).findFirst();
        }
    }
}
