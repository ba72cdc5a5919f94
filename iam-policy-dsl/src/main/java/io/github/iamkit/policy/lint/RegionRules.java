package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.match.Suggestion;
import java.util.List;
import java.util.Set;

/** Rules about regions that AWS does not have. */
final class RegionRules implements Family {
    private static final Rule IN_ARN = Rule.certain(
            "INVALID_ARN_REGION", ERROR, "The region of an ARN is none that AWS has, or none of its partition");
    private static final Rule IN_CONDITION =
            Rule.certain("INVALID_REGION", ERROR, "A condition tests for a region that AWS does not have");

    private static final Set<String> KEYS = Set.of("aws:requestedregion", "ec2:region");

    @Override
    public List<Rule> rules() {
        return List.of(IN_ARN, IN_CONDITION);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            statement.resources().forEach(resource -> reviewArn(resource, findings));
            for (LintCondition condition : statement.conditions()) {
                if (KEYS.contains(condition.key()) && condition.isFamily(Operator.Family.STRING)) {
                    condition.values().forEach(value -> reviewValue(condition, value, findings));
                }
            }
        }
    }

    private static void reviewArn(JsonScalar resource, Findings findings) {
        ArnText arn = ArnText.of(resource.text()).orElse(null);
        if (arn == null || arn.region().isEmpty() || !ArnText.isPlain(arn.region())) {
            return;
        }
        if (!Regions.has(arn.partition(), arn.region())) {
            findings.add(
                    IN_ARN,
                    resource,
                    "`" + arn.region() + "` is no region of partition `" + arn.partition() + "`",
                    Suggestion.among(Regions.names(), arn.region(), "write a region, or `*`"));
        }
    }

    private static void reviewValue(LintCondition condition, JsonScalar value, Findings findings) {
        String text = value.text();
        boolean isPlain = !text.isEmpty() && ArnText.isPlain(text) && !text.equals("aws-global");
        if (isPlain && !Regions.has(text)) {
            findings.add(
                    IN_CONDITION,
                    value,
                    "`" + text + "` is no region, so `" + condition.written() + "` never has this value",
                    Suggestion.among(Regions.names(), text, "write a region"));
        }
    }
}
