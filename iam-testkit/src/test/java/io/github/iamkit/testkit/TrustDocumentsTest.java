package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;

@ExtendWith(FakeIamExtension.class)
class TrustDocumentsTest {
    private static final String GITHUB = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

    @BeforeEach
    void a_user_under_a_path(IamClient iam) {
        iam.createUser(request -> request.userName("david").path("/people/"));
    }

    private static String create(IamClient iam, String document) {
        return Refusals.of(
                () -> iam.createRole(request -> request.roleName("role").assumeRolePolicyDocument(document)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    no JSON                                                                                                | This policy contains invalid Json
                    {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}                                           | Missing required field Principal
                    {"Statement":[{"Principal":"*","Action":"sts:AssumeRole"}]}                                            | Missing required field Effect
                    {"Statement":[{"Effect":"Allow","Principal":"*"}]}                                                     | Missing required field Action
                    {"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}            | Has prohibited field Resource
                    {"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}                             | AssumeRole policy may only specify STS AssumeRole actions.
                    {"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:GetCallerIdentity"}]}                    | AssumeRole policy may only specify STS AssumeRole actions.
                    {"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}     | Allow with NotPrincipal is not allowed.
                    {"Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}      | AssumeRole policy must not contain NotPrincipal field.
                    {"Statement":[{"Effect":"allow","Principal":"*","Action":"sts:AssumeRole"}]}                           | Invalid effect: allow
                    {"Version":"2012-10-18","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}    | The policy must contain a valid version string
                    """)
    void a_malformed_trust_policy_is_refused(String document, String message, IamClient iam) {
        assertThat(create(iam, document)).isEqualTo("400 MalformedPolicyDocument: " + message);
    }

    private static String trusting(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{" + principal
                + "},\"Action\":\"sts:AssumeRole\"}]}";
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            "AWS":"123456789012",                                          ,                                 # an account
            "AWS":"arn:aws:iam::123456789012:root",                        ,                                 # the same
            "AWS":"arn:aws:iam::123456789012:user/people/david",           ,                                 # a user who is there
            "AWS":"arn:aws:iam::999999999999:user/eve",                    ,                                 # of another account
            "AWS":"arn:aws:iam::123456789012:user/david",                  arn:aws:iam::123456789012:user/david, # under another path
            "AWS":"arn:aws:iam::123456789012:role/none",                   arn:aws:iam::123456789012:role/none,  # not there
            "AWS":"arn:aws-cn:iam::999999999999:user/eve",                 arn:aws-cn:iam::999999999999:user/eve, # of another partition
            "AWS":"arn:aws:iam::999999999999:role/*",                      arn:aws:iam::999999999999:role/*, # a pattern
            "AWS":"somebody",                                              somebody,                         # neither ARN nor id
            """)
    void principals_are_those_whom_aws_knows(String principal, String invalid, String reason, IamClient iam) {
        assertThat(create(iam, trusting(principal)))
                .isEqualTo(
                        invalid == null
                                ? "not refused"
                                : "400 MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"" + invalid
                                        + "\"");
    }

    @Test
    void services_and_providers_have_names_of_domains(IamClient iam) {
        assertThat(create(iam, trusting("\"Service\":\"ec2\"")))
                .isEqualTo("400 MalformedPolicyDocument: Invalid principal in policy: \"SERVICE\":\"ec2\"");
        assertThat(create(iam, trusting("\"Federated\":\"provider\"").replace("AssumeRole\"", "AssumeRoleWithSAML\"")))
                .isEqualTo(
                        "400 MalformedPolicyDocument: Federated principals must be valid domain names or SAML metadata"
                                + " ARNs");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            {},                                                                                   false, # nobody is named
            {"StringLike":{"token.actions.githubusercontent.com:sub":"repo:*"}},                  true,  # some are
            {"StringLike":{"token.actions.githubusercontent.com:sub":"*"}},                       false, # everybody is
            {"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}},     false, # by another claim
            {"StringEquals":{"token.actions.githubusercontent.com:job_workflow_ref":"org/repo"}}, true,  # by the workflow
            {"StringNotEquals":{"token.actions.githubusercontent.com:sub":"repo:a"}},             false, # by another operator
            """)
    void a_shared_issuer_is_trusted_for_some_only(String condition, boolean isAccepted, String reason, IamClient iam) {
        String document =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\""
                        + GITHUB + "\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\",\"Condition\":" + condition
                        + "}]}";

        assertThat(create(iam, document))
                .isEqualTo(
                        isAccepted
                                ? "not refused"
                                : "400 MalformedPolicyDocument: Trust policy with trusted principal " + GITHUB
                                        + " must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase,"
                                        + " token.actions.githubusercontent.com:sub or"
                                        + " token.actions.githubusercontent.com:job_workflow_ref which is not scoped to"
                                        + " all.");
    }

    private static String trustOf(IamClient iam) {
        return URLDecoder.decode(
                iam.getRole(r -> r.roleName("role")).role().assumeRolePolicyDocument(), StandardCharsets.UTF_8);
    }

    @Test
    void somebody_who_is_renamed_is_shown_by_the_new_name_and_somebody_who_is_gone_by_the_id(IamClient iam) {
        String arn = "arn:aws:iam::123456789012:user/people/david";
        create(iam, trusting("\"AWS\":\"" + arn + "\""));
        String id = iam.getUser(r -> r.userName("david")).user().userId();

        iam.updateUser(r -> r.userName("david").newUserName("dave"));
        assertThat(trustOf(iam)).isEqualTo(trusting("\"AWS\":\"arn:aws:iam::123456789012:user/people/dave\""));

        iam.deleteUser(r -> r.userName("dave"));
        assertThat(trustOf(iam)).isEqualTo(trusting("\"AWS\":\"" + id + "\""));
    }

    @Test
    void a_condition_on_the_arn_of_somebody_who_is_renamed_stays_as_it_is(IamClient iam) {
        String arn = "arn:aws:iam::123456789012:user/people/david";
        String document =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                        + "\"Principal\":{\"AWS\":[\"123456789012\",\"arn:aws:iam::123456789012:user\\/people/david\"]},"
                        + "\"Condition\":{\"ArnEquals\":{\"aws:PrincipalArn\":\"" + arn + "\"}}}}";
        create(iam, document);

        iam.updateUser(r -> r.userName("david").newUserName("dave"));

        assertThat(trustOf(iam))
                .isEqualTo(document.replace(
                        "arn:aws:iam::123456789012:user\\/people/david", "arn:aws:iam::123456789012:user/people/dave"));
    }
}
