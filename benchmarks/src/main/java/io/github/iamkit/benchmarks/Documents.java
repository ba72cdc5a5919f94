package io.github.iamkit.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The policies that are measured; see their {@code SOURCE.md}. */
final class Documents {
    private Documents() {}

    /** Returns the text of a policy: {@code small}, {@code typical} or {@code largest}. */
    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Documents.class.getResourceAsStream(name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
