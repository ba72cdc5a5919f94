package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Checks the page of all operations; with {@code -Dpage.update=true} it is written. */
class OperationsPageTest {
    private static final Path PAGE = Path.of("OPERATIONS.md");

    /** What operations whose names fit do not model. */
    private record Limit(String operations, String sentence) {
        static Limit of(String line) {
            int colon = line.indexOf(": ");
            return new Limit(line.substring(0, colon), line.substring(colon + 2));
        }

        boolean isOf(String operation) {
            return operations.endsWith("*")
                    ? operation.startsWith(operations.substring(0, operations.length() - 1))
                    : operation.equals(operations);
        }
    }

    @Test
    void the_page_has_every_operation() throws IOException {
        if (Boolean.getBoolean("page.update")) {
            Files.writeString(PAGE, page());
        }

        assertThat(PAGE).content().isEqualTo(page());
    }

    @Test
    void every_limit_is_that_of_an_operation() throws IOException {
        Set<String> operations = OperationsTest.operations(IamClient.class);
        operations.addAll(OperationsTest.operations(StsClient.class));

        assertThat(limits()).allMatch(limit -> operations.stream().anyMatch(limit::isOf));
    }

    private static List<Limit> limits() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/operation-limits.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Limit::of)
                .toList();
    }

    private static String page() throws IOException {
        return """
                # Operations

                Every operation of IAM and STS that the AWS SDK for Java 2.40.2 has, and what the fake does not model of it. Of all
                it is true that what was written is seen at once, unless a lag is asked for, and that there is one region. A test
                writes this page (`-Dpage.update=true`) and checks it.

                ## IAM

                """
                + table(OperationsTest.operations(IamClient.class))
                + "\n## STS\n\n"
                + table(OperationsTest.operations(StsClient.class));
    }

    private static String table(Set<String> operations) throws IOException {
        List<Limit> limits = limits();
        return "| operation | not modelled |\n|---|---|\n"
                + operations.stream()
                        .map(operation -> "| " + operation + " | " + limit(operation, limits) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String limit(String operation, List<Limit> limits) {
        return limits.stream()
                .filter(limit -> limit.isOf(operation))
                .map(Limit::sentence)
                .collect(Collectors.joining("; "));
    }
}
