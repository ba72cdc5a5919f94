package io.github.iamkit.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** AWS's own managed policies, as they were published; see {@code corpus/managed/SOURCE.md}. */
public final class ManagedPolicies {
    private static final String DOCUMENT = ",\"document\":";

    private ManagedPolicies() {}

    /** Returns the text of every policy. */
    public static List<String> documents() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(
                        ManagedPolicies.class.getResourceAsStream("/corpus/managed/managed-policies.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.substring(line.indexOf(DOCUMENT) + DOCUMENT.length(), line.length() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
