package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;

@ExtendWith(FakeIamExtension.class)
class IdentityDocumentsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "Action":"s3:*","Resource":"arn:aws:s3:::a"                                              | not refused
                    "Action":"s3:*","Resource":"*"                                                           | not refused
                    "Action":"s3:*","Resource":"arn:*:s3:::a"                                                | not refused
                    "Action":"s3:*","Resource":[]                                                            | Policy statement must contain resources.
                    "Action":[],"Resource":"*"                                                               | Policy statement must contain actions.
                    "Action":"s3:*","NotAction":"s3:*","Resource":"*"                                        | Syntax errors in policy.
                    "Action":"s3:*","Resource":"*","Extra":1                                                 | Syntax errors in policy.
                    "Action":"s3:a:b","Resource":"*"                                                         | Actions/Condition can contain only one colon.
                    "Action":":a","Resource":"*"                                                             | Vendor  is not valid
                    "Action":"a b:c","Resource":"*"                                                          | Vendor a b is not valid
                    "Sid":"a-b","Action":"s3:*","Resource":"*"                                               | Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*
                    "Action":"s3:*","Resource":"arn:aws-cn:s3:::a"                                           | Partition "aws-cn" is not valid for resource "arn:aws-cn:s3:::a".
                    "Action":"s3:*","Resource":"arn:bws:s3"                                                  | Partition "bws" is not valid for resource "arn:bws:s3:*:*:*".
                    "Action":"s3:*","Resource":"arn:aws:s3"                                                  | not refused
                    "Action":"s3:*","Resource":"arn:aws:sqs:*:queue"                                         | not refused
                    "Action":"s3:*","Resource":"arn:aws:s3::a"                                               | The policy failed legacy parsing
                    "Action":"s3:*","Resource":"arn:aws:s*:::a"                                              | Resource vendor must be fully qualified and cannot contain regexes.
                    "Action":"s3:*","Resource":"arn:aws::::a"                                                | Resource vendor must be fully qualified and cannot contain regexes.
                    "Action":"s3:*","Resource":"arn:aws:s3:eu-west-1::a"                                     | Resource arn:aws:s3:eu-west-1::a can not contain region information.
                    "Action":"s3:*","Resource":"arn:aws:s3:*:*:accesspoint/a"                                | not refused
                    "Action":"iam:*","Resource":"arn:aws:iam::123456789012:users/a"                          | IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.
                    "Action":"sts:AssumeRoot","Resource":"arn:aws:iam::*:root"                               | not refused
                    "Action":"s3:*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"soon"}}   | The policy failed legacy parsing
                    "Action":"s3:*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"2026-01-01"}} | not refused
                    "Action":"iam:*","Resource":"arn:aws:iam:us-east-1:123456789012:user/a"                  | IAM resource arn:aws:iam:us-east-1:123456789012:user/a cannot contain region information.
                    "Action":"s3:*","Resource":"*","Condition":{"StringAlike":{"aws:username":"a"}}          | Invalid Condition type : StringAlike
                    "Action":"s3:*","Resource":"*","Condition":{"StringLike":{"username":"a"}}               | Conditions must be prefaced by a vendor
                    """)
    void a_statement_is_checked_as_aws_does(String elements, String message, IamClient iam) {
        String document = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"," + elements + "}]}";

        assertThat(Refusals.of(() ->
                        iam.createPolicy(request -> request.policyName("p").policyDocument(document))))
                .isEqualTo(message.equals("not refused") ? message : "400 MalformedPolicyDocument: " + message);
    }
}
