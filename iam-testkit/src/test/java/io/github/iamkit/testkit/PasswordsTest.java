package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.LoginProfile;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

@ExtendWith(FakeIamExtension.class)
class PasswordsTest {
    private static final String GOOD = "Correct-horse-7";
    private static final String VIOLATION =
            "400 PasswordPolicyViolation: Password does not conform to the account password policy.";

    @BeforeEach
    void a_user(IamClient iam) {
        iam.createUser(request -> request.userName("david"));
    }

    @Test
    void a_login_profile_is_told_of_without_the_password(IamClient iam) {
        LoginProfile created = iam.createLoginProfile(
                        request -> request.userName("david").password(GOOD).passwordResetRequired(true))
                .loginProfile();

        assertThat(created)
                .isEqualTo(iam.getLoginProfile(request -> request.userName("david"))
                        .loginProfile());
        assertThat(created.passwordResetRequired()).isTrue();
        assertThat(Refusals.of(() -> iam.createLoginProfile(
                        request -> request.userName("david").password(GOOD))))
                .isEqualTo("409 EntityAlreadyExists: Login Profile for user david already exists.");
        assertThat(Refusals.of(() -> iam.deleteUser(request -> request.userName("david"))))
                .isEqualTo("409 DeleteConflict: Cannot delete entity, must delete login profile first.");
    }

    @Test
    void a_missing_login_profile_is_named(IamClient iam) {
        assertThat(Refusals.of(() -> iam.getLoginProfile(request -> request.userName("david"))))
                .isEqualTo("404 NoSuchEntity: Login Profile for User david cannot be found.");
        assertThat(Refusals.of(() -> iam.deleteLoginProfile(request -> request.userName("david"))))
                .isEqualTo("404 NoSuchEntity: Cannot find Login Profile for User david");
    }

    @Test
    void a_password_policy_is_replaced_as_a_whole(IamClient iam) {
        iam.updateAccountPasswordPolicy(request ->
                request.minimumPasswordLength(12).requireNumbers(true).maxPasswordAge(90));
        iam.updateAccountPasswordPolicy(request -> request.requireSymbols(true));

        assertThat(iam.getAccountPasswordPolicy().passwordPolicy())
                .isEqualTo(PasswordPolicy.builder()
                        .minimumPasswordLength(6)
                        .requireSymbols(true)
                        .requireNumbers(false)
                        .requireUppercaseCharacters(false)
                        .requireLowercaseCharacters(false)
                        .allowUsersToChangePassword(false)
                        .expirePasswords(false)
                        .build());
    }

    @Test
    void a_deleted_password_policy_is_missing(IamClient iam) {
        iam.updateAccountPasswordPolicy(request -> request.minimumPasswordLength(12));
        iam.deleteAccountPasswordPolicy();

        assertThat(Refusals.of(() -> iam.getAccountPasswordPolicy()))
                .isEqualTo("404 NoSuchEntity: The Password Policy with domain name 123456789012 cannot be found.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            short1!,            false, # 8 characters without a policy of the account
            onlyletters,        false, # three kinds of characters
            Correct-horse-7,    true,  #
            """)
    void without_a_policy_aws_demands_the_usual(String password, boolean isAccepted, String reason, IamClient iam) {
        assertThat(Refusals.of(() -> iam.createLoginProfile(
                        request -> request.userName("david").password(password))))
                .isEqualTo(isAccepted ? "not refused" : VIOLATION);
    }

    @ParameterizedTest
    @CsvSource({"CORRECT-HORSE-7", "correct-horse-7", "Correct-horse-x", "Correcthorse77", "Co-7"})
    void a_policy_demands_each_kind(String password, IamClient iam) {
        iam.updateAccountPasswordPolicy(request -> request.minimumPasswordLength(8)
                .requireLowercaseCharacters(true)
                .requireUppercaseCharacters(true)
                .requireNumbers(true)
                .requireSymbols(true));

        assertThat(Refusals.of(() -> iam.createLoginProfile(
                        request -> request.userName("david").password(password))))
                .isEqualTo(VIOLATION);
    }

    @Test
    void a_password_cannot_come_back_within_the_policys_memory(IamClient iam) {
        iam.updateAccountPasswordPolicy(request -> request.passwordReusePrevention(2));
        iam.createLoginProfile(request -> request.userName("david").password("first-1A"));
        iam.updateLoginProfile(request -> request.userName("david").password("second-2B"));

        assertThat(Refusals.of(() -> iam.updateLoginProfile(
                        request -> request.userName("david").password("first-1A"))))
                .isEqualTo(VIOLATION);
        iam.updateLoginProfile(request -> request.userName("david").password("third-3C"));
        iam.updateLoginProfile(request -> request.userName("david").password("first-1A"));
    }

    @Test
    void users_change_their_own_password_if_they_know_it(FakeIam aws) {
        IamClient iam = aws.client();
        iam.createLoginProfile(
                request -> request.userName("david").password(GOOD).passwordResetRequired(true));
        iam.putUserPolicy(
                request -> request.userName("david")
                        .policyName("p")
                        .policyDocument(
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:ChangePassword\",\"Resource\":\"*\"}]}"));
        AccessKey key =
                iam.createAccessKey(request -> request.userName("david")).accessKey();
        IamClient david = aws.clientFor(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));

        assertThat(Refusals.of(() -> david.changePassword(
                        request -> request.oldPassword("wrong").newPassword("Newer-horse-8"))))
                .isEqualTo("403 AccessDenied: The old password was incorrect.");
        david.changePassword(request -> request.oldPassword(GOOD).newPassword("Newer-horse-8"));

        assertThat(iam.getLoginProfile(request -> request.userName("david"))
                        .loginProfile()
                        .passwordResetRequired())
                .isFalse();
        assertThat(Refusals.of(() ->
                        iam.changePassword(request -> request.oldPassword("x").newPassword("y"))))
                .startsWith("400 InvalidUserType: ");
    }

    @Test
    void the_password_policy_may_let_users_change_their_own(FakeIam aws) {
        aws.client().createLoginProfile(r -> r.userName("david").password(GOOD));
        IamClient david = aws.clientFor(aws.given().accessKey("david"));

        assertThat(Refusals.of(
                        () -> david.changePassword(r -> r.oldPassword(GOOD).newPassword("Newer-horse-8"))))
                .startsWith("403 AccessDenied");
        aws.client().updateAccountPasswordPolicy(r -> r.allowUsersToChangePassword(true));
        david.changePassword(r -> r.oldPassword(GOOD).newPassword("Newer-horse-8"));
        assertThat(david.getAccountPasswordPolicy().passwordPolicy().allowUsersToChangePassword())
                .isTrue();
        assertThat(Refusals.of(() -> david.listUsers())).startsWith("403 AccessDenied");

        aws.client().putUserPolicy(r -> r.userName("david").policyName("Never").policyDocument("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "iam:ChangePassword", "Resource": "*"}}"""));
        assertThat(Refusals.of(() ->
                        david.changePassword(r -> r.oldPassword("Newer-horse-8").newPassword(GOOD))))
                .startsWith("403 AccessDenied");
    }

    @Test
    void passwords_are_not_recorded(FakeIam aws) {
        aws.client().createLoginProfile(request -> request.userName("david").password(GOOD));

        assertThat(aws.calls().toString()).contains("CreateLoginProfile").doesNotContain(GOOD);
    }
}
