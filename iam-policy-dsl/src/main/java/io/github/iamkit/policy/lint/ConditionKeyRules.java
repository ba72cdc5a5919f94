package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;

import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.condition.Operator;
import java.util.List;
import java.util.Set;

/** Rules about single condition keys that mean something only in the right company. */
final class ConditionKeyRules implements Family {
    private static final Rule PAIRED = Rule.certain(
            "MISSING_PAIRED_CONDITION_KEYS",
            SECURITY_WARNING,
            "A private address is tested without the VPC that it is an address in");
    private static final Rule DYNAMODB = Rule.certain(
            "DYNAMODB_ATTRIBUTES_WITHOUT_SELECT",
            SECURITY_WARNING,
            "`dynamodb:Attributes` is restricted, but a request that names no attributes gets all of them");
    private static final Rule PREFIX = Rule.certain(
            "S3_PREFIX_IN_NEGATIVE_CONTEXT",
            SECURITY_WARNING,
            "A prefix is forbidden, but its contents show up in the list of a shorter prefix");
    private static final Rule IRRELEVANT = Rule.certain(
            "IRRELEVANT_CONDITION_KEY_IN_POLICY",
            SUGGESTION,
            "A key whose value is always the same where the policy is");

    private static final List<String> RETURNING_ATTRIBUTES = List.of(
            "dynamodb:query", "dynamodb:scan", "dynamodb:getitem", "dynamodb:batchgetitem", "dynamodb:partiqlselect");
    private static final Set<PolicyUse> OF_BUCKETS =
            Set.of(PolicyUse.S3_BUCKET, PolicyUse.S3_ACCESS_POINT, PolicyUse.S3_MULTI_REGION_ACCESS_POINT);

    @Override
    public List<Rule> rules() {
        return List.of(PAIRED, DYNAMODB, PREFIX, IRRELEVANT);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (LintCondition condition : statement.conditions()) {
                switch (condition.key()) {
                    case "aws:vpcsourceip" -> reviewPrivateAddress(statement, condition, findings);
                    case "dynamodb:attributes" -> reviewAttributes(statement, condition, findings);
                    case "s3:prefix" -> reviewPrefix(statement, condition, findings);
                    case "s3:resourceaccount" -> reviewAccount(document, condition, findings);
                    default -> {
                        // Nothing is known of other keys.
                    }
                }
            }
        }
    }

    private static void reviewPrivateAddress(LintStatement statement, LintCondition condition, Findings findings) {
        boolean isPaired = statement.tests("aws:sourcevpc")
                || statement.tests("aws:sourcevpce")
                || statement.tests("aws:sourcevpcarn");
        if (!isPaired) {
            findings.add(
                    PAIRED,
                    condition.offset(),
                    "every VPC can have the addresses that `" + condition.written() + "` is tested for",
                    "test `aws:SourceVpc` beside it");
        }
    }

    private static void reviewAttributes(LintStatement statement, LintCondition condition, Findings findings) {
        boolean selects = statement.conditions().stream()
                .anyMatch(c -> c.key().equals("dynamodb:select")
                        && !c.operator().isNegated()
                        && c.hasValue("SPECIFIC_ATTRIBUTES"));
        if (!selects && RETURNING_ATTRIBUTES.stream().anyMatch(statement::covers)) {
            findings.add(
                    statement.allows() ? DYNAMODB : DYNAMODB.doubtful(),
                    condition.offset(),
                    "a request that names no attributes gets all of them",
                    "test `dynamodb:Select` for `SPECIFIC_ATTRIBUTES` beside it");
        }
    }

    private static void reviewPrefix(LintStatement statement, LintCondition condition, Findings findings) {
        boolean isNegative = statement.denies() && !condition.operator().isNegated()
                || statement.allows() && condition.operator().isNegated();
        if (isNegative && !condition.isFamily(Operator.Family.NULL)) {
            findings.add(
                    PREFIX,
                    condition.offset(),
                    "what lies under the prefix is listed for a shorter prefix all the same",
                    "allow the prefixes that may be listed instead");
        }
    }

    private static void reviewAccount(LintDocument document, LintCondition condition, Findings findings) {
        if (OF_BUCKETS.contains(document.use())) {
            findings.add(
                    IRRELEVANT,
                    condition.offset(),
                    "`" + condition.written() + "` is always the account of the resource that this policy is on",
                    "remove the condition");
        }
    }
}
