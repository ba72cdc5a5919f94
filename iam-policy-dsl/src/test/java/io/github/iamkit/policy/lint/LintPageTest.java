package io.github.iamkit.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.lint.Rule.Certainty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks the page of all codes; with {@code -Dpage.update=true} it is written. */
class LintPageTest {
    private static final Path PAGE = Path.of("LINT-CODES.md");

    /** What others check and this linter does not, with the reason. */
    private static final Map<String, String> OMITTED = new TreeMap<>(Map.of(
            "MISSING_ACTION_FOR_CONDITION_KEY",
            "AWS does not say which keys need which actions",
            "assumable by a compute service (cloudsplaining)",
            "says what a role is for, not what is wrong with it",
            "infrastructure modification (cloudsplaining)",
            "`X_RESOURCE_STAR` finds the same actions",
            "policies rewritten by access level (policy_sentry)",
            "is for a writer of policies; see `Catalog`",
            "UNKNOWN_PRINCIPAL, UNKNOWN_FEDERATION_SOURCE (parliament)",
            "`X_INVALID_PRINCIPAL` and `INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY` of validation",
            "RESOURCE_MISMATCH (parliament)",
            "`X_ACTION_NEEDS_OTHER_RESOURCE`"));

    @Test
    void the_page_has_every_code() throws IOException {
        if (Boolean.getBoolean("page.update")) {
            Files.writeString(PAGE, page());
        }

        assertThat(PAGE).content().isEqualTo(page());
    }

    @Test
    void every_check_of_access_analyzer_is_there_or_omitted_for_a_reason() {
        Set<String> codes = Linter.rules().stream().map(Rule::code).collect(Collectors.toSet());

        assertThat(LintCases.lines("lint/access-analyzer.txt").map(line -> line.split(" ")[0]))
                .hasSize(153)
                .allMatch(code -> codes.contains(code) != OMITTED.containsKey(code));
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Codes of findings

                Every code that `Linter` gives. Codes without `X_` are those of AWS IAM Access Analyzer, with its severities.
                *Found by* says where a rule lives: reading and validation find theirs without the linter too; rules of the
                catalogue need the artifact `iam-actions`. What is inferred, `Linter.thorough()` says, and `Linter.standard()` does not.
                A test writes this page (`-Dpage.update=true`) and checks it.

                """);
        Map<String, List<Rule>> bySeverity = Linter.rules().stream()
                .sorted(Comparator.comparing(Rule::code))
                .collect(Collectors.groupingBy(
                        rule -> rule.severity().ordinal() + " " + rule.severity(), TreeMap::new, Collectors.toList()));
        bySeverity.forEach((severity, rules) -> {
            page.append("## ")
                    .append(severity.substring(2))
                    .append(" (")
                    .append(rules.size())
                    .append(")\n\n");
            page.append("| code | found by | certain | when |\n|---|---|---|---|\n");
            rules.forEach(rule -> page.append(row(rule)));
            page.append('\n');
        });
        page.append("## Omitted\n\n| check | why |\n|---|---|\n");
        OMITTED.forEach((check, why) ->
                page.append("| ").append(check).append(" | ").append(why).append(" |\n"));
        return page.toString();
    }

    private static String row(Rule rule) {
        return "| `" + rule.code() + "` | " + rule.origin().toString().toLowerCase(Locale.ROOT) + " | "
                + (rule.certainty() == Certainty.CERTAIN ? "yes" : "inferred") + " | "
                + rule.description().replace("|", "\\|") + " |\n";
    }
}
