package io.github.iamkit.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.Finding.Severity;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.policy.catalog.Catalog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinterTest {
    private static final String PASS_ROLE = "PASS_ROLE_WITH_STAR_IN_RESOURCE";
    private static final Catalog CATALOG = LintCases.catalog();
    private static final Policy PASSING = Policy.allow("iam:PassRole")
            .on("*")
            .sid("Pass")
            .allow("s3:GetObject")
            .on("arn:aws:s3:::books/*");

    private static Linter standard() {
        return Linter.standard().catalog(CATALOG);
    }

    private static Linter thorough() {
        return Linter.thorough().catalog(CATALOG);
    }

    @Test
    void an_administrator_policy_has_two_findings() {
        assertThat(standard().review(Policy.allow("*").on("*")))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(
                        "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE");
    }

    @Test
    void a_plain_policy_has_none() {
        assertThat(standard().review(Policy.allow("s3:GetObject").on("arn:aws:s3:::books/*")))
                .isEmpty();
        assertThat(standard().review(TrustPolicy.allow(Principal.service("ec2.amazonaws.com"))))
                .isEmpty();
        assertThat(standard()
                        .review(ResourcePolicy.allow(Principal.account("123456789012"))
                                .to("s3:GetObject")
                                .on("arn:aws:s3:::books/*")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nothing",
                "[]",
                "{",
                "null",
                "{}",
                "{\"Statement\":3}",
                "{\"Statement\":[3,[]]}",
                "\u0000"
            })
    void no_text_is_bad_enough_for_an_exception(String text) {
        for (PolicyUse use : PolicyUse.values()) {
            assertThat(thorough().review(text, use)).isNotEmpty();
        }
    }

    @Test
    void a_text_beyond_the_limits_is_a_finding() {
        assertThat(standard().review(" ".repeat(2_000_000), PolicyUse.MANAGED))
                .extracting(Finding::code)
                .containsExactly("X_LIMIT_EXCEEDED");
    }

    @Test
    void a_finding_tells_the_place_in_the_text() {
        Finding finding = standard().review("""
                {
                  "Version": "2012-10-17",
                  "Statement": {
                    "Effect": "Allow",
                    "Action": [
                      "iam:PassRole"
                    ],
                    "Resource": "*"
                  }
                }""", PolicyUse.MANAGED).get(0);

        assertThat(finding.pointer()).isEqualTo("/Statement/Action/0");
        assertThat(finding.line()).hasValue(6);
        assertThat(finding.column()).hasValue(7);
        assertThat(finding.severity()).isEqualTo(Severity.SECURITY_WARNING);
        assertThat(finding.message())
                .isEqualTo("on a wildcard this lets any role be handed to a service, one with more rights than the"
                        + " caller's too");
        assertThat(finding.remedy())
                .isEqualTo("name the roles in `Resource`, or add a condition on `iam:PassedToService`");
    }

    @Test
    void a_finding_of_validation_tells_its_place_in_the_text_too() {
        Finding finding = standard()
                .review(
                        "{\n\"Statement\":[{\"Effect\":\"Allow\",\n\"Action\":[\"s3\"],\"Resource\":\"*\"}],"
                                + "\"Version\":\"2012-10-17\"}",
                        PolicyUse.MANAGED)
                .get(0);

        assertThat(finding.code()).isEqualTo("X_ACTION_WITHOUT_SERVICE");
        assertThat(finding.pointer()).isEqualTo("/Statement/0/Action");
        assertThat(finding.line()).hasValue(3);
    }

    @Test
    void what_can_be_read_of_a_bad_text_is_reviewed() {
        List<Finding> findings = standard().review("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "allow", "Action": "s3:GetObject", "Resource": "books"},
                  {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Conditions": {}}]}""", PolicyUse.MANAGED);

        assertThat(findings)
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .containsExactly(
                        "INVALID_EFFECT /Statement/0/Effect",
                        "INVALID_ARN_PREFIX /Statement/0/Resource",
                        "PASS_ROLE_WITH_STAR_IN_RESOURCE /Statement/1/Action",
                        "INVALID_POLICY_ELEMENT /Statement/1/Conditions",
                        "X_NEAR_MISS_ELEMENT /Statement/1/Conditions");
    }

    @Test
    void white_space_counts_where_aws_counts_it() {
        String padded = "{\"Version\":\"2012-10-17\"," + " ".repeat(5_200)
                + "\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";

        assertThat(standard().review(padded, PolicyUse.SCP))
                .extracting(Finding::code)
                .containsExactly("POLICY_SIZE_EXCEEDS_SCP_QUOTA");
        assertThat(standard().review(padded, PolicyUse.MANAGED)).isEmpty();
    }

    @Test
    void rules_can_be_left_out_by_code() {
        assertThat(standard().without(PASS_ROLE).review(PASSING)).isEmpty();
        assertThatThrownBy(() -> standard().without("PASS_ROLES"))
                .hasMessage("no rule has the code `PASS_ROLES`; Linter.rules() has all of them");
    }

    @Test
    void a_waiver_holds_for_its_statement_and_path_until_its_last_day() {
        Waiver waiver = Waiver.of(PASS_ROLE)
                .sid("Pass")
                .path("/Statement/0")
                .because("the roles are not known")
                .until(LocalDate.of(2026, 6, 30))
                .build();
        Linter onTheLastDay = standard().waive(waiver).clock(at("2026-06-30T23:00:00Z"));
        Linter afterwards = standard().waive(waiver).clock(at("2026-07-01T00:00:00Z"));

        assertThat(onTheLastDay.review(PASSING)).isEmpty();
        assertThat(onTheLastDay.review(Policy.allow("iam:PassRole").on("*").sid("Other")))
                .hasSize(1);
        assertThat(onTheLastDay.review(Policy.allow("s3:GetObject")
                        .on("*")
                        .allow("iam:PassRole")
                        .on("*")
                        .sid("Pass")))
                .hasSize(1);
        assertThat(afterwards.review(PASSING)).hasSize(1);
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    @Test
    void a_waiver_needs_a_reason() {
        assertThatThrownBy(() -> Waiver.of(PASS_ROLE).because(" ").build())
                .hasMessage("the waiver of `" + PASS_ROLE + "` gives no reason; say why it is accepted");
    }

    @Test
    void the_level_of_failures_is_chosen() {
        List<Finding> findings = standard().review(PASSING);

        assertThat(standard().failures(findings)).hasSize(1);
        assertThat(standard().failingAt(Severity.ERROR).failures(findings)).isEmpty();
    }

    @Test
    void a_key_in_a_policy_is_found_and_not_shown() {
        Finding finding = standard()
                .review(Policy.allow("s3:GetObject").on("arn:aws:s3:::books/AKIAIOSFODNN7EXAMPLE"))
                .get(0);

        assertThat(finding.toString()).doesNotContain("AKIA");
    }

    @Test
    void without_a_catalogue_a_finding_says_what_did_not_run() {
        List<Finding> findings = Linter.standard()
                .withoutCatalog()
                .review(Policy.allow("s3:GetObjekt").on("arn:aws:s3:::books/*"));

        assertThat(findings).extracting(Finding::code).containsExactly("X_WITHOUT_CATALOG");
        assertThat(findings.get(0).severity()).isEqualTo(Severity.SUGGESTION);
        assertThat(findings.get(0).message()).contains("INVALID_ACTION", "MISSING_QUALIFIER");
    }

    @Test
    void what_the_catalogue_says_is_dated_and_can_matter_less() {
        Policy policy = Policy.allow("s3:GetObjekt").on("arn:aws:s3:::books/*");
        Finding finding = standard().review(policy).get(0);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message())
                .isEqualTo("`GetObjekt` is no action of Amazon S3, by the catalogue of 2026-09-26");
        assertThat(finding.remedy()).isEqualTo("did you mean `GetObject`?");
        assertThat(standard().catalogFindingsAtMost(Severity.WARNING).review(policy))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void a_quota_has_a_budget() {
        Policy policy = Policy.allow("s3:GetObject").on("arn:aws:s3:::" + "b".repeat(1_000));

        assertThat(thorough().quotaBudget(15).review(policy))
                .extracting(Finding::code)
                .contains("X_QUOTA_BUDGET");
        assertThat(thorough().review(policy)).extracting(Finding::code).doesNotContain("X_QUOTA_BUDGET");
        assertThatThrownBy(() -> thorough().quotaBudget(0))
                .hasMessage("a budget of 0 percent is none; it is between 1 and 100");
    }

    @Test
    void an_arn_of_one_partition_is_found_where_several_are_meant() {
        Linter linter = thorough().forPartitions("aws", "aws-cn");

        assertThat(linter.review(Policy.allow("s3:GetObject").on("arn:aws:s3:::books/*")))
                .extracting(Finding::code)
                .contains("X_PARTITION_FIXED");
        assertThat(linter.review(Policy.allow("s3:GetObject").on("arn:*:s3:::books/*")))
                .extracting(Finding::code)
                .doesNotContain("X_PARTITION_FIXED");
        assertThat(thorough().review(Policy.allow("s3:GetObject").on("arn:aws:s3:::books/*")))
                .extracting(Finding::code)
                .doesNotContain("X_PARTITION_FIXED");
    }

    @Test
    void policies_that_work_together_are_reviewed_together() {
        Policy passing = Policy.allow("iam:PassRole").on("*");
        Policy creating =
                Policy.allow("lambda:CreateFunction", "lambda:InvokeFunction").on("*");
        PolicySet both = PolicySet.identity(passing, creating);
        Policy boundary = Policy.allow("lambda:*", "s3:*").on("*");

        List<Finding> findings = thorough().review(both);

        assertThat(findings)
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .contains("PASS_ROLE_WITH_STAR_IN_RESOURCE /identity/0/Statement/0/Action", "X_PRIVESC_PATH /identity");
        assertThat(findings)
                .extracting(Finding::message)
                .contains(
                        "whoever has this can let himself do everything, by iam:PassRole with lambda:CreateFunction with"
                                + " lambda:InvokeFunction");
        assertThat(thorough().review(both.boundary(boundary)))
                .extracting(Finding::code)
                .doesNotContain("X_PRIVESC_PATH");
        assertThat(thorough().review(PolicySet.identity(passing)))
                .extracting(Finding::code)
                .doesNotContain("X_PRIVESC_PATH");
    }

    @Test
    void policies_of_one_bearer_are_held_against_what_a_quota_leaves_them_together() {
        Policy half = Policy.allow("s3:GetObject").on("arn:aws:s3:::" + "b".repeat(1_000));
        PolicySet two = PolicySet.identity(half, half);
        PolicySet eight = PolicySet.identity(
                Collections.nCopies(8, Policy.allow("s3:GetObject").on("arn:aws:s3:::b")));

        assertThat(thorough().review(two))
                .filteredOn(finding -> finding.pointer().equals("/identity"))
                .extracting(Finding::code, Finding::message)
                .containsExactly(
                        tuple(
                                "X_QUOTA_BUDGET",
                                "the 2 policies have 2216 characters together: 108 percent of the 2048 characters that a user has inline"));
        assertThat(thorough().review(PolicySet.identity(half)))
                .extracting(Finding::pointer)
                .doesNotContain("/identity");
        assertThat(thorough().quotaBudget(100).review(two))
                .extracting(Finding::pointer)
                .contains("/identity");
        assertThat(thorough().quotaBudget(90).review(eight))
                .extracting(Finding::message)
                .noneMatch(message -> message.contains("managed policies"));
        assertThat(thorough().review(eight))
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("80 percent of the 10 managed policies that a user has"));
    }

    @Test
    void rules_know_how_certain_they_are_and_who_finds_them() {
        assertThat(Linter.rules())
                .extracting(Rule::code)
                .doesNotHaveDuplicates()
                .contains("JSON_SYNTAX_ERROR", "MISSING_VERSION", "PASS_ROLE_WITH_STAR_IN_RESOURCE", "INVALID_ACTION");
    }
}
