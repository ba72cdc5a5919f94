package io.github.iamkit.policy;

import static io.github.iamkit.policy.condition.GlobalKeys.MFA_PRESENT;
import static io.github.iamkit.policy.condition.GlobalKeys.SECURE_TRANSPORT;
import static io.github.iamkit.policy.condition.GlobalKeys.SOURCE_IP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.iamkit.policy.condition.Condition;
import org.junit.jupiter.api.Test;

class ChainTest {
    @Test
    void a_sentence_becomes_its_statements() {
        Policy books = Policy.allow("s3:GetObject", "s3:PutObject")
                .on(Arn.objects("books", "*"))
                .sid("ReadAndWriteBooks")
                .when(SOURCE_IP.in("203.0.113.0/24"), SECURE_TRANSPORT.isTrue())
                .deny("s3:DeleteObject")
                .on("*")
                .when(MFA_PRESENT.isFalse().ifExists());

        assertThat(books.statements()).hasSize(2);
        Statement first = books.statements().get(0);
        assertThat(first.sid()).contains("ReadAndWriteBooks");
        assertThat(first.effect()).isEqualTo(Effect.ALLOW);
        assertThat(first.actions()).containsExactly(Action.of("s3:GetObject"), Action.of("s3:PutObject"));
        assertThat(first.resources()).containsExactly("arn:aws:s3:::books/*");
        assertThat(first.conditions())
                .containsExactly(
                        Condition.of("IpAddress", "aws:SourceIp", "203.0.113.0/24"),
                        Condition.of("Bool", "aws:SecureTransport", "true"));
        assertThat(books.statements().get(1).conditions())
                .containsExactly(Condition.of("BoolIfExists", "aws:MultiFactorAuthPresent", "false"));
    }

    @Test
    void the_same_operator_on_the_same_key_is_refused_a_second_time() {
        OpenPolicy once = Policy.allow("*").on("*").when(Condition.of("StringEquals", "aws:username", "a"));

        assertThatThrownBy(() -> once.when(Condition.of("StringEquals", "aws:username", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        condition StringEquals on `aws:username` is already set in this statement; IAM would read a second one as OR.
                          For either value write equalTo("a", "b"); for both write two statements""");
    }

    @Test
    void the_action_of_a_trust_policy_follows_from_its_principals() {
        assertThat(TrustPolicy.allow(Principal.service("ec2.amazonaws.com"))
                        .statements()
                        .get(0)
                        .actions())
                .containsExactly(Action.of("sts:AssumeRole"));
        assertThat(TrustPolicy.allow(Principal.saml("arn:aws:iam::123456789012:saml-provider/idp"))
                        .statements()
                        .get(0)
                        .actions())
                .containsExactly(Action.of("sts:AssumeRoleWithSAML"));
    }

    @Test
    void principals_of_differing_kinds_need_their_actions_named() {
        OpenTrustPolicy mixed = TrustPolicy.allow(
                Principal.service("ec2.amazonaws.com"), Principal.saml("arn:aws:iam::123456789012:saml-provider/idp"));

        assertThatThrownBy(mixed::statements)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("principals of differing kinds stand in one statement, and no one action fits them"
                        + " (sts:AssumeRole for `ec2.amazonaws.com`, sts:AssumeRoleWithSAML for"
                        + " `arn:aws:iam::123456789012:saml-provider/idp`); write one statement a kind, or name the"
                        + " actions with to(...)");
        assertThat(mixed.to("sts:AssumeRole", "sts:AssumeRoleWithSAML")
                        .statements()
                        .get(0)
                        .actions())
                .hasSize(2);
    }

    @Test
    void a_group_is_no_principal() {
        assertThatThrownBy(() -> Principal.aws("arn:aws:iam::123456789012:group/Admin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`arn:aws:iam::123456789012:group/Admin` cannot be a principal: AWS does not allow groups"
                        + " there; name its users or a role");
    }
}
