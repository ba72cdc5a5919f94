package io.github.iamkit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    private static final String ADMIN =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    @Test
    void the_policy_of_the_story_is_read_and_written_as_it_stands() {
        String story = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

        Policy policy = Policy.parse(story);

        assertThat(policy.version()).isEqualTo(LanguageVersion.ABSENT);
        assertThat(policy.toJson()).isEqualTo(story);
    }

    @Test
    void what_is_built_equals_what_is_read() {
        assertThat(Policy.parse(ADMIN)).isEqualTo(Policy.allow("*").on("*"));
    }

    @Test
    void a_single_statement_needs_no_list() {
        String single =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"*\"],\"Resource\":[\"*\"]}}";

        assertThat(Policy.parse(single).toJson()).isEqualTo(ADMIN);
    }

    @Test
    void pretty_json_puts_one_member_on_a_line() {
        assertThat(Policy.allow("s3:GetObject", "s3:PutObject").on("*").toPrettyJson())
                .isEqualTo("""
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {
                              "Effect": "Allow",
                              "Action": [
                                "s3:GetObject",
                                "s3:PutObject"
                              ],
                              "Resource": "*"
                            }
                          ]
                        }""");
    }

    @Test
    void an_unquoted_true_is_kept_as_a_condition() {
        Policy policy = Policy.parse("""
                {"Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*",
                  "Condition": {"Bool": {"aws:SecureTransport": false}, "NumericLessThan": {"s3:max-keys": [10, 2.50]}}}}""");

        assertThat(policy.toJson())
                .contains("{\"Bool\":{\"aws:SecureTransport\":\"false\"},"
                        + "\"NumericLessThan\":{\"s3:max-keys\":[\"10\",\"2.50\"]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Condition\": {}",
                "\"Condition\": {\"StringEquals\": {}}",
                "\"Condition\": {\"StringEquals\": {\"aws:username\": []}}"
            })
    void what_is_empty_in_a_condition_is_kept(String condition) {
        Policy policy = Policy.parse("{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", "
                + condition + "}]}");

        assertThat(policy.toPrettyJson().replaceAll("\\s+", "")).contains(condition.replaceAll("\\s+", ""));
        assertThat(Policy.parse(policy.toJson())).isEqualTo(policy);
    }

    @Test
    void every_problem_is_told_at_once_in_the_order_of_the_text() {
        String text = """
                {
                  "Version": "2012-10-18",
                  "Statement": [
                    {
                      "Effect": "allow",
                      "Action": [],
                      "Resoruce": "*"
                    },
                    {
                      "Effect": "Deny",
                      "Action": "*",
                      "NotAction": "iam:*",
                      "Resource": "*",
                      "Condition": {
                        "StringEqual": { "aws:username": "david" },
                        "Bool": { "aws:SecureTransport": { "yes": true } }
                      }
                    }
                  ]
                }""";

        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> Policy.parse(text))
                .withMessage("""
                        policy rejected at /Version (line 2, column 14): unknown version `2012-10-18`; did you mean `2012-10-17`?
                        policy rejected at /Statement/0 (line 4, column 5): element `Resource` is missing; add it; for every resource write "*"
                        policy rejected at /Statement/0/Effect (line 5, column 17): unknown effect `allow`; did you mean `Allow`?
                        policy rejected at /Statement/0/Action (line 6, column 17): the list is empty; name at least one
                        policy rejected at /Statement/0/Resoruce (line 7, column 7): unknown element `Resoruce`; did you mean `Resource`?
                        policy rejected at /Statement/1/NotAction (line 12, column 7): `Action` and `NotAction` stand in one statement; keep one, or write two statements
                        policy rejected at /Statement/1/Condition/StringEqual (line 15, column 9): unknown condition operator `StringEqual`; did you mean `StringEquals`?
                        policy rejected at /Statement/1/Condition/Bool/aws:SecureTransport (line 16, column 42): expected a string, boolean or list of them, found an object; write a string, boolean or list of them""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*"},"Statement":[]}                 | /Statement
                    {"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}                | /Statement/Effect
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{},"Bool":{}}}} | /Statement/Condition/Bool
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":"1","a":"2"}}}} | /Statement/Condition/Bool/a
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":"1","A":"2"}}}} | /Statement/Condition/Bool/A
                    """)
    void a_key_that_comes_twice_is_refused_at_every_level(String text, String pointer) {
        InvalidPolicyException e = catchThrowableOfType(InvalidPolicyException.class, () -> PolicyDocument.parse(text));

        assertThat(e.findings())
                .anySatisfy(finding -> assertThat(finding.pointer()).isEqualTo(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                       | policy rejected (line 1, column 1): not JSON: the text is empty; write a policy
                    {                        | policy rejected (line 1, column 2): not JSON: the text ends inside the policy; add the quote or brackets that are open
                    []                       | policy rejected (line 1, column 1): expected a policy, which is an object, found a list; write {"Version": ..., "Statement": [...]}
                    {} x                     | policy rejected (line 1, column 4): not JSON: unexpected `x`; look for a missing comma, colon or quote before it
                    {"Statement":[],}        | policy rejected at /Statement (line 1, column 17): not JSON: found `}` after a comma; remove the comma
                    {'Statement':[]}         | policy rejected (line 1, column 2): not JSON: found `'`; write strings in double quotes
                    {/* none */}             | policy rejected (line 1, column 2): not JSON: found a comment, which JSON does not have; remove it
                    {}                       | policy rejected (line 1, column 1): element `Statement` is missing; add at least one
                    {"Statement":[]}         | policy rejected at /Statement (line 1, column 14): `Statement` is empty; add at least one statement
                    """)
    void what_is_no_policy_is_refused(String text, String message) {
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> PolicyDocument.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF{}",
                "\"\uD800\"",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"\\u0000\",\"Resource\":\"*\"}}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"\\ud800\",\"Resource\":\"*\"}}",
                "{\"Id\":\"\\udc00\"}",
                "\u0000",
                "nul",
                "1e999999999999",
                "{\"a\\",
            })
    void hostile_text_gives_the_one_exception(String text) {
        assertThatExceptionOfType(InvalidPolicyException.class).isThrownBy(() -> PolicyDocument.parse(text));
    }

    @Test
    void deep_nesting_is_refused_at_its_limit() {
        String deep = "{\"Statement\":" + "[".repeat(100_000);

        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> Policy.parse(deep))
                .withMessageContaining(
                        "the text has more than 32 levels of nesting; if it is a policy of yours, raise the limit");
    }

    @Test
    void a_text_beyond_the_limit_is_not_looked_at() {
        ReadLimits limits = ReadLimits.builder().characters(10).build();

        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> Policy.parse(ADMIN, limits))
                .withMessage("policy rejected: the text has 85 characters, more than 10;"
                        + " if it is a policy of yours, raise the limit");
    }

    @Test
    void limits_below_one_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadLimits.builder().depth(0).build())
                .withMessage("a limit is below 1, so that nothing could be read; raise it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}                                              | Policy
                    {"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}}                                | TrustPolicy
                    {"Statement":{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":["sts:AssumeRole","STS:TagSession"]}} | TrustPolicy
                    {"Statement":{"Effect":"Allow","Principal":"*","Action":"ecr:BatchGetImage"}}                             | ResourcePolicy
                    {"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}}                 | ResourcePolicy
                    """)
    void the_text_tells_the_kind(String text, String kind) {
        PolicyDocument document = PolicyDocument.parse(text);

        assertThat(document.getClass().getSimpleName()).isEqualTo("Standard" + kind);
        assertThat(PolicyDocument.parse(document.toJson())).isEqualTo(document);
    }

    @Test
    void statements_with_and_without_principals_do_not_mix() {
        String mixed =
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"},"
                        + "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";

        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> PolicyDocument.parse(mixed))
                .withMessage("policy rejected at /Statement/1 (line 1, column 89): element `Principal` is missing,"
                        + " which every statement of a resource policy has; add it");
    }

    @Test
    void a_group_is_no_principal() {
        String text = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                + "\"Principal\":{\"AWS\":[\"arn:aws:iam::123456789012:group/Admin\"]}}]}";

        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> TrustPolicy.parse(text))
                .withMessage("policy rejected at /Statement/0/Principal/AWS/0 (line 1, column 79):"
                        + " `arn:aws:iam::123456789012:group/Admin` cannot be a principal:"
                        + " AWS does not allow groups there; name its users or a role");
    }

    @Test
    void the_place_of_a_statement_is_known() {
        Policy policy = Policy.parse(
                "{\n  \"Statement\": [\n    " + "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}");

        assertThat(policy.statements().get(0).position()).contains(new SourcePosition(3, 5));
    }

    @Test
    void all_of_awss_own_policies_are_read_and_written_without_loss() {
        assertThat(ManagedPolicies.documents()).hasSize(797).allSatisfy(text -> {
            Policy policy = Policy.parse(text);

            assertThat(Policy.parse(policy.toJson())).isEqualTo(policy);
            assertThat(Policy.parse(policy.toPrettyJson())).isEqualTo(policy);
            assertThat(JsonMeaning.of(policy.toJson())).isEqualTo(JsonMeaning.of(text));
        });
    }

    @Test
    void a_file_is_read_as_utf_8(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("admin.json"), ADMIN);
        Path latin = Files.write(folder.resolve("latin.json"), "\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Policy.read(file)).isEqualTo(Policy.allow("*").on("*"));
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> Policy.read(latin))
                .withMessage("policy rejected in `" + latin + "`: the file is not UTF-8; save it as UTF-8");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Policy.read(folder.resolve("none.json")))
                .withMessage("cannot read `" + folder.resolve("none.json") + "`");
    }
}
