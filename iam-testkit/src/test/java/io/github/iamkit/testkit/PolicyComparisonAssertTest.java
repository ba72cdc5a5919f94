package io.github.iamkit.testkit;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatThrownBy;

import io.github.iamkit.policy.Policy;
import org.junit.jupiter.api.Test;

class PolicyComparisonAssertTest {
    private static final Policy READ =
            Policy.allow("s3:GetObject").on("arn:aws:s3:::books/*").sid("Read");

    @Test
    void a_narrowed_policy_passes() {
        Policy narrower = Policy.allow("s3:GetObject").on("arn:aws:s3:::books/new/*");

        assertThat(narrower).isNoMorePermissiveThan(READ).neverAllows("iam:PassRole", "s3:Put*");
    }

    @Test
    void a_widened_policy_fails_with_a_request_that_shows_it() {
        Policy wider = READ.and(Policy.allow("s3:DeleteObject")
                .on("arn:aws:s3:::books/dune.txt")
                .sid("Tidy"));

        assertThatThrownBy(() -> assertThat(wider).isNoMorePermissiveThan(READ))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("""
                        expected the policy to allow nothing new, but MORE_PERMISSIVE: something new is allowed, and all that was before
                        newly allowed:
                          s3:DeleteObject on arn:aws:s3:::books/dune.txt, allowed by identity-based policy statement 1 "Tidy"; before, no statement allows it
                        no longer allowed: nothing, which is proved
                        """);
    }

    @Test
    void an_action_that_can_be_allowed_fails_with_a_request_that_shows_it() {
        assertThatThrownBy(() -> assertThat(READ).neverAllows("s3:Get*"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "expected the policy never to allow s3:Get*, but it allows%n".formatted()
                                + "  s3:GetObject on arn:aws:s3:::books/example, allowed by identity-based policy statement 0 \"Read\"");
    }

    @Test
    void the_same_access_written_in_another_way_is_the_same() {
        assertThat(Policy.allow("s3:GetObject").on("arn:aws:s3:::books/*", "arn:aws:s3:::books/a*"))
                .allowsTheSameAs(READ);
    }
}
