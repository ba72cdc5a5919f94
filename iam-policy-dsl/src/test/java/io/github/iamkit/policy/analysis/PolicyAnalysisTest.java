package io.github.iamkit.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.policy.analysis.Answer.Verdict;
import io.github.iamkit.policy.condition.Condition;
import org.junit.jupiter.api.Test;

class PolicyAnalysisTest {
    private static final Policy BOOKS = Policy.allow("s3:*").on("arn:aws:s3:::books/*");

    @Test
    void an_action_that_no_statement_covers_is_proved_never_allowed() {
        assertThat(PolicyAnalysis.of(BOOKS).canAllow("iam:PassRole").isProvedNever())
                .isTrue();
    }

    @Test
    void an_action_that_a_pattern_covers_is_shown_by_a_request() {
        Answer answer = PolicyAnalysis.of(BOOKS).canAllow("iam:*", "s3:Put*");

        assertThat(answer.verdict()).isEqualTo(Verdict.YES);
        assertThat(answer.witness().orElseThrow().request().action()).startsWith("s3:Put");
        assertThat(BOOKS.evaluate(answer.witness().orElseThrow().request()).isAllowed())
                .isTrue();
    }

    @Test
    void access_to_one_resource_is_asked_about() {
        PolicyAnalysis analysis = PolicyAnalysis.of(BOOKS);

        assertThat(analysis.canAllow(access -> access.action("s3:*").resource("arn:aws:s3:::audit/*"))
                        .isProvedNever())
                .isTrue();
        assertThat(analysis.canAllow(access -> access.resource("arn:aws:s3:::*/dune.txt"))
                        .verdict())
                .isEqualTo(Verdict.YES);
    }

    @Test
    void access_by_one_principal_is_asked_about() {
        ResourcePolicy bucket = ResourcePolicy.allow(Principal.account("123456789012"))
                .to("s3:GetObject")
                .on("arn:aws:s3:::books/*");
        PolicyAnalysis analysis = PolicyAnalysis.of(bucket);

        assertThat(analysis.canAllow(access -> access.principal(Principal.account("999999999999")))
                        .isProvedNever())
                .isTrue();
        assertThat(analysis.canAllow(access -> access.principal(Principal.aws("arn:aws:iam::123456789012:role/web")))
                        .verdict())
                .isEqualTo(Verdict.YES);
    }

    @Test
    void a_boundary_takes_away_what_an_identity_policy_allows() {
        PolicySet set = PolicySet.identity(Policy.allow("*").on("*"))
                .boundary(BOOKS)
                .serviceControl(Policy.allow("*").on("*").deny("s3:Delete*").on("*"));

        assertThat(PolicyAnalysis.of(set).canAllow("iam:*").isProvedNever()).isTrue();
        assertThat(PolicyAnalysis.of(set).canAllow("s3:DeleteObject").isProvedNever())
                .isTrue();
        assertThat(PolicyAnalysis.of(set).canAllow("s3:*").verdict()).isEqualTo(Verdict.YES);
    }

    @Test
    void a_grant_to_everyone_is_public_and_one_to_an_organization_is_not() {
        ResourcePolicy open =
                ResourcePolicy.allow(Principal.everyone()).to("s3:GetObject").on("*");
        ResourcePolicy organization = ResourcePolicy.allow(Principal.everyone())
                .to("s3:GetObject")
                .on("*")
                .when(Condition.of("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"));
        ResourcePolicy anyOrganization = ResourcePolicy.allow(Principal.everyone())
                .to("s3:GetObject")
                .on("*")
                .when(Condition.of("StringLike", "aws:PrincipalOrgID", "o-*"));

        assertThat(PolicyAnalysis.isPublic(open).verdict()).isEqualTo(Verdict.YES);
        assertThat(PolicyAnalysis.isPublic(organization).isProvedNever()).isTrue();
        assertThat(PolicyAnalysis.isPublic(anyOrganization).verdict()).isEqualTo(Verdict.YES);
    }

    @Test
    void a_trust_policy_is_held_to_an_account() {
        TrustPolicy mine = TrustPolicy.allow(Principal.aws("arn:aws:iam::123456789012:role/web"));
        TrustPolicy others = TrustPolicy.allow(Principal.account("999999999999"));

        assertThat(PolicyAnalysis.of(mine)
                        .canAllowMoreThan(ReferencePolicies.accounts("123456789012"))
                        .isProvedNever())
                .isTrue();
        assertThat(PolicyAnalysis.of(others)
                        .canAllowMoreThan(ReferencePolicies.accounts("123456789012"))
                        .verdict())
                .isEqualTo(Verdict.YES);
    }

    @Test
    void a_policy_without_principals_is_not_held_against_one_with_them() {
        assertThatThrownBy(() -> PolicyAnalysis.of(BOOKS).canAllowMoreThan(ReferencePolicies.accounts("123456789012")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the reference names principals, unlike what it is compared with;"
                        + " compare documents of one kind");
    }
}
