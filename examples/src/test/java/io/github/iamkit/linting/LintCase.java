package io.github.iamkit.linting;

import io.github.iamkit.policy.PolicyUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A case of the linter's own tests: a document that has a finding, and one that nearly has it. */
record LintCase(String code, PolicyUse use, String pointer, String document, String nearMiss) {
    static final Path CORPUS = Path.of("..", "iam-policy-dsl", "src", "test", "resources", "corpus");

    static List<LintCase> all() {
        try (Stream<Path> files = Files.list(CORPUS.resolve("lint"))) {
            return files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .flatMap(LintCase::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<LintCase> of(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
                    .map(columns -> new LintCase(
                            columns.get(0),
                            PolicyUse.valueOf(columns.get(1)),
                            columns.get(2),
                            columns.get(3),
                            columns.get(4)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
