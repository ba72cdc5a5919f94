package io.github.iamkit.benchmarks;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.testkit.FakeIam;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** AWS's own managed policies, as the fake has them. */
final class ManagedPolicies {
    private static final String DOCUMENT = ",\"document\":";

    private ManagedPolicies() {}

    /** Returns the largest ones, by their length as JSON. */
    static List<Policy> largest(int count) {
        return documents().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(count)
                .map(Policy::parse)
                .toList();
    }

    private static List<String> documents() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(
                        FakeIam.class.getResourceAsStream("account/aws-managed-policies.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.substring(line.indexOf(DOCUMENT) + DOCUMENT.length(), line.length() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
