package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;

import io.github.iamkit.policy.PolicyUse;
import io.github.iamkit.policy.catalog.ArnForm;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.lint.Knowledge.KnownForm;
import io.github.iamkit.policy.match.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Rules about ARNs that no resource has. */
final class ArnRules implements CatalogFamily {
    private static final Rule SERVICE =
            Rule.catalog("INVALID_SERVICE", ERROR, "An ARN or a condition key is of a service that AWS does not have");
    private static final Rule RESOURCE = Rule.catalog(
            "INVALID_ARN_RESOURCE",
            ERROR,
            "What stands after the fifth colon is the name of no resource of the service");
    private static final Rule NO_REGION =
            Rule.catalog("MISSING_ARN_REGION", ERROR, "An ARN has no region, though what it is about lies in one");
    private static final Rule NO_ACCOUNT = Rule.catalog(
            "MISSING_ARN_ACCOUNT", ERROR, "An ARN has no account, though the ARNs of such resources have one");
    private static final Rule REGION =
            Rule.catalog("ARN_REGION_NOT_ALLOWED", ERROR, "An ARN has a region, though what it is about lies in none");
    private static final Rule ACCOUNT = Rule.catalog(
            "ARN_ACCOUNT_NOT_ALLOWED", ERROR, "An ARN has an account, though the ARNs of such resources have none");
    private static final Rule OTHER_TYPE = Rule.catalog(
            "UNSUPPORTED_RESOURCE_ARN_IN_POLICY", ERROR, "The policy on a resource is about one of another type");

    private static final Map<PolicyUse, Set<String>> TYPES = Map.of(
            PolicyUse.S3_BUCKET, Set.of("bucket", "object"),
            PolicyUse.S3_ACCESS_POINT, Set.of("accesspoint", "accesspointobject"),
            PolicyUse.S3_MULTI_REGION_ACCESS_POINT, Set.of("multiregionaccesspoint"),
            PolicyUse.S3_OBJECT_LAMBDA_ACCESS_POINT, Set.of("objectlambdaaccesspoint"),
            PolicyUse.DYNAMODB_TABLE, Set.of("table", "index", "stream"),
            PolicyUse.KMS_KEY, Set.of("key"));

    /** Services of which AWS itself has resources, whose ARNs have no account. */
    private static final Set<String> OF_AWS = Set.of("ssm", "resource-explorer-2");

    @Override
    public List<Rule> rules() {
        return List.of(SERVICE, RESOURCE, NO_REGION, NO_ACCOUNT, REGION, ACCOUNT, OTHER_TYPE);
    }

    @Override
    public void review(LintDocument document, Knowledge knowledge, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (JsonScalar resource : statement.resources()) {
                ArnText.of(resource.text())
                        .filter(arn -> isService(arn.service()))
                        .ifPresent(arn -> review(document, resource, arn, knowledge, findings));
            }
        }
    }

    private static boolean isService(String text) {
        return !text.isEmpty()
                && ArnText.isPlain(text)
                && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
    }

    private static void review(
            LintDocument document, JsonScalar resource, ArnText arn, Knowledge knowledge, Findings findings) {
        if (!knowledge.hasArnsOf(arn.service())) {
            if (knowledge.service(arn.service()).isEmpty()) {
                findings.add(
                        SERVICE,
                        resource,
                        "`" + arn.service() + "` is no service",
                        Suggestion.among(knowledge.servicePrefixes(), arn.service(), "check its spelling"));
            }
            return;
        }
        if (arn.resource().isEmpty() || Patterns.isStars(arn.resource())) {
            return;
        }
        List<KnownForm> fits = knowledge.formsOf(arn);
        if (fits.isEmpty()) {
            if (knowledge.isUnlisted(arn)) {
                return;
            }
            findings.add(
                    RESOURCE,
                    resource,
                    "`" + arn.resource() + "` is the name of no resource of `" + arn.service() + "`",
                    "see the service's list of resource types");
            return;
        }
        reviewFields(resource, arn, fits, findings);
        Set<String> wanted = TYPES.getOrDefault(document.use(), Set.of());
        boolean isOther = !wanted.isEmpty()
                && fits.stream().noneMatch(fit -> wanted.contains(fit.type().name()) && mayBe(arn, fit.form()));
        if (isOther) {
            findings.add(
                    OTHER_TYPE,
                    resource,
                    "`" + resource.text() + "` is a resource of another type than the one that the policy is on",
                    "name the resource that the policy is on");
        }
    }

    private static boolean mayBe(ArnText arn, ArnForm form) {
        return arn.region().isEmpty() == form.region().isEmpty() || !ArnText.isPlain(arn.region());
    }

    private static void reviewFields(JsonScalar resource, ArnText arn, List<KnownForm> fits, Findings findings) {
        if (arn.region().isEmpty() && all(fits, ArnForm::region, "${Region}"::equals)) {
            findings.add(NO_REGION, resource, "the ARN has no region, so it matches nothing", "write one, or `*`");
        }
        if (arn.account().isEmpty()
                && !OF_AWS.contains(arn.service())
                && all(fits, ArnForm::account, "${Account}"::equals)) {
            findings.add(NO_ACCOUNT, resource, "the ARN has no account, so it matches nothing", "write one, or `*`");
        }
        if (!arn.region().isEmpty() && ArnText.isPlain(arn.region()) && all(fits, ArnForm::region, String::isEmpty)) {
            findings.add(
                    REGION,
                    resource,
                    "the ARN has the region `" + arn.region() + "`, and such resources lie in none",
                    "leave the region empty");
        }
        if (!arn.account().isEmpty()
                && ArnText.isPlain(arn.account())
                && all(fits, ArnForm::account, String::isEmpty)) {
            findings.add(
                    ACCOUNT,
                    resource,
                    "the ARN has the account `" + arn.account() + "`, and those of such resources have none",
                    "leave the account empty");
        }
    }

    private static boolean all(List<KnownForm> fits, Function<ArnForm, String> field, Predicate<String> test) {
        return fits.stream().map(KnownForm::form).map(field).allMatch(test);
    }
}
