package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The layout of answers, which clients in other languages read more strictly than the SDK. */
class AnswersOnTheWireTest {
    private static final String IAM = "https://iam.amazonaws.com/doc/2010-05-08/";
    private static final String ID = "<RequestId>[0-9a-f-]{36}</RequestId>";

    private final FakeIam aws = FakeIam.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        UpdateRole&RoleName=web          | <UpdateRoleResult></UpdateRoleResult>
        DeleteRole&RoleName=web          |
        ListUsers                        | <ListUsersResult><Users></Users><IsTruncated>false</IsTruncated></ListUsersResult>
        ListSAMLProviders                | <ListSAMLProvidersResult><SAMLProviderList></SAMLProviderList></ListSAMLProvidersResult>
        """)
    void an_answer_has_a_result_if_its_operation_has_one(String call, String result) {
        aws.client()
                .createRole(r -> r.roleName("web")
                        .assumeRolePolicyDocument(
                                Sessions.trusting("{\"AWS\":\"123456789012\"}", "\"sts:AssumeRole\"")));
        String operation = call.split("&", 2)[0];

        assertThat(answer("Action=" + call + "&Version=2010-05-08"))
                .matches("200 <" + operation + "Response xmlns=\"" + IAM + "\">" + (result == null ? "" : result)
                        + "<ResponseMetadata>" + ID + "</ResponseMetadata></" + operation + "Response>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Action=GetUser&UserName=a%26b&Version=2010-05-08 | 400
        Action=GetUser&UserName=gone&Version=2010-05-08  | 404
        Action=Nothing&Version=2010-05-08                | 400
        """)
    void an_error_has_a_type_a_code_and_a_message_and_nothing_more(String form, int status) {
        assertThat(answer(form))
                .matches(status + " <ErrorResponse xmlns=\"" + IAM
                        + "\"><Error><Type>Sender</Type><Code>[A-Za-z]+</Code><Message>[^<]+</Message></Error>" + ID
                        + "</ErrorResponse>");
    }

    private String answer(String form) {
        return new Signed(aws)
                .call(aws.rootCredentials(), Instant.now(), "us-east-1", "iam", form, UnaryOperator.identity());
    }
}
