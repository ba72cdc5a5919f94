package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {
    @Test
    void values_stand_under_the_statement_that_they_are_in() {
        Policy before = Policy.parse("""
                {"Version": "2008-10-17", "Statement": [
                  {"Sid": "ReadBooks", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::books/*"},
                  {"Effect": "Deny", "Action": "sqs:*", "Resource": "*"},
                  {"Effect": "Allow", "Action": ["sns:Publish", "sns:Subscribe"], "Resource": "*"}]}""");
        Policy after = Policy.parse("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["SNS:publish"], "Resource": "*"},
                  {"Effect": "Deny", "NotAction": "iam:*", "NotResource": "a\\nb"},
                  {"Sid": "ReadBooks", "Effect": "Allow", "Action": "S3:getobject", "Resource": "arn:aws:s3:::books/*",
                   "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}, "StringEquals": {}}}]}""");

        assertThat(PolicyDiff.between(before, after)).hasToString("""
                - Version "2008-10-17"
                + Version "2012-10-17"
                ~ statement "ReadBooks"
                    - Action "s3:PutObject"
                    + Condition IpAddress "aws:SourceIp" "203.0.113.0/24"
                    + Condition StringEquals {}
                - statement
                    - Effect Deny
                    - Action "sqs:*"
                    - Resource "*"
                ~ statement
                    - Action "sns:Subscribe"
                + statement
                    + Effect Deny
                    + NotAction "iam:*"
                    + NotResource "a\\nb\"""");
    }

    @Test
    void there_is_no_difference_just_where_policies_are_equivalent() {
        RandomAccess random = new RandomAccess(3);
        for (int i = 0; i < 500; i++) {
            Policy one = random.policy();
            Policy other = random.policy();
            assertThat(PolicyDiff.between(one, one).isEmpty()).isTrue();
            assertThat(PolicyDiff.between(one, other).isEmpty())
                    .isEqualTo(one.isEquivalentTo(other) && one.version() == other.version());
        }
    }

    @Test
    void changes_are_pairs_of_statements() {
        Policy before = Policy.allow("s3:GetObject").on("*");
        Policy after = before.and(Policy.deny("sqs:*").on("a"));

        List<PolicyDiff.Change> changes = PolicyDiff.between(before, after).changes();

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).before()).isEmpty();
        assertThat(changes.get(0).after()).contains(after.statements().get(1));
    }

    @Test
    void a_statement_that_stands_twice_counts_once() {
        Policy one = Policy.allow("*").on("*");

        assertThat(PolicyDiff.between(one, one.and(one)).isEmpty()).isTrue();
    }
}
