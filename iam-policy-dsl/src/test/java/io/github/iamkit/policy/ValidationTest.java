package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationTest {
    /** Codes whose documents are too long for a table; they have tests of their own here. */
    private static final Set<String> TESTED_APART = Set.of(
            "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
            "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
            "POLICY_SIZE_EXCEEDS_SCP_QUOTA",
            "POLICY_SIZE_EXCEEDS_RCP_QUOTA",
            "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA",
            "X_UNSUPPORTED_CHARACTER");

    static Stream<Arguments> cases() {
        return Lines.of("/corpus/validation.csv").stream()
                .map(line -> line.split("\\|"))
                .map(columns ->
                        Arguments.of(Stream.of(columns).map(String::strip).toArray()));
    }

    @ParameterizedTest(name = "{0} at {2} of {1}")
    @MethodSource("cases")
    void a_document_that_aws_would_not_take_or_not_honour_is_found(
            String code, PolicyUse use, String pointer, String document, String nearMiss) {
        assertThat(PolicyDocument.parse(document).validate(use))
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .contains(code + " " + pointer);
        assertThat(PolicyDocument.parse(nearMiss).validate(use))
                .extracting(Finding::code)
                .doesNotContain(code);
    }

    @Test
    void every_code_has_a_case() {
        Set<String> cased = new TreeSet<>(TESTED_APART);
        for (String line : Lines.of("/corpus/validation.csv")) {
            cased.add(line.substring(0, line.indexOf('|')).strip());
        }

        assertThat(cased)
                .containsExactlyInAnyOrderElementsOf(List.of(ValidationCode.values()).stream()
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void a_finding_says_where_what_and_how_to_mend_it() {
        Policy policy = Policy.parse("""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {"Effect": "Allow", "Action": "s3", "Resource": "*"}
                  ]
                }""");

        List<Finding> findings = policy.validate(PolicyUse.GROUP_INLINE);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).severity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(findings.get(0).line()).hasValue(4);
        assertThat(findings.get(0).message()).isEqualTo("`s3` names no service");
        assertThat(findings.get(0).remedy()).isEqualTo("write it as service:Name, or `*` for all actions");
    }

    @Test
    void white_space_does_not_count_where_aws_does_not_count_it() {
        Policy fits = Policy.allow("s3:GetObject").on("arn:aws:s3:::" + "b".repeat(4_000));

        assertThat(fits.validate(PolicyUse.GROUP_INLINE)).isEmpty();
        assertThat(fits.validate(PolicyUse.USER_INLINE))
                .extracting(Finding::code, Finding::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
                        "the document has 4108 characters, and a user's inline policy at most 2048"));
        assertThat(fits.validate(PolicyUse.SCP)).isEmpty();
        assertThat(Policy.allow("s3:GetObject")
                        .on("arn:aws:s3:::" + "b".repeat(6_000))
                        .validate(PolicyUse.SCP))
                .extracting(Finding::code)
                .containsExactly("POLICY_SIZE_EXCEEDS_SCP_QUOTA");
    }

    @Test
    void other_kinds_have_quotas_of_their_own() {
        TrustPolicy trust = TrustPolicy.allow(Principal.aws("arn:aws:iam::123456789012:role/" + "r".repeat(2_100)));
        ResourcePolicy bucket =
                ResourcePolicy.deny(Principal.everyone()).to("s3:GetObject").on("arn:aws:s3:::" + "b".repeat(21_000));

        assertThat(trust.validate(PolicyUse.ROLE_TRUST))
                .extracting(Finding::code)
                .containsExactly("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA");
        assertThat(bucket.validate(PolicyUse.S3_BUCKET))
                .extracting(Finding::code)
                .containsExactly("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA");
        assertThat(bucket.validate(PolicyUse.RCP))
                .extracting(Finding::code)
                .containsExactly("POLICY_SIZE_EXCEEDS_RCP_QUOTA");
    }

    @Test
    void characters_beyond_latin_are_found_in_actions() {
        assertThat(Policy.allow("s3:Get\u0416").on("*").validate(PolicyUse.MANAGED))
                .extracting(Finding::code)
                .contains("X_UNSUPPORTED_CHARACTER");
    }

    @Test
    void awss_own_policies_are_good_but_for_their_size() {
        assertThat(ManagedPolicies.documents())
                .allSatisfy(document -> assertThat(Policy.parse(document).validate(PolicyUse.MANAGED))
                        .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                        .extracting(Finding::code)
                        .allMatch("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"::equals));
    }
}
