package io.github.iamkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Programs of this machine that are asked for a second opinion. */
final class Command {
    private Command() {}

    /** Skips the test, and says so, where the program is not installed. */
    static Path require(String path, String debianPackage) {
        Path program = Path.of(path);
        assumeTrue(Files.isExecutable(program), "SKIPPED: Debian's " + debianPackage + " is not installed");
        return program;
    }

    /** Runs a program, which has to succeed, and returns what it printed. */
    static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
        return output;
    }
}
