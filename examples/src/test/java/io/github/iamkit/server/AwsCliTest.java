package io.github.iamkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsCliTest {
    private Path aws;
    private Path openssl;

    @TempDir
    private Path folder;

    @BeforeEach
    void require_the_tools() {
        aws = Command.require("/usr/bin/aws", "awscli");
        openssl = Command.require("/usr/bin/openssl", "openssl");
    }

    @Test
    void the_steps_of_the_story_work_with_the_command_line_of_aws() throws Exception {
        try (FakeIamServer server = FakeIam.create().serve()) {
            Map<String, String> root = server.environment();
            assertThat(aws(server, root, "sts", "get-caller-identity")).contains("arn:aws:iam::123456789012:root");
            assertThat(aws(server, root, "iam", "create-group", "--group-name", "Admin"))
                    .contains("AGPA");
            assertThat(aws(server, root, "iam", "list-groups", "--path-prefix", "/"))
                    .contains("arn:aws:iam::123456789012:group/Admin");
            Path policy = Files.writeString(
                    folder.resolve("policy.json"),
                    "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}");
            aws(
                    server,
                    root,
                    "iam",
                    "put-group-policy",
                    "--group-name",
                    "Admin",
                    "--policy-name",
                    "AdminGroupPolicy",
                    "--policy-document",
                    "file://" + policy);
            assertThat(aws(server, root, "iam", "list-group-policies", "--group-name", "Admin"))
                    .contains("AdminGroupPolicy");
            assertThat(aws(server, root, "iam", "create-user", "--user-name", "david"))
                    .contains("AIDA");
            aws(server, root, "iam", "add-user-to-group", "--group-name", "Admin", "--user-name", "david");
            String[] key = aws(
                            server,
                            root,
                            "iam",
                            "create-access-key",
                            "--user-name",
                            "david",
                            "--output",
                            "text",
                            "--query",
                            "AccessKey.[AccessKeyId,SecretAccessKey]")
                    .strip()
                    .split("\\s+");
            Map<String, String> david = Map.of(
                    "AWS_ACCESS_KEY_ID",
                    key[0],
                    "AWS_SECRET_ACCESS_KEY",
                    key[1],
                    "AWS_DEFAULT_REGION",
                    "us-east-1",
                    "AWS_EC2_METADATA_DISABLED",
                    "true");
            assertThat(aws(server, david, "sts", "get-caller-identity"))
                    .contains("arn:aws:iam::123456789012:user/david");
            Command.run(
                    folder,
                    Map.of(),
                    List.of(
                            openssl.toString(),
                            "req",
                            "-x509",
                            "-newkey",
                            "rsa:2048",
                            "-nodes",
                            "-keyout",
                            "pk.pem",
                            "-out",
                            "cert.pem",
                            "-days",
                            "730",
                            "-subj",
                            "/CN=david"));
            aws(
                    server,
                    david,
                    "iam",
                    "upload-signing-certificate",
                    "--user-name",
                    "david",
                    "--certificate-body",
                    "file://" + folder.resolve("cert.pem"));
            assertThat(aws(server, david, "iam", "list-signing-certificates", "--user-name", "david"))
                    .contains("\"Status\": \"Active\"");
        }
    }

    private String aws(FakeIamServer server, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(aws.toString(), "--endpoint-url", server.uri().toString()));
        command.addAll(List.of(arguments));
        return Command.run(folder, environment, command);
    }
}
