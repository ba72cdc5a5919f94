package io.github.iamkit.linting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.Finding.Severity;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.lint.Linter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Lints AWS's own policies, and the cases of the linter, by the catalogue of all services. */
class ManagedPoliciesLintTest {
    private static final Path CORPUS = Path.of("..", "iam-policy-dsl", "src", "test", "resources", "corpus");
    private static final String DOCUMENT = ",\"document\":";
    private static final int REPETITIONS = 6;
    private static final int FEW = 3;

    /**
     * Errors in AWS's own policies, each with its reason. AWS's lists of actions, resource types and keys and AWS's own policies are
     * not of one day, and its lists leave out retired services.
     */
    private static final Map<String, String> EXPLAINED = Map.of(
            "INVALID_ACTION", "actions that left AWS's lists, or are not in them yet",
            "INVALID_SERVICE_IN_ACTION", "services that AWS has retired",
            "INVALID_SERVICE", "services that AWS has retired",
            "INVALID_SERVICE_CONDITION_KEY", "keys that AWS's lists leave out",
            "INVALID_GLOBAL_CONDITION_KEY", "keys that AWS's lists leave out",
            "INVALID_ARN_RESOURCE", "ARNs that are wrong, or of resource types that AWS's lists leave out",
            "UNSUPPORTED_ACTION_FOR_CONDITION_KEY", "actions named beside those that have the key",
            "WILDCARD_USAGE_TOO_PERMISSIVE", "accounts of AWS's own, by pattern");

    private static final Linter STANDARD = Linter.standard();

    private static List<String> documents() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Files.newInputStream(CORPUS.resolve("managed").resolve("managed-policies.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.substring(line.indexOf(DOCUMENT) + DOCUMENT.length(), line.length() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void awss_own_policies_have_no_errors_but_those_that_are_explained() {
        Map<String, Integer> errors = new TreeMap<>();
        for (String document : documents()) {
            for (Finding finding : STANDARD.review(document, PolicyUse.MANAGED)) {
                if (finding.severity() == Severity.ERROR) {
                    errors.merge(finding.code(), 1, Integer::sum);
                }
            }
        }

        assertThat(EXPLAINED.keySet()).as("%s", errors).containsAll(errors.keySet());
        assertThat(errors.values().stream().mapToInt(Integer::intValue).sum()).isLessThan(200);
    }

    @Test
    void every_policy_is_linted_within_ten_milliseconds_once_warm() {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        List<String> documents = documents();
        long[] best = new long[documents.size()];
        Arrays.fill(best, Long.MAX_VALUE);

        for (int i = 0; i < REPETITIONS; i++) {
            for (int j = 0; j < documents.size(); j++) {
                long start = clock.getCurrentThreadCpuTime();
                STANDARD.review(documents.get(j), PolicyUse.MANAGED);
                best[j] = Math.min(best[j], clock.getCurrentThreadCpuTime() - start);
            }
        }

        long limit = Duration.ofMillis(10).toNanos();
        // What else runs on the machine slows the processor's caches, so a few may slip; the benchmarks tell the exact
        // time.
        assertThat(Arrays.stream(best).filter(time -> time > limit).count())
                .as(
                        "of %s policies; the slowest took %s ns",
                        best.length, Arrays.stream(best).max().orElseThrow())
                .isLessThanOrEqualTo(FEW);
    }

    @TestFactory
    Stream<DynamicTest> every_case_holds_with_the_catalogue_of_all_services() throws IOException {
        Linter thorough = Linter.thorough();
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORPUS.resolve("lint"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (!line.startsWith("#")) {
                        tests.add(test(thorough, line));
                    }
                }
            }
        }
        return tests.stream();
    }

    private static DynamicTest test(Linter linter, String line) {
        List<String> columns = Stream.of(line.split("\\|")).map(String::strip).toList();
        PolicyUse use = PolicyUse.valueOf(columns.get(1));
        return DynamicTest.dynamicTest(columns.get(0) + " at " + columns.get(2), () -> {
            assertThat(linter.review(columns.get(3), use))
                    .extracting(finding -> finding.code() + " " + finding.pointer())
                    .contains(columns.get(0) + " " + columns.get(2));
            assertThat(linter.review(columns.get(4), use))
                    .extracting(Finding::code)
                    .doesNotContain(columns.get(0));
        });
    }
}
