package io.github.iamkit.testkit;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatExceptionOfType;
import static io.github.iamkit.testkit.IamAssertions.catchThrowableOfType;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

@ExtendWith(FakeIamExtension.class)
class FakeIamTest {
    private static final String ADMIN = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    @Test
    void a_user_is_created_with_path_tags_and_id(FakeIam aws) {
        User user = aws.client()
                .createUser(request -> request.userName("david")
                        .path("/ops/")
                        .tags(Tag.builder().key("team").value("ops").build()))
                .user();

        assertThat(user.arn()).isEqualTo("arn:aws:iam::123456789012:user/ops/david");
        assertThat(user.userId()).startsWith("AIDA").hasSize(21);
        assertThat(user.tags()).extracting("key").containsExactly("team");
        assertThat(aws.client()
                        .getUser(request -> request.userName("david"))
                        .user()
                        .userId())
                .isEqualTo(user.userId());
    }

    @Test
    void names_are_unique_whatever_their_letter_case(IamClient iam) {
        iam.createUser(request -> request.userName("david"));

        assertThatExceptionOfType(EntityAlreadyExistsException.class)
                .isThrownBy(() -> iam.createUser(request -> request.userName("DAVID")))
                .withMessageContaining("User with name DAVID already exists.");
    }

    @Test
    void what_does_not_exist_is_told_in_the_words_of_aws(IamClient iam) {
        NoSuchEntityException e = catchThrowableOfType(
                NoSuchEntityException.class, () -> iam.getUser(request -> request.userName("nobody")));

        assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("The user with name nobody cannot be found.");
        assertThat(e.statusCode()).isEqualTo(404);
    }

    @Test
    void a_document_comes_back_byte_for_byte(IamClient iam) {
        String document =
                "{ \"Statement\" : [{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\n\"Resource\":\"arn:aws:s3:::a%3Ab/*\"}] }";
        iam.createGroup(request -> request.groupName("Admin"));
        iam.putGroupPolicy(request -> request.groupName("Admin").policyName("p").policyDocument(document));

        String encoded = iam.getGroupPolicy(
                        request -> request.groupName("Admin").policyName("p"))
                .policyDocument();

        assertThat(encoded).doesNotContain(" ", "+");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(document);
    }

    @Test
    void lists_are_followed_page_by_page(IamClient iam) {
        for (int i = 0; i < 25; i++) {
            String name = String.format("user%02d", i);
            iam.createUser(request -> request.userName(name));
        }

        assertThat(iam.listUsersPaginator(request -> request.maxItems(10)).users())
                .hasSize(25);
        assertThat(iam.listUsers(request -> request.maxItems(25)).isTruncated()).isFalse();
        assertThat(iam.listUsers(request -> request.maxItems(24)).isTruncated()).isTrue();
    }

    @Test
    void a_key_acts_as_its_owner_and_is_held_to_the_owners_policies(FakeIam aws) {
        IamClient root = aws.client();
        root.createUser(request -> request.userName("intern"));
        AccessKey key =
                root.createAccessKey(request -> request.userName("intern")).accessKey();
        IamClient intern = aws.clientFor(credentials(key));

        IamException e = catchThrowableOfType(IamException.class, () -> intern.listUsers());

        assertThat(e.statusCode()).isEqualTo(403);
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(e.awsErrorDetails().errorMessage())
                .isEqualTo("User: arn:aws:iam::123456789012:user/intern is not authorized to perform: iam:ListUsers on"
                        + " resource: arn:aws:iam::123456789012:user/ because no identity-based policy allows the"
                        + " iam:ListUsers action");
        assertThat(aws.stsFor(credentials(key)).getCallerIdentity().arn())
                .isEqualTo("arn:aws:iam::123456789012:user/intern");
    }

    private static AwsCredentials credentials(AccessKey key) {
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }

    @Test
    void an_administrator_may_everything(FakeIam aws) {
        IamClient root = aws.client();
        root.createGroup(request -> request.groupName("Admin"));
        root.putGroupPolicy(request ->
                request.groupName("Admin").policyName("AdminGroupPolicy").policyDocument(ADMIN));
        root.createUser(request -> request.userName("david"));
        root.addUserToGroup(request -> request.groupName("Admin").userName("david"));
        AccessKey key =
                root.createAccessKey(request -> request.userName("david")).accessKey();

        assertThat(aws.clientFor(credentials(key)).getUser().user().userName()).isEqualTo("david");
        assertThat(aws).hasGroup("Admin").hasUserInGroup("david", "Admin").hasAccessKeys("david", 1);
        assertThat(aws.policiesOf("david")).allows("ec2:RebootInstances", "*");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong secret, SignatureDoesNotMatch",
        "unknown id, InvalidClientTokenId",
        "inactive, InvalidClientTokenId",
        "deleted, InvalidClientTokenId"
    })
    void credentials_that_are_not_good_are_refused(String what, String code, FakeIam aws) {
        IamClient root = aws.client();
        root.createUser(request -> request.userName("david"));
        AccessKey key =
                root.createAccessKey(request -> request.userName("david")).accessKey();
        AwsCredentials credentials = switch (what) {
            case "wrong secret" -> AwsBasicCredentials.create(key.accessKeyId(), "x".repeat(40));
            case "unknown id" -> AwsBasicCredentials.create("AKIAUNKNOWN123456789", key.secretAccessKey());
            default -> credentials(key);
        };
        if (what.equals("inactive")) {
            root.updateAccessKey(request ->
                    request.userName("david").accessKeyId(key.accessKeyId()).status("Inactive"));
        }
        if (what.equals("deleted")) {
            root.deleteAccessKey(request -> request.userName("david").accessKeyId(key.accessKeyId()));
        }

        AwsServiceException e = catchThrowableOfType(
                AwsServiceException.class, () -> aws.stsFor(credentials).getCallerIdentity());

        assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(e.statusCode()).isEqualTo(403);
    }

    @Test
    void a_third_key_is_beyond_the_quota(IamClient iam) {
        iam.createUser(request -> request.userName("david"));
        iam.createAccessKey(request -> request.userName("david"));
        iam.createAccessKey(request -> request.userName("david"));

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> iam.createAccessKey(request -> request.userName("david")))
                .withMessageContaining("Cannot exceed quota for AccessKeysPerUser: 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {                                                                              | Syntax errors in policy.
                    {"Statement":[]}                                                               | Syntax errors in policy.
                    {"Statement":[{"Effect":"Allow","Resource":"*"}]}                              | Policy statement must contain actions.
                    {"Statement":[{"Effect":"Allow","Action":"s3:*"}]}                             | Policy statement must contain resources.
                    {"Statement":[{"Effect":"Allow","Action":"s3","Resource":"*"}]}                | Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.
                    {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"books"}]}          | Resource books must be in ARN format or "*".
                    {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}]} | Policy document should not specify a principal.
                    """)
    void a_malformed_policy_is_refused(String document, String message, IamClient iam) {
        iam.createUser(request -> request.userName("david"));

        MalformedPolicyDocumentException e = catchThrowableOfType(
                MalformedPolicyDocumentException.class,
                () -> iam.putUserPolicy(
                        request -> request.userName("david").policyName("p").policyDocument(document)));

        assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
    }

    @Test
    void a_user_is_deleted_after_its_parts(IamClient iam) {
        iam.createUser(request -> request.userName("david"));
        AccessKey key =
                iam.createAccessKey(request -> request.userName("david")).accessKey();

        assertThatExceptionOfType(DeleteConflictException.class)
                .isThrownBy(() -> iam.deleteUser(request -> request.userName("david")))
                .withMessageContaining("Cannot delete entity, must delete access keys first.");

        iam.deleteAccessKey(request -> request.userName("david").accessKeyId(key.accessKeyId()));
        iam.deleteUser(request -> request.userName("david"));
        assertThat(iam.listUsers().users()).isEmpty();
    }

    @Test
    void an_aws_managed_policy_can_be_attached(FakeIam aws) {
        IamClient iam = aws.client();
        iam.createUser(request -> request.userName("david"));
        iam.attachUserPolicy(
                request -> request.userName("david").policyArn("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));

        assertThat(aws.policiesOf("david"))
                .allows("s3:GetObject", "arn:aws:s3:::books/a")
                .denies("s3:PutObject", "*");
        assertThat(iam.getPolicy(request -> request.policyArn("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"))
                        .policy()
                        .attachmentCount())
                .isEqualTo(1);
    }

    @Test
    void a_role_is_assumed_if_its_trust_policy_and_the_callers_policies_allow(FakeIam aws) {
        IamClient root = aws.client();
        root.createUser(request -> request.userName("david"));
        root.putUserPolicy(request -> request.userName("david").policyName("p").policyDocument(ADMIN));
        root.createRole(request -> request.roleName("reader")
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"AWS\":\"123456789012\"},\"Action\":\"sts:AssumeRole\"}]}"));
        AccessKey key =
                root.createAccessKey(request -> request.userName("david")).accessKey();
        StsClient sts = aws.stsFor(credentials(key));

        Credentials session = sts.assumeRole(request ->
                        request.roleArn("arn:aws:iam::123456789012:role/reader").roleSessionName("tuesday"))
                .credentials();

        AwsCredentials temporary =
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        assertThat(aws.stsFor(temporary).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/reader/tuesday");
        assertThatExceptionOfType(IamException.class)
                .isThrownBy(() -> aws.clientFor(temporary).listUsers())
                .withMessageContaining("assumed-role/reader/tuesday is not authorized to perform: iam:ListUsers");
    }

    @Test
    void simulation_says_what_the_policies_would(FakeIam aws) {
        IamClient iam = aws.client();
        iam.createUser(request -> request.userName("david"));
        iam.putUserPolicy(request -> request.userName("david")
                .policyName("p")
                .policyDocument(
                        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ec2:Describe*\",\"Resource\":\"*\"}]}"));

        List<EvaluationResult> results = iam.simulatePrincipalPolicy(
                        request -> request.policySourceArn("arn:aws:iam::123456789012:user/david")
                                .actionNames("ec2:DescribeInstances", "ec2:RebootInstances"))
                .evaluationResults();

        assertThat(results)
                .extracting(EvaluationResult::evalDecision)
                .containsExactly(PolicyEvaluationDecisionType.ALLOWED, PolicyEvaluationDecisionType.IMPLICIT_DENY);
    }

    @Test
    void the_asynchronous_client_sees_the_same_account(FakeIam aws) {
        aws.client().createUser(request -> request.userName("david"));

        assertThat(aws.asyncClient().listUsers().join().users())
                .extracting(User::userName)
                .containsExactly("david");
    }

    @Test
    void calls_are_recorded_without_secrets(FakeIam aws) {
        aws.client().createUser(request -> request.userName("david"));
        String secret = aws.client()
                .createAccessKey(request -> request.userName("david"))
                .accessKey()
                .secretAccessKey();

        assertThat(aws.calls()).extracting(RecordedCall::operation).containsExactly("CreateUser", "CreateAccessKey");
        assertThat(aws.calls().toString()).doesNotContain(secret);
        assertThat(aws.calls().get(0).error()).isEqualTo(Optional.empty());
    }

    @Test
    void a_lost_response_is_a_call_that_was_done(FakeIam aws) {
        aws.faults().next("CreateGroup").times(4).fail(new Fault.LostResponse());

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> aws.client().createGroup(request -> request.groupName("Admin")));
        assertThat(aws).hasGroup("Admin");
    }

    @Test
    void a_refused_connection_reaches_the_client_as_such(FakeIam aws) {
        aws.faults().next("ListUsers").times(10).fail(new Fault.ConnectionRefused());

        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> aws.client().listUsers())
                .withMessageContaining("connection refused");
    }

    @Test
    void throttling_is_retried_by_the_client(FakeIam aws) {
        aws.faults().next("ListUsers").fail(new Fault.Throttled());

        assertThat(aws.client().listUsers().users()).isEmpty();
    }

    @Test
    void accounts_of_one_seed_give_the_same_ids() {
        assertThat(FakeIam.create().rootCredentials())
                .isEqualTo(FakeIam.create().rootCredentials());
    }

    @Test
    void after_a_reset_old_keys_are_refused_and_root_goes_on(FakeIam aws) {
        aws.client().createUser(request -> request.userName("david"));
        AccessKey key = aws.client()
                .createAccessKey(request -> request.userName("david"))
                .accessKey();

        aws.reset();

        assertThat(aws.client().listUsers().users()).isEmpty();
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> aws.stsFor(credentials(key)).getCallerIdentity())
                .withMessageContaining("The security token included in the request is invalid.");
    }
}
