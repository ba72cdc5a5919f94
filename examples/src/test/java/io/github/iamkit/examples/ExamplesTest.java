package io.github.iamkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    private static final Path EXPECTED = Path.of("src", "test", "resources", "expected");

    static Stream<Arguments> uses() {
        return Stream.of(
                Arguments.of("WebApplicationOnS3", (Consumer<PrintStream>) WebApplicationOnS3::show),
                Arguments.of("OperationsRebootInstances", (Consumer<PrintStream>) OperationsRebootInstances::show),
                Arguments.of("ContractorForALimitedTime", (Consumer<PrintStream>) ContractorForALimitedTime::show),
                Arguments.of(
                        "DatabaseProtectedFromAccidents", (Consumer<PrintStream>) DatabaseProtectedFromAccidents::show),
                Arguments.of("StagesKeptApart", (Consumer<PrintStream>) StagesKeptApart::show));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void every_use_prints_its_policy_and_what_it_decides(String name, Consumer<PrintStream> use) {
        assertThat(printed(use)).isEqualTo(expected(name));
    }

    @Test
    void the_story_is_what_a_reader_of_the_post_expects(@TempDir Path home) {
        assertThat(printed(out -> tell(Endpoint.embedded(FakeIam.create()), home, out)))
                .isEqualTo(expected("TheStoryOf2011"));
    }

    @Test
    void over_http_the_story_is_the_same(@TempDir Path home) {
        try (FakeIamServer server = FakeIam.create().serve()) {
            assertThat(printed(out -> tell(Endpoint.at(server.uri()), home, out)))
                    .isEqualTo(expected("TheStoryOf2011"));
        }
    }

    @Test
    void the_story_shows_no_secret(@TempDir Path home) throws IOException {
        String story = printed(out -> tell(Endpoint.embedded(FakeIam.create()), home, out));

        for (String file : new String[] {"account-key", "account-key.bak"}) {
            String secret = Files.readString(home.resolve(".aws").resolve(file))
                    .split("AWSSecretKey=")[1]
                    .strip();
            assertThat(secret).hasSize(40);
            assertThat(story).doesNotContain(secret);
        }
        assertThat(story).doesNotContain("PRIVATE KEY");
    }

    private static void tell(Endpoint cloud, Path home, PrintStream out) {
        try {
            TheStoryOf2011.tell(cloud, home, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String printed(Consumer<PrintStream> example) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        example.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String expected(String name) {
        try {
            return Files.readString(EXPECTED.resolve(name + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
