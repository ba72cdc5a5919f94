package io.github.iamkit.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.PolicyUse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintReportTest {
    private static final List<Finding> FINDINGS =
            Linter.standard().withoutCatalog().without("X_WITHOUT_CATALOG").review("""
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": ["iam:PassRole", "s3:*", "s3:GetObject"], "Resource": "*"}]}""", PolicyUse.MANAGED);
    private static final LintReport REPORT = LintReport.of("my policies/books.json", FINDINGS);

    @Test
    void people_get_a_line_a_finding() {
        assertThat(REPORT.toText()).isEqualTo("""
                my policies/books.json:2:34 SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_RESOURCE at /Statement/0/Action/0: on a wildcard \
                this lets any role be handed to a service, one with more rights than the caller's too; name the roles in \
                `Resource`, or add a condition on `iam:PassedToService`
                my policies/books.json:2:58 SUGGESTION REDUNDANT_ACTION at /Statement/0/Action/2: `s3:GetObject` is covered by \
                `s3:*`; remove it
                2 findings: 1 SECURITY_WARNING, 1 SUGGESTION
                """);
        assertThat(LintReport.of("a", List.of())).hasToString("no findings\n");
    }

    @Test
    void programs_get_json() throws IOException {
        JsonNode json = new ObjectMapper().readTree(REPORT.toJson());

        assertThat(json).hasSize(2);
        assertThat(json.get(1).get("code").asText()).isEqualTo("REDUNDANT_ACTION");
        assertThat(json.get(1).get("line").isInt()).isTrue();
        assertThat(json.get(1).get("column").asInt()).isEqualTo(58);
    }

    @Test
    void code_hosts_get_sarif() throws IOException {
        JsonNode log = new ObjectMapper().readTree(REPORT.toSarif());
        JsonNode run = log.get("runs").get(0);
        JsonNode result = run.get("results").get(0);

        assertThat(log.get("version").asText()).isEqualTo("2.1.0");
        assertThat(run.at("/tool/driver/name").asText()).isEqualTo("iamkit");
        assertThat(run.at("/tool/driver/rules/" + result.get("ruleIndex").asInt() + "/id")
                        .asText())
                .isEqualTo(result.get("ruleId").asText())
                .isEqualTo("PASS_ROLE_WITH_STAR_IN_RESOURCE");
        assertThat(result.get("level").asText()).isEqualTo("warning");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("my%20policies/books.json");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(2);
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("/Statement/0/Action/0");
        assertThat(run.get("results").get(1).get("level").asText()).isEqualTo("note");
    }

    @Test
    void policies_can_be_reported_together() {
        assertThat(REPORT.and("other.json", FINDINGS).toText())
                .contains("4 findings: 2 SECURITY_WARNING, 2 SUGGESTION");
    }
}
