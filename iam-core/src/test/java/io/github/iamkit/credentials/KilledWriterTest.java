package io.github.iamkit.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {
    private static final long SEED = 20110305;
    private static final int KILLS = Boolean.getBoolean("thorough") ? 300 : 8;
    private static final String OTHERS = "# of the team\n[default]\naws_access_key_id = AKIADEFAULTEXAMPLE00\n\n";

    @TempDir
    Path home;

    @Test
    void a_writer_that_is_killed_leaves_the_old_file_or_the_new_one() throws Exception {
        Random random = new Random(SEED);
        Path file = home.resolve("credentials");
        Files.writeString(file, OTHERS);

        for (int kill = 1; kill <= KILLS; kill++) {
            kill(file, random.nextInt(60_000));

            assertThat(Files.readString(file))
                    .as("seed " + SEED + ", kill " + kill)
                    .isIn(content(EndlessWriter.ONE), content(EndlessWriter.TWO));
            assertThat(CredentialFile.profile(file, "david").read()).isIn(EndlessWriter.ONE, EndlessWriter.TWO);
        }

        CredentialFile.profile(file, "david").write(EndlessWriter.ONE);
        assertThat(home).isDirectoryNotContaining("glob:**.new");
    }

    private static String content(AccessKeyPair key) {
        return OTHERS + "[david]\naws_access_key_id = " + key.accessKeyId() + "\naws_secret_access_key = "
                + key.secret().reveal() + "\n";
    }

    private static void kill(Path file, int afterMicroseconds) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        EndlessWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("ready");
            TimeUnit.MICROSECONDS.sleep(afterMicroseconds);
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    /** The tests run in a patched module, whose parts a child takes from its class path. */
    private static String classPath() {
        return String.join(
                File.pathSeparator,
                Path.of("target", "test-classes").toString(),
                Path.of("target", "classes").toString(),
                System.getProperty("java.class.path", ""),
                System.getProperty("jdk.module.path", ""));
    }
}
