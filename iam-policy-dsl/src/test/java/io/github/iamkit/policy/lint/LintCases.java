package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.catalog.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A document that has a finding, and one that nearly has it; see {@code corpus/lint}. */
record LintCases(String code, PolicyUse use, String pointer, String document, String nearMiss) {
    private static final List<String> FILES = List.of(
            "reading",
            "text",
            "empty",
            "role-grants",
            "service-principals",
            "trust",
            "conditions",
            "resource-control",
            "overlap",
            "catalogue",
            "logic",
            "values",
            "access");

    static Stream<LintCases> all() {
        return FILES.stream().flatMap(file -> of("lint/" + file + ".csv"));
    }

    static Stream<LintCases> ofValidation() {
        return of("validation.csv");
    }

    private static Stream<LintCases> of(String file) {
        return lines(file)
                .map(line -> line.split("\\|"))
                .map(columns -> Stream.of(columns).map(String::strip).toList())
                .map(columns -> new LintCases(
                        columns.get(0),
                        PolicyUse.valueOf(columns.get(1)),
                        columns.get(2),
                        columns.get(3),
                        columns.get(4)));
    }

    /** Returns a catalogue of a few services. */
    static Catalog catalog() {
        try {
            return Catalog.read(Path.of(Objects.requireNonNull(LintCases.class.getResource("/corpus/lint/facts.txt"))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the lines of a file that are no comments. */
    static Stream<String> lines(String file) {
        try (InputStream in = LintCases.class.getResourceAsStream("/corpus/" + file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return code + " at " + pointer + " of " + use;
    }
}
