package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that has its own opinion on keys and certificates, run in a folder.
 *
 * @param command the program, and what it is always told
 */
record Tool(List<String> command, Path folder) {
    /** What a program said. */
    record Answer(int exitCode, String output) {}

    static Tool openssl(Path folder) {
        Path program = Path.of("/usr/bin/openssl");
        assumeTrue(Files.isExecutable(program), "SKIPPED: openssl is not installed");
        return new Tool(List.of(program.toString()), folder);
    }

    static Tool keytool(Path folder) {
        Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
        return new Tool(List.of(program.toString(), "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"), folder);
    }

    /** Runs the program with arguments that have no spaces in them, and returns what it said if it is content. */
    String run(String arguments) {
        return run(arguments.split(" "));
    }

    String run(String... arguments) {
        Answer answer = ask(arguments);
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        return answer.output();
    }

    Answer ask(String... arguments) {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
