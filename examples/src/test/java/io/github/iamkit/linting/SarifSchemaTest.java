package io.github.iamkit.linting;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.lint.LintReport;
import io.github.iamkit.policy.lint.Linter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Holds what code hosts get against the schema that they hold it against; {@code sarif/SOURCE.md} says where that is from. */
class SarifSchemaTest {
    private static final Linter LINTER = Linter.thorough();
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream in = SarifSchemaTest.class.getResourceAsStream("/sarif/sarif-2.1.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(Objects.requireNonNull(in), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertThatItFits(LintReport report) {
        assertThat(SCHEMA.validate(report.toSarif(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void a_report_without_findings_fits() {
        assertThatItFits(LintReport.of("books.json", List.of()));
    }

    @Test
    void a_report_on_texts_that_are_no_policies_fits() {
        assertThatItFits(LintReport.of("my policies/\u00e9.json", LINTER.review("", PolicyUse.MANAGED))
                .and("C:\\policies\\b.json", LINTER.review("[1,\n 2]", PolicyUse.SCP)));
    }

    @Test
    void a_report_on_a_built_policy_which_has_no_lines_fits() {
        assertThatItFits(LintReport.of("admin", LINTER.review(Policy.allow("*").on("*"))));
    }

    @Test
    void a_report_on_every_case_of_the_linter_fits() {
        LintReport report = LintReport.of("none", List.of());
        for (LintCase each : LintCase.all()) {
            report = report.and(each.pointer(), LINTER.review(each.document(), each.use()));
        }

        assertThatItFits(report);
        assertThat(report.toSarif()).contains("\"level\": \"error\"", "\"level\": \"warning\"", "\"level\": \"note\"");
    }

    @Test
    void the_schema_finds_what_does_not_fit() {
        assertThat(SCHEMA.validate("{\"version\": \"2.0.0\", \"runs\": [{}]}", InputFormat.JSON))
                .hasSizeGreaterThan(1);
    }
}
