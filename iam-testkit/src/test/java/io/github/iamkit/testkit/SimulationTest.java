package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.Statement;

class SimulationTest {
    private static final String BOOKS = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"},
                { "Effect": "Allow", "Action": "s3:*",
                  "Resource": "arn:aws:s3:::books/{}}\\"/*" }
              ]
            }""";

    private static final ContextEntry NOW = ContextEntry.builder()
            .contextKeyName("aws:CurrentTime")
            .contextKeyValues("2019-04-25T11:00:00Z")
            .contextKeyType("date")
            .build();

    private final FakeIam aws = FakeIam.create();
    private final IamClient iam = aws.client();

    @Test
    void a_result_says_where_the_statement_stands_that_settled_it() {
        EvaluationResult result = iam.simulateCustomPolicy(r ->
                        r.policyInputList(BOOKS).actionNames("s3:GetObject").resourceArns("arn:aws:s3:::books/{}}\"/a"))
                .evaluationResults()
                .get(0);

        Statement statement = result.matchedStatements().get(0);
        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(statement.sourcePolicyId()).isEqualTo("PolicyInputList.1");
        assertThat(statement.sourcePolicyTypeAsString()).isEqualTo("IAM Policy");
        assertThat(places(result)).isEqualTo("4:64 to 6:49");
    }

    private static String places(EvaluationResult result) {
        Statement statement = result.matchedStatements().get(0);
        return statement.startPosition().line() + ":"
                + statement.startPosition().column() + " to "
                + statement.endPosition().line() + ":"
                + statement.endPosition().column();
    }

    /** The first two are those of AWS's pages on the commands. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}} | 1:38 to 1:167
        {~    "Version": "2012-10-17",~    "Statement": [~        {~            "Sid": "1",~            "Effect": "Allow",~            "Action": "dynamodb:*",~            "Resource": "*"~        }~    ]~} | 3:19 to 9:10
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "dynamodb:*", "Resource": "*"}]} | 1:41 to 1:101
        """)
    void places_are_those_of_the_parser_of_aws(String policy, String places) {
        EvaluationResult result = iam.simulateCustomPolicy(r -> r.policyInputList(policy.replace('~', '\n'))
                        .actionNames("dynamodb:CreateBackup")
                        .contextEntries(NOW))
                .evaluationResults()
                .get(0);

        assertThat(places(result)).isEqualTo(places);
    }

    @Test
    void keys_come_in_the_order_in_which_a_statement_is_read_resources_first() {
        String policy = """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*",
                 "Resource":"arn:aws:dynamodb:us-west-2:123456789012:table/${aws:username}",
                 "Condition":{"DateGreaterThan":{"aws:CurrentTime":"2015-08-16T12:00:00Z"}}}}""";

        assertThat(iam.getContextKeysForCustomPolicy(r -> r.policyInputList(policy))
                        .contextKeyNames())
                .containsExactly("aws:username", "aws:CurrentTime");
    }

    @Test
    void members_that_say_nothing_are_there_all_the_same() {
        EvaluationResult result = iam.simulateCustomPolicy(
                        r -> r.policyInputList(BOOKS).actionNames("ec2:RunInstances"))
                .evaluationResults()
                .get(0);

        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(result.hasMatchedStatements()).isTrue();
        assertThat(result.hasMissingContextValues()).isTrue();
        assertThat(result.hasEvalDecisionDetails()).isTrue();
        assertThat(result.organizationsDecisionDetail().allowedByOrganizations())
                .isTrue();
        assertThat(result.permissionsBoundaryDecisionDetail()).isNull();
        assertThat(result.resourceSpecificResults())
                .extracting(one -> one.evalResourceName() + " " + one.evalResourceDecisionAsString())
                .containsExactly("* implicitDeny");
    }

    @ParameterizedTest
    @CsvSource({"s3:GetObject,    allowed", "s3:DeleteObject, explicitDeny", "ec2:Start,       implicitDeny"})
    void users_groups_and_roles_are_simulated_with_all_that_they_have(String action, String decision) {
        iam.createGroup(r -> r.groupName("readers"));
        iam.putGroupPolicy(
                r -> r.groupName("readers").policyName("books").policyDocument(BOOKS.replace("/{}}\\\"/", "/")));
        iam.createUser(r -> r.userName("david"));
        iam.addUserToGroup(r -> r.groupName("readers").userName("david"));

        for (String source : List.of("user/david", "group/readers")) {
            EvaluationResult result = iam.simulatePrincipalPolicy(
                            r -> r.policySourceArn("arn:aws:iam::123456789012:" + source)
                                    .actionNames(action)
                                    .resourceArns("arn:aws:s3:::books/a"))
                    .evaluationResults()
                    .get(0);
            assertThat(result.evalDecisionAsString()).as(source).isEqualTo(decision);
            assertThat(result.matchedStatements())
                    .extracting(Statement::sourcePolicyId)
                    .allMatch("books"::equals);
        }
    }

    @Test
    void boundary_and_organization_are_told_apart() {
        FakeIam member = FakeIam.builder()
                .organization(FakeOrganization.managedBy("999999999999")
                        .serviceControl(Policy.allow("s3:*", "iam:*").on("*")))
                .build();

        List<EvaluationResult> results = member.client()
                .simulateCustomPolicy(r -> r.policyInputList(Sessions.ALL)
                        .permissionsBoundaryPolicyInputList(Sessions.allowing("ec2:*", "*"))
                        .actionNames("s3:GetObject", "ec2:RunInstances"))
                .evaluationResults();

        assertThat(results)
                .extracting(one -> one.evalDecisionAsString() + " "
                        + one.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary() + " "
                        + one.organizationsDecisionDetail().allowedByOrganizations())
                .containsExactly("implicitDeny false true", "implicitDeny true false");
    }

    @Test
    void a_key_that_nobody_gave_is_missing_until_it_is_given() {
        String document =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":"
                        + "\"arn:aws:s3:::${aws:username}/*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"red\"}}}}";

        assertThat(iam.getContextKeysForCustomPolicy(r -> r.policyInputList(document))
                        .contextKeyNames())
                .containsExactlyInAnyOrder("aws:PrincipalTag/team", "aws:username");
        EvaluationResult without = iam.simulateCustomPolicy(r ->
                        r.policyInputList(document).actionNames("s3:GetObject").resourceArns("arn:aws:s3:::david/a"))
                .evaluationResults()
                .get(0);
        EvaluationResult with = iam.simulateCustomPolicy(r -> r.policyInputList(document)
                        .actionNames("s3:GetObject")
                        .resourceArns("arn:aws:s3:::david/a")
                        .contextEntries(given("aws:username", "david"), given("aws:PrincipalTag/team", "red")))
                .evaluationResults()
                .get(0);

        assertThat(without.missingContextValues()).contains("aws:PrincipalTag/team");
        assertThat(with.evalDecisionAsString()).isEqualTo("allowed");
        assertThat(with.missingContextValues()).isEmpty();
    }

    private static ContextEntry given(String key, String value) {
        return ContextEntry.builder()
                .contextKeyName(key)
                .contextKeyType(ContextKeyTypeEnum.STRING)
                .contextKeyValues(value)
                .build();
    }

    @Test
    void results_come_in_pages() {
        assertThat(iam.simulateCustomPolicyPaginator(r -> r.policyInputList(BOOKS)
                                .actionNames("s3:A", "s3:B", "s3:C")
                                .resourceArns("arn:aws:s3:::x", "arn:aws:s3:::y")
                                .maxItems(4))
                        .evaluationResults())
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        arn:aws:iam::123456789012:user/gone | 404 NoSuchEntity: Unable to retrieve specified IAM entity.
        arn:aws:iam::123456789012:odd/thing | 404 NoSuchEntity: Unable to retrieve specified IAM entity.
        """)
    void an_unknown_source_is_refused(String arn, String refusal) {
        assertThat(Refusals.of(() ->
                        iam.simulatePrincipalPolicy(r -> r.policySourceArn(arn).actionNames("s3:GetObject"))))
                .isEqualTo(refusal);
    }
}
