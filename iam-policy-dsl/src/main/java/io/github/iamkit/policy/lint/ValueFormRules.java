package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonScalar;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules about values of single keys that have a form of their own, and keys that few services set. */
final class ValueFormRules implements Family {
    private static final Rule SERVICE = Rule.inferred(
            "INVALID_SERVICE_PRINCIPAL_FORMAT",
            ERROR,
            "A key that holds the name of a service is given something else");
    private static final Rule KMS_KEY = Rule.inferred(
            "INVALID_KMS_KEY_VALUE", ERROR, "A key that holds the ARN of a KMS key is given something else");
    private static final Rule ENDPOINT = Rule.certain(
            "USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES",
            WARNING,
            "A key about the owner of a VPC endpoint is tested for all services, of which few set it");

    private static final Set<String> SERVICE_KEYS = Set.of(
            "kms:viaservice",
            "iam:passedtoservice",
            "iam:awsservicename",
            "aws:principalservicename",
            "aws:principalservicenameslist",
            "aws:calledvia",
            "aws:calledviafirst",
            "aws:calledvialast");
    private static final Set<String> KMS_KEYS = Set.of("s3:x-amz-server-side-encryption-aws-kms-key-id");
    private static final Set<String> ENDPOINT_KEYS = Set.of("aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths");

    @Override
    public List<Rule> rules() {
        return List.of(SERVICE, KMS_KEY, ENDPOINT);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (LintCondition condition : statement.conditions()) {
                if (condition.isFamily(Operator.Family.NULL)) {
                    continue;
                }
                if (SERVICE_KEYS.contains(condition.key())) {
                    condition.values().forEach(value -> reviewService(condition, value, findings));
                } else if (KMS_KEYS.contains(condition.key())) {
                    condition.values().forEach(value -> reviewKmsKey(value, findings));
                } else if (ENDPOINT_KEYS.contains(condition.key())) {
                    reviewEndpoint(statement, condition, findings);
                }
            }
        }
    }

    private static void reviewService(LintCondition condition, JsonScalar value, Findings findings) {
        String text = value.text().toLowerCase(Locale.ROOT);
        boolean isOpen = Patterns.isPattern(text) || Patterns.hasVariable(text);
        boolean isService = text.endsWith(".amazonaws.com") || text.endsWith(".amazonaws.com.cn");
        boolean hasRegion = !condition.key().equals("kms:viaservice")
                || text.chars().filter(c -> c == '.').count() >= 3;
        if (!isOpen && (!isService || !hasRegion)) {
            findings.add(
                    SERVICE,
                    value,
                    "`" + value.text() + "` is no name that a service has there",
                    condition.key().equals("kms:viaservice")
                            ? "write service.region.amazonaws.com"
                            : "write service.amazonaws.com");
        }
    }

    private static void reviewKmsKey(JsonScalar value, Findings findings) {
        String text = value.text();
        boolean isKey =
                ArnText.of(text).filter(arn -> arn.service().equals("kms")).isPresent();
        if (!isKey && !Patterns.isPattern(text) && !Patterns.hasVariable(text)) {
            findings.add(KMS_KEY, value, "`" + text + "` is no ARN of a KMS key", "write the key's ARN");
        }
    }

    private static void reviewEndpoint(LintStatement statement, LintCondition condition, Findings findings) {
        boolean isAboutAll =
                statement.isNotAction() || statement.actionNames().stream().anyMatch(Patterns::isStars);
        if (isAboutAll) {
            findings.add(
                    ENDPOINT,
                    condition.offset(),
                    "few services set `" + condition.written() + "`, and the statement is about all",
                    "name the actions of services that set it");
        }
    }
}
