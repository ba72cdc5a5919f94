package io.github.iamkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IamAsCodeTest {
    private static final Path FOLDER = Path.of("src", "main", "blueprint");
    private static final Path LESSON = Path.of("..", "iam-core", "BLUEPRINT.md");

    private static String shown(IamProvisioner iam) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        IamAsCode.show(iam, FOLDER, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_lesson_shows_what_the_example_prints() throws IOException {
        String shown = shown(IamProvisioner.using(FakeIam.create().client()));

        assertThat(Files.readString(LESSON)).contains("```text\n" + shown + "```\n");
    }

    @Test
    void the_lesson_shows_the_file_of_the_example() throws IOException {
        String file = Files.readString(FOLDER.resolve("blueprint.json"));

        assertThat(Files.readString(LESSON)).contains("```json\n" + file + "```\n");
    }

    @Test
    void over_http_it_is_the_same() {
        try (FakeIamServer server = FakeIam.create().serve()) {
            Endpoint cloud = Endpoint.at(server.uri());

            assertThat(shown(IamProvisioner.using(cloud.iam(cloud.masterCredentials()))))
                    .isEqualTo(shown(IamProvisioner.using(FakeIam.create().client())));
        }
    }
}
