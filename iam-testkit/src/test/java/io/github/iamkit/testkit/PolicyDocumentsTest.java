package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;

class PolicyDocumentsTest {
    private final FakeIam aws = FakeIam.create();
    private final IamClient iam = aws.client();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {                                                                                           | Syntax errors in policy.
        []                                                                                          | Syntax errors in policy.
        {}                                                                                          | Syntax errors in policy.
        {"Statement":[]}                                                                            | Syntax errors in policy.
        {"Statement":[{"Effect":"allow","Action":"s3:*","Resource":"*"}]}                           | Syntax errors in policy.
        {"Version":"2012","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}          | Syntax errors in policy.
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Foo":1}]}                   | Syntax errors in policy.
        {"Statement":[{"Effect":"Allow","Action":"s3:*","NotAction":"s3:*","Resource":"*"}]}        | Syntax errors in policy.
        {"Statement":[{"Effect":"Allow","Resource":"*"}]}                                           | Policy statement must contain actions.
        {"Statement":[{"Effect":"Allow"}]}                                                          | Policy statement must contain actions.
        {"Statement":[{"Effect":"Allow","Action":[],"Resource":"*"}]}                               | Policy statement must contain actions.
        {"Statement":[{"Effect":"Allow","Action":"s3:*"}]}                                          | Policy statement must contain resources.
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":[]}]}                            | Policy statement must contain resources.
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}]}           | Policy document should not specify a principal.
        {"Statement":[{"Sid":"a b","Effect":"Allow","Action":"s3:*","Resource":"*"}]}               | Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*
        {"Statement":[{"Sid":"a","Effect":"Allow","Action":"s3:*","Resource":"*"},{"Sid":"a","Effect":"Allow","Action":"s3:*","Resource":"*"}]} | Statement IDs (SID) in a single policy must be unique.
        {"Statement":[{"Effect":"Allow","Action":"s3","Resource":"*"}]}                             | Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.
        {"Statement":[{"Effect":"Allow","Action":"","Resource":"*"}]}                               | Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"x":"1"}}}]} | Conditions must be prefaced by a vendor
        {"Statement":[{"Effect":"Allow","Action":"s3:s3:x","Resource":"*"}]}                        | Actions/Condition can contain only one colon.
        {"Statement":[{"Effect":"Allow","Action":"a a:x","Resource":"*"}]}                          | Vendor a a is not valid
        {"Statement":[{"Effect":"Allow","Action":"*:x","Resource":"*"}]}                            | Vendor * is not valid
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"books"}]}                       | Resource books must be in ARN format or "*".
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:odd:s3:::books"}]}          | Partition "odd" is not valid for resource "arn:odd:s3:::books".
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:odd:s3"}]}                  | Partition "odd" is not valid for resource "arn:odd:s3:*:*:*".
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:iam:eu-west-1:1:role/x"}]} | IAM resource arn:aws:iam:eu-west-1:1:role/x cannot contain region information.
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3::books"}]}           | The policy failed legacy parsing
        {"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Foo":{"aws:x":"1"}}}]} | Invalid Condition type : Foo
        """)
    void a_malformed_identity_policy_is_refused_in_the_words_of_aws(String document, String message) {
        aws.client().createGroup(request -> request.groupName("Admin"));

        assertThat(Refusals.of(() -> iam.putGroupPolicy(
                        request -> request.groupName("Admin").policyName("p").policyDocument(document))))
                .isEqualTo("400 MalformedPolicyDocument: " + message);
    }

    @Test
    void a_managed_policy_cannot_be_of_the_first_version() {
        String document =
                "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";

        assertThat(Refusals.of(() ->
                        iam.createPolicy(request -> request.policyName("p").policyDocument(document))))
                .isEqualTo("400 MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {                                                                                  | This policy contains invalid Json
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}                       | Missing required field Principal
        {"Statement":[{"Action":"sts:AssumeRole","Principal":"*"}]}                        | Missing required field Effect
        {"Statement":[{"Effect":"Allow","Principal":"*"}]}                                 | Missing required field Action
        {"Statement":[{"Effect":"allow","Action":"sts:AssumeRole","Principal":"*"}]}       | Invalid effect: allow
        {"Version":"x","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*"}]} | The policy must contain a valid version string
        {"Statement":[{"Effect":"Allow","Action":"s3:x","Principal":"*"}]}                 | AssumeRole policy may only specify STS AssumeRole actions.
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*","Resource":"*"}]} | Has prohibited field Resource
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","NotPrincipal":{"AWS":"*"}}]} | Allow with NotPrincipal is not allowed.
        {"Statement":[{"Effect":"Deny","Action":"sts:AssumeRole","NotPrincipal":{"AWS":"*"}}]} | AssumeRole policy must not contain NotPrincipal field.
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"arn:aws:iam::123456789012:role/gone"}}]} | Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:role/gone"
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2"}}]} | Invalid principal in policy: "SERVICE":"ec2"
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithSAML","Principal":{"Federated":"x"}}]} | Federated principals must be valid domain names or SAML metadata ARNs
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}}]} | Trust policy with trusted principal arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, token.actions.githubusercontent.com:sub or token.actions.githubusercontent.com:job_workflow_ref which is not scoped to all.
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/gitlab.com"},"Condition":{"StringLike":{"gitlab.com:sub":"*"}}}]} | Trust policy with trusted principal arn:aws:iam::123456789012:oidc-provider/gitlab.com must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, gitlab.com:sub which is not scoped to all.
        """)
    void a_malformed_trust_policy_is_refused_in_the_words_of_aws(String document, String message) {
        assertThat(Refusals.of(
                        () -> iam.createRole(request -> request.roleName("web").assumeRolePolicyDocument(document))))
                .isEqualTo("400 MalformedPolicyDocument: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"999999999999"}}]}
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"arn:aws:iam::999999999999:role/x"}}]}
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"*"}}]}
        {"Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},"Condition":{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:*"}}}]}
        """)
    void a_trust_policy_that_aws_takes_is_taken(String document) {
        assertThat(iam.createRole(request -> request.roleName("web").assumeRolePolicyDocument(document))
                        .role()
                        .roleName())
                .isEqualTo("web");
    }
}
