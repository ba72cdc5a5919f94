package io.github.iamkit.policy.analysis;

import static io.github.iamkit.policy.condition.GlobalKeys.SECURE_TRANSPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.policy.analysis.PolicyComparison.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyComparisonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # statement before                                       | statement after                                                   | relation
            `"Action":"s3:*","Resource":"*"`                         | `"Action":["s3:*","s3:GetObject"],"Resource":["*","a"]`           | EQUIVALENT
            `"Action":"S3:getobject","Resource":"*"`                 | `"Action":"s3:GetObject","Resource":"*"`                          | EQUIVALENT
            `"Action":"s3:?*","Resource":"*"`                        | `"Action":"s3:*","Resource":"*"`                                  | EQUIVALENT
            `"Action":"s3:*","Resource":"a?*"`                       | `"Action":"s3:*","Resource":"a*"`                                 | MORE_PERMISSIVE
            `"Action":"s3:*","Resource":"a*b"`                       | `"Action":"s3:*","Resource":"a?b"`                                | LESS_PERMISSIVE
            `"Action":"s3:*","Resource":"A*"`                        | `"Action":"s3:*","Resource":"a*"`                                 | INCOMPARABLE
            `"NotAction":"iam:*","Resource":"*"`                     | `"NotAction":["iam:*","sts:*"],"Resource":"*"`                    | LESS_PERMISSIVE
            `"Action":"*:GetObject","Resource":"*"`                  | `"Action":"zz:none","Resource":"*","Condition":{"StringEquals":{"k:a":[]}}` | EQUIVALENT
            `"Action":"s3:*","NotResource":"arn:aws:s3:::a"`         | `"Action":"s3:*","Resource":"*"`                                  | MORE_PERMISSIVE
            `"Action":"a:b","Resource":"arn:aws:sqs:*:q"`            | `"Action":"a:b","Resource":"arn:aws:sqs:*:q:*"`                   | EQUIVALENT
            """)
    void statements_that_allow(String before, String after, Relation relation) {
        assertThat(compare("", before, after)).isEqualTo(relation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # condition before                                       | condition after                                                   | relation
            `"StringEquals":{"k:a":"x"}`                             | `"StringLike":{"k:a":"x"}`                                        | EQUIVALENT
            `"StringEquals":{"k:a":"x*"}`                            | `"StringLike":{"k:a":"x*"}`                                       | MORE_PERMISSIVE
            `"StringEquals":{"k:a":"x"}`                             | `"StringEqualsIgnoreCase":{"k:a":"X"}`                            | MORE_PERMISSIVE
            `"StringEquals":{"k:a":"x"}`                             | `"StringEqualsIfExists":{"k:a":"x"}`                              | MORE_PERMISSIVE
            `"StringNotEquals":{"k:a":"x"}`                          | `"StringNotEqualsIfExists":{"k:a":"x"}`                           | EQUIVALENT
            `"Bool":{"k:a":"true"}`                                  | `"Bool":{"k:a":["true","false"]}`                                 | MORE_PERMISSIVE
            `"Bool":{"k:a":["true","false"]}`                        | `"Null":{"k:a":"false"}`                                          | EQUIVALENT
            `"NumericEquals":{"k:a":"5"}`                            | `"NumericEquals":{"k:a":"5.0"}`                                   | EQUIVALENT
            `"NumericLessThan":{"k:a":"5"}`                          | `"NumericLessThanEquals":{"k:a":"4"}`                             | LESS_PERMISSIVE
            `"DateLessThan":{"k:a":"2026"}`                          | `"DateLessThan":{"k:a":"1767225600"}`                             | EQUIVALENT
            `"IpAddress":{"k:a":["10.0.0.0/9","10.128.0.0/9"]}`      | `"IpAddress":{"k:a":"10.9.9.9/8"}`                                | EQUIVALENT
            `"NotIpAddress":{"k:a":"0.0.0.0/0"}`                     | `"NotIpAddress":{"k:a":["0.0.0.0/0","::/0"]}`                     | LESS_PERMISSIVE
            `"ForAllValues:StringEquals":{"k:a":"x"}`                | `"ForAnyValue:StringEquals":{"k:a":"x"}`                          | INCOMPARABLE
            `"ForAllValues:StringEquals":{"k:a":"x"},"Null":{"k:a":"false"}` | `"ForAllValues:StringEquals":{"k:a":"x"}`                 | MORE_PERMISSIVE
            `"ArnLike":{"k:a":"arn:aws:sns:*:1:t"}`                  | `"StringLike":{"k:a":"arn:aws:sns:*:1:t"}`                        | MORE_PERMISSIVE
            `"ArnEquals":{"k:a":"arn:aws:sns:*:1:t"}`                | `"ArnLike":{"k:a":"arn:aws:sns:*:1:t"}`                           | EQUIVALENT
            `"StringEquals":{"K:A":"x"}`                             | `"StringEquals":{"k:a":["x","x"]}`                                | EQUIVALENT
            `"StringEquals":{"k:a":"x"},"StringNotEquals":{"k:a":"x"}` | `"Null":{"k:a":["false"]},"Bool":{"k:b":"maybe"}`               | EQUIVALENT
            `"StringLike":{"k:a":"?*"}`                              | `"StringLike":{"k:a":"*"}`                                        | MORE_PERMISSIVE
            `"StringEquals":{"k:a":"${aws:username}"}`               | `"StringLike":{"k:a":"${aws:username}*"}`                         | MORE_PERMISSIVE
            `"StringEquals":{"k:a":"${k:b}"}`                        | `"StringEquals":{"k:a":"${k:b, 'c'}"}`                            | MORE_PERMISSIVE
            `"StringEquals":{"k:b":"c","k:a":"${k:b}"}`              | `"StringEquals":{"k:b":"c","k:a":"c"}`                            | EQUIVALENT
            `"StringLike":{"k:a":"*"},"NumericLessThan":{"k:a":"5"}` | `"NumericLessThan":{"k:a":"5"}`                                   | EQUIVALENT
            `"StringLike":{"k:a":"${aws:username}/x"}`               | `"StringLike":{"k:a":"${aws:username}/*"}`                        | MORE_PERMISSIVE
            """)
    void conditions(String before, String after, Relation relation) {
        String rest = "\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":";

        assertThat(compare("2012-10-17", rest + "{" + before + "}", rest + "{" + after + "}"))
                .isEqualTo(relation);
    }

    @Test
    void without_a_version_a_variable_is_text() {
        String statement = "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::home/${aws:username}\"";

        assertThat(PolicyComparison.between(policy("", statement), policy("2012-10-17", statement))
                        .relation())
                .isEqualTo(Relation.INCOMPARABLE);
    }

    @Test
    void a_denial_that_a_condition_lifts_is_found_by_its_condition() {
        Policy before = Policy.allow("s3:*").on("*").deny("s3:*").on("*").when(SECURE_TRANSPORT.isFalse());
        Policy after = Policy.allow("s3:*")
                .on("*")
                .deny("s3:*")
                .on("*")
                .when(SECURE_TRANSPORT.isFalse().ifExists());

        PolicyComparison change = PolicyComparison.between(before, after);

        assertThat(change.relation()).isEqualTo(Relation.LESS_PERMISSIVE);
        assertThat(change.noLongerAllowed().get(0).deniedBy()).hasSize(1);
    }

    @Test
    void denials_of_both_sides_cross() {
        Policy before = Policy.allow("*")
                .on("*")
                .deny("s3:Get*")
                .on("*")
                .deny("s3:Put*")
                .on("arn:aws:s3:::a");
        Policy after = Policy.allow("*")
                .on("*")
                .deny("s3:Get*")
                .on("arn:aws:s3:::a")
                .deny("s3:Put*")
                .on("*");

        assertThat(PolicyComparison.between(before, after).relation()).isEqualTo(Relation.INCOMPARABLE);
    }

    @Test
    void principals_are_compared_as_whom_they_reach() {
        ResourcePolicy role = bucket(Principal.aws("arn:aws:iam::123456789012:role/web"));
        ResourcePolicy account = bucket(Principal.account("123456789012"));
        ResourcePolicy root = bucket(Principal.aws("arn:aws:iam::123456789012:root"));
        ResourcePolicy everyone = bucket(Principal.everyone());

        assertThat(PolicyComparison.between(role, account).relation()).isEqualTo(Relation.MORE_PERMISSIVE);
        assertThat(PolicyComparison.between(everyone, account).relation()).isEqualTo(Relation.LESS_PERMISSIVE);
        assertThat(PolicyComparison.between(everyone, bucket(Principal.aws("*")))
                        .relation())
                .isEqualTo(Relation.EQUIVALENT);
        assertThat(PolicyComparison.between(root, role).relation()).isEqualTo(Relation.LESS_PERMISSIVE);
    }

    @Test
    void a_trust_policy_that_lets_in_another_service_is_more_permissive() {
        TrustPolicy before = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));
        TrustPolicy after =
                TrustPolicy.allow(Principal.service("ec2.amazonaws.com"), Principal.service("lambda.amazonaws.com"));

        PolicyComparison change = PolicyComparison.between(before, after);

        assertThat(change.relation()).isEqualTo(Relation.MORE_PERMISSIVE);
        assertThat(change.newlyAllowed().get(0).request().principal()).contains("lambda.amazonaws.com");
    }

    @Test
    void a_witness_names_a_request_as_people_write_it_and_the_statement_that_allows_it() {
        PolicyComparison change = PolicyComparison.between(
                Policy.allow("s3:GetObject").on("arn:aws:s3:::books/*"),
                Policy.allow("s3:GetObject", "s3:PutObject")
                        .on("arn:aws:s3:::books/*")
                        .sid("Books"));

        assertThat(change.newlyAllowed()).singleElement().satisfies(witness -> {
            assertThat(witness.request()).hasToString("s3:PutObject on arn:aws:s3:::books/example");
            assertThat(witness.allowedBy())
                    .singleElement()
                    .satisfies(one -> assertThat(one.sid()).contains("Books"));
            assertThat(witness.deniedBy()).isEmpty();
        });
    }

    @Test
    void the_report_says_what_a_change_opens() {
        PolicyComparison change = PolicyComparison.between(
                Policy.allow("s3:*")
                        .on("arn:aws:s3:::books/*")
                        .deny("s3:DeleteObject")
                        .on("*")
                        .sid("Keep"),
                Policy.allow("s3:*").on("arn:aws:s3:::books/*").sid("Books"));

        assertThat(change.report()).startsWith("""
                MORE_PERMISSIVE: something new is allowed, and all that was before
                newly allowed:
                  s3:DeleteObject on arn:aws:s3:::books/example, allowed by identity-based policy statement 0 "Books"; before, identity-based policy statement 1 "Keep" denies it
                no longer allowed: nothing, which is proved
                taken for granted: an action of any name may exist;""");
        assertThat(change.toMarkdown()).startsWith("""
                **MORE_PERMISSIVE: something new is allowed, and all that was before**

                | Newly allowed | allowed by | before |
                |---|---|---|
                | s3:DeleteObject on arn:aws:s3:::books/example | identity-based policy statement 0 "Books" | identity-based policy statement 1 "Keep" denies it |

                No longer allowed: nothing (proved).
                """);
    }

    @Test
    void documents_of_different_kinds_are_not_compared() {
        assertThatThrownBy(() -> PolicyComparison.between(Policy.allow("*").on("*"), bucket(Principal.everyone())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("one of the two documents names principals and the other does not;"
                        + " compare documents of one kind");
    }

    private static ResourcePolicy bucket(Principal principal) {
        return ResourcePolicy.allow(principal).to("s3:GetObject").on("arn:aws:s3:::books/*");
    }

    private static Relation compare(String version, String before, String after) {
        return PolicyComparison.between(policy(version, before), policy(version, after))
                .relation();
    }

    private static PolicyDocument policy(String version, String statement) {
        return PolicyDocument.parse("{" + (version.isEmpty() ? "" : "\"Version\":\"" + version + "\",")
                + "\"Statement\":{\"Effect\":\"Allow\"," + statement + "}}");
    }
}
