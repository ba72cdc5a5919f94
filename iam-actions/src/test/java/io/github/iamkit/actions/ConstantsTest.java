package io.github.iamkit.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Arn;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyVariable;
import io.github.iamkit.policy.catalog.AccessLevel;
import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.GlobalKeys;
import org.junit.jupiter.api.Test;

class ConstantsTest {
    @Test
    void constants_are_the_actions_arns_and_keys_that_strings_become() {
        Policy typed = Policy.allow(S3.GET_OBJECT, S3.PUT_OBJECT)
                .on(S3.object("books", "*"))
                .allow(S3.LIST_BUCKET)
                .on(S3.bucket("books"))
                .when(S3.Keys.PREFIX.like("novels/*"));
        Policy plain = Policy.allow("s3:GetObject", "s3:PutObject")
                .on("arn:aws:s3:::books/*")
                .allow("s3:ListBucket")
                .on("arn:aws:s3:::books")
                .when(Condition.of("StringLike", "s3:prefix", "novels/*"));

        assertThat(typed).isEqualTo(plain);
    }

    @Test
    void constants_and_text_mix_freely() {
        assertThat(Policy.allow(S3.GET_OBJECT, "s3:NewerThanTheFacts").on("*"))
                .isEqualTo(Policy.allow(Action.of("s3:GetObject"), "s3:NewerThanTheFacts")
                        .on("*"));
    }

    @Test
    void regions_and_accounts_stand_where_the_arn_has_them() {
        assertThat(Sqs.queue("eu-west-1", "123456789012", "orders"))
                .isEqualTo(Arn.parse("arn:aws:sqs:eu-west-1:123456789012:orders"));
        assertThat(Iam.role("123456789012", "web")).hasToString("arn:aws:iam::123456789012:role/web");
        assertThat(Iam.role("*", "web").inPartition("aws-cn")).hasToString("arn:aws-cn:iam::*:role/web");
    }

    @Test
    void policy_variables_stand_in_for_text() {
        assertThat(S3.object("home", PolicyVariable.of(GlobalKeys.USERNAME) + "/*"))
                .hasToString("arn:aws:s3:::home/${aws:username}/*");
        assertThat(Sqs.queue(
                        PolicyVariable.of(GlobalKeys.REQUESTED_REGION),
                        PolicyVariable.of(GlobalKeys.PRINCIPAL_ACCOUNT),
                        "orders"))
                .hasToString("arn:aws:sqs:${aws:RequestedRegion}:${aws:PrincipalAccount}:orders");
    }

    @Test
    void a_key_with_a_variable_part_is_a_method() {
        assertThat(S3.Keys.existingObjectTag("stage").equalTo("test"))
                .isEqualTo(Condition.of("StringEquals", "s3:ExistingObjectTag/stage", "test"));
    }

    @Test
    void a_type_with_arns_of_two_forms_has_two_methods() {
        assertThat(Lex.botByBotId("eu-west-1", "123456789012", "B1"))
                .hasToString("arn:aws:lex:eu-west-1:123456789012:bot/B1");
        assertThat(Lex.botByBotName("eu-west-1", "123456789012", "order"))
                .hasToString("arn:aws:lex:eu-west-1:123456789012:bot:order");
    }

    @Test
    void the_actions_of_an_access_level_are_at_hand() {
        assertThat(Sqs.actions(AccessLevel.TAGGING)).containsExactly(Sqs.TAG_QUEUE, Sqs.UNTAG_QUEUE);
    }

    @Test
    void an_account_in_the_place_of_a_region_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sqs.queue("123456789012", "eu-west-1", "orders"))
                .withMessage(
                        "region `123456789012` is no region; write a name such as `eu-west-1`, or a pattern such as `*`");
    }

    @Test
    void a_name_in_the_place_of_an_account_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Iam.role("web", "123456789012"))
                .withMessage("account `web` is no account; write its 12 digits, or a pattern such as `*`");
    }

    @Test
    void an_empty_part_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> S3.object("", "cat.jpg"))
                .withMessage("bucketName is empty; give it at least one character");
    }

    @Test
    void null_is_refused_by_its_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> S3.object("books", null))
                .withMessage("objectName");
    }
}
