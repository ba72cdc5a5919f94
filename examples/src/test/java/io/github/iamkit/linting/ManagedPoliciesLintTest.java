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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Lints AWS's own policies, and the cases of the linter, by the catalogue of all services. */
class ManagedPoliciesLintTest {
    private static final String DOCUMENT = ",\"document\":";
    private static final int WARMING_UP = 3;
    private static final int MOST_ATTEMPTS = 50;

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
                        Files.newInputStream(LintCase.CORPUS.resolve("managed").resolve("managed-policies.jsonl.gz"))),
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
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "measures; run it with -Pthorough")
    void every_policy_is_linted_within_ten_milliseconds_once_warm() {
        List<String> documents = documents();
        for (int i = 0; i < WARMING_UP; i++) {
            documents.forEach(document -> STANDARD.review(document, PolicyUse.MANAGED));
        }

        long limit = Duration.ofMillis(10).toNanos();

        assertThat(documents)
                .allSatisfy(document -> assertThat(leastTime(document, limit))
                        .as("nanoseconds of the processor")
                        .isLessThanOrEqualTo(limit));
    }

    /** Returns the least time that a review takes, as what else runs on the machine adds to it; enough tries are made for the limit. */
    private static long leastTime(String document, long limit) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MOST_ATTEMPTS && least > limit; i++) {
            long start = clock.getCurrentThreadCpuTime();
            STANDARD.review(document, PolicyUse.MANAGED);
            least = Math.min(least, clock.getCurrentThreadCpuTime() - start);
        }
        return least;
    }

    @TestFactory
    Stream<DynamicTest> every_case_holds_with_the_catalogue_of_all_services() {
        Linter thorough = Linter.thorough();
        return LintCase.all().stream().map(each -> test(thorough, each));
    }

    private static DynamicTest test(Linter linter, LintCase each) {
        return DynamicTest.dynamicTest(each.code() + " at " + each.pointer(), () -> {
            assertThat(linter.review(each.document(), each.use()))
                    .extracting(finding -> finding.code() + " " + finding.pointer())
                    .contains(each.code() + " " + each.pointer());
            assertThat(linter.review(each.nearMiss(), each.use()))
                    .extracting(Finding::code)
                    .doesNotContain(each.code());
        });
    }
}
