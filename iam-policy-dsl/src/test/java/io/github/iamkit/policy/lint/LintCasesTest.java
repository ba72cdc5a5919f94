package io.github.iamkit.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.lint.Rule.Certainty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintCasesTest {
    /** Codes whose documents are too long for a line; they have tests of their own. */
    private static final Set<String> TESTED_APART = Set.of(
            "X_LIMIT_EXCEEDED",
            "X_WITHOUT_CATALOG",
            "X_QUOTA_BUDGET",
            "X_PARTITION_FIXED",
            "X_UNSUPPORTED_CHARACTER",
            "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
            "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
            "POLICY_SIZE_EXCEEDS_SCP_QUOTA",
            "POLICY_SIZE_EXCEEDS_RCP_QUOTA",
            "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA");

    private static final Linter STANDARD = Linter.standard().catalog(LintCases.catalog());
    private static final Linter THOROUGH = Linter.thorough().catalog(LintCases.catalog());

    static Stream<LintCases> cases() {
        return LintCases.all();
    }

    /** Validation's cases, in a review that knows of no services, as they name some that do not exist. */
    static Stream<LintCases> casesOfValidation() {
        return LintCases.ofValidation();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_rule_speaks_up_there_and_not_at_the_near_miss(LintCases lintCase) {
        List<Finding> findings = THOROUGH.review(lintCase.document(), lintCase.use());

        assertThat(findings)
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .contains(lintCase.code() + " " + lintCase.pointer());
        assertThat(THOROUGH.review(lintCase.nearMiss(), lintCase.use()))
                .extracting(Finding::code)
                .doesNotContain(lintCase.code());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("casesOfValidation")
    void what_validation_finds_is_in_the_review(LintCases lintCase) {
        assertThat(STANDARD.review(lintCase.document(), lintCase.use()))
                .extracting(Finding::code)
                .contains(lintCase.code());
        assertThat(STANDARD.review(lintCase.nearMiss(), lintCase.use()))
                .extracting(Finding::code)
                .doesNotContain(lintCase.code());
    }

    @Test
    void every_rule_has_a_case() {
        Set<String> cased = new TreeSet<>(TESTED_APART);
        Stream.concat(LintCases.all(), LintCases.ofValidation()).forEach(lintCase -> cased.add(lintCase.code()));

        assertThat(cased)
                .containsExactlyInAnyOrderElementsOf(
                        Linter.rules().stream().map(Rule::code).toList());
    }

    @Test
    void every_certain_rule_speaks_up_without_being_asked_to_be_thorough() {
        Map<String, Rule> rules = Linter.rules().stream().collect(Collectors.toMap(Rule::code, rule -> rule));
        Set<String> certain = new TreeSet<>();
        LintCases.all()
                .filter(lintCase -> STANDARD.review(lintCase.document(), lintCase.use()).stream()
                        .anyMatch(finding -> finding.code().equals(lintCase.code())))
                .forEach(lintCase -> certain.add(lintCase.code()));

        LintCases.all()
                .map(lintCase -> rules.get(lintCase.code()))
                .forEach(rule -> assertThat(certain.contains(rule.code()))
                        .as(rule.code())
                        .isEqualTo(rule.certainty() == Certainty.CERTAIN));
    }

    @Test
    void codes_of_access_analyzer_have_its_severities() {
        Map<String, Rule> rules = Linter.rules().stream().collect(Collectors.toMap(Rule::code, rule -> rule));

        assertThat(LintCases.lines("lint/access-analyzer.txt").map(line -> line.split(" ")))
                .filteredOn(line -> rules.containsKey(line[0]))
                .allSatisfy(line ->
                        assertThat(rules.get(line[0]).severity()).as(line[0]).hasToString(line[1]));
    }

    @Test
    void a_finding_has_the_severity_of_its_rule() {
        Map<String, Rule> rules = Linter.rules().stream().collect(Collectors.toMap(Rule::code, rule -> rule));

        LintCases.all()
                .flatMap(lintCase -> THOROUGH.review(lintCase.document(), lintCase.use()).stream())
                .filter(finding -> !finding.code().startsWith("X_"))
                .forEach(finding -> assertThat(finding.severity())
                        .as(finding.code())
                        .isEqualTo(rules.get(finding.code()).severity()));
    }
}
