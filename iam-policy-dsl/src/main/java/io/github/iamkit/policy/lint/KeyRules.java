package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;

import io.github.iamkit.policy.catalog.ActionFacts;
import io.github.iamkit.policy.catalog.KeyFacts;
import io.github.iamkit.policy.catalog.ServiceFacts;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.match.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about condition keys that do not exist, or not for the actions of the statement. */
final class KeyRules implements CatalogFamily {
    private static final Rule GLOBAL =
            Rule.catalog("INVALID_GLOBAL_CONDITION_KEY", ERROR, "There is no such key of AWS itself");
    private static final Rule OF_SERVICE =
            Rule.catalog("INVALID_SERVICE_CONDITION_KEY", ERROR, "The service has no such key");
    private static final Rule SERVICE =
            Rule.catalog("INVALID_SERVICE", ERROR, "An ARN or a condition key is of a service that AWS does not have");
    private static final Rule NO_TAG =
            Rule.catalog("MISSING_TAG_KEY_IN_CONDITION", ERROR, "A key of tags does not say which tag");
    private static final Rule OTHER_ACTION = Rule.catalog(
            "UNSUPPORTED_ACTION_FOR_CONDITION_KEY", ERROR, "Requests for an action never have the key that is tested");

    private static final String AWS = "aws";
    private static final Set<String> REPLACED = Set.of("aws:arn");

    @Override
    public List<Rule> rules() {
        return List.of(GLOBAL, OF_SERVICE, SERVICE, NO_TAG, OTHER_ACTION);
    }

    @Override
    public void review(LintDocument document, Knowledge knowledge, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (LintCondition condition : statement.conditions()) {
                int colon = condition.key().indexOf(':');
                if (colon > 0 && colon < condition.key().length() - 1 && !REPLACED.contains(condition.key())) {
                    review(statement, condition, condition.key().substring(0, colon), knowledge, findings);
                }
            }
        }
    }

    private static void review(
            LintStatement statement, LintCondition condition, String prefix, Knowledge knowledge, Findings findings) {
        Optional<KeyFacts> key = knowledge.key(condition.key());
        if (key.isEmpty()) {
            reviewUnknown(condition, prefix, knowledge, findings);
        } else if (!prefix.equals(AWS) && !knowledge.isGlobal(key.get()) && !statement.isNotAction()) {
            reviewActions(statement, condition, knowledge, findings);
        }
    }

    private static void reviewUnknown(LintCondition condition, String prefix, Knowledge knowledge, Findings findings) {
        String written = condition.written();
        boolean isTag = knowledge
                        .key(condition.key() + "/x")
                        .filter(KeyFacts::hasVariable)
                        .isPresent()
                || condition.key().endsWith("/")
                        && knowledge.key(condition.key() + "x").isPresent();
        if (isTag) {
            findings.add(
                    NO_TAG,
                    condition.offset(),
                    "`" + written + "` does not say which tag",
                    "write it as " + written.replace("/", "") + "/tag-key");
        } else if (prefix.equals(AWS)) {
            if (!knowledge.isUnlisted(condition.key())) {
                findings.add(
                        GLOBAL,
                        condition.offset(),
                        "AWS has no key `" + written + "`",
                        Suggestion.among(knowledge.globalKeys(), written, "see AWS's list of global condition keys"));
            }
        } else {
            reviewPrefix(condition, prefix, knowledge, findings);
        }
    }

    private static void reviewPrefix(LintCondition condition, String prefix, Knowledge knowledge, Findings findings) {
        Optional<ServiceFacts> service = knowledge.service(prefix);
        if (service.isPresent()) {
            List<String> names =
                    service.get().keys().stream().map(KeyFacts::name).toList();
            findings.add(
                    OF_SERVICE,
                    condition.offset(),
                    service.get().name() + " has no key `" + condition.written() + "`",
                    Suggestion.among(names, condition.written(), "see the service's list of condition keys"));
        } else if (!knowledge.hasKeyPrefix(prefix)
                && prefix.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
            findings.add(
                    SERVICE,
                    condition.offset(),
                    "`" + prefix + "` is no service",
                    Suggestion.among(knowledge.servicePrefixes(), prefix, "check its spelling"));
        }
    }

    private static void reviewActions(
            LintStatement statement, LintCondition condition, Knowledge knowledge, Findings findings) {
        if (condition.operator().isIfExists() || condition.isFamily(Operator.Family.NULL)) {
            return;
        }
        for (int i = 0; i < statement.actions().size(); i++) {
            String name = statement.actionNames().get(i);
            JsonScalar action = statement.actions().get(i);
            if (!Patterns.isPattern(name)) {
                Optional<ActionFacts> facts = knowledge.action(name);
                if (facts.isPresent() && !knowledge.supports(facts.get(), condition.key())) {
                    findings.add(
                            OTHER_ACTION,
                            action,
                            "requests for `" + action.text() + "` never have `" + condition.written() + "`",
                            "write a statement of its own for the action");
                }
            }
        }
    }
}
