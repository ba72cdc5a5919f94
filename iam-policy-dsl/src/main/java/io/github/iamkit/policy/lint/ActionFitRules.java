package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.catalog.ActionFacts;
import io.github.iamkit.policy.catalog.ArnForm;
import io.github.iamkit.policy.catalog.ResourceFacts;
import io.github.iamkit.policy.catalog.ResourceUse;
import io.github.iamkit.policy.json.JsonScalar;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules about actions and the resources that they are allowed on: do they go together, and is more needed? */
final class ActionFitRules implements CatalogFamily {
    private static final Rule OTHER_RESOURCE = Rule.catalog(
            "X_ACTION_NEEDS_OTHER_RESOURCE",
            WARNING,
            "An action is allowed on resources that it is never about, such as `s3:GetObject` on a bucket");
    private static final Rule COMPANION = Rule.inferredCatalog(
            "X_MISSING_COMPANION_RESOURCE",
            SUGGESTION,
            "An action needs resources of several types, and the document does not allow it on all");
    private static final Rule DEPENDENT = Rule.inferredCatalog(
            "X_MISSING_DEPENDENT_ACTION",
            SUGGESTION,
            "An action needs another in practice, such as `iam:PassRole`, and the document does not allow that");
    private static final Rule STAR = Rule.inferredCatalog(
            "X_RESOURCE_STAR", SUGGESTION, "An action that can be limited to resources is allowed on all");

    @Override
    public List<Rule> rules() {
        return List.of(OTHER_RESOURCE, COMPANION, DEPENDENT, STAR);
    }

    @Override
    public void review(LintDocument document, Knowledge knowledge, Findings findings) {
        for (LintStatement statement : document.statements()) {
            boolean isPlain = statement.allows() && !statement.isNotAction() && !statement.isNotResource();
            if (isPlain && !statement.resources().isEmpty()) {
                new Statement(document, statement, knowledge, findings).review();
            }
        }
    }

    /** One statement, with what is known of its resources. */
    private static final class Statement {
        private final LintDocument document;
        private final LintStatement statement;
        private final Knowledge knowledge;
        private final Findings findings;
        private final boolean isOnAll;
        private final Map<ResourceFacts, Boolean> met = new IdentityHashMap<>();

        Statement(LintDocument document, LintStatement statement, Knowledge knowledge, Findings findings) {
            this.document = document;
            this.statement = statement;
            this.knowledge = knowledge;
            this.findings = findings;
            this.isOnAll = statement.resources().stream().anyMatch(resource -> isAll(resource.text()));
        }

        private static boolean isAll(String resource) {
            return Patterns.isStars(resource) || !resource.startsWith("arn:") || resource.startsWith("arn:*");
        }

        void review() {
            boolean isFine = isOnAll && !findings.wants(STAR) && !findings.wants(DEPENDENT);
            for (int i = 0; i < statement.actions().size() && !isFine; i++) {
                JsonScalar action = statement.actions().get(i);
                String name = statement.actionNames().get(i);
                if (Patterns.isPattern(name)) {
                    reviewPattern(action, name);
                } else {
                    Optional<ActionFacts> facts = knowledge.action(name);
                    facts.ifPresent(known -> reviewAction(action, known));
                }
            }
        }

        private void reviewPattern(JsonScalar action, String name) {
            if (isOnAll || Patterns.isStars(name)) {
                return;
            }
            List<ActionFacts> matching = knowledge.matching(name);
            boolean isForAll = matching.stream().allMatch(ActionFacts::isWildcardOnly);
            if (!matching.isEmpty() && matching.stream().noneMatch(this::fits)) {
                findings.add(
                        isForAll ? OTHER_RESOURCE.doubtful() : OTHER_RESOURCE,
                        action,
                        "none of the actions that `" + action.text()
                                + "` matches is about the resources of the statement",
                        "name resources that they are about");
            }
        }

        private void reviewAction(JsonScalar action, ActionFacts facts) {
            if (!isOnAll && !fits(facts)) {
                findings.add(
                        facts.isWildcardOnly() ? OTHER_RESOURCE.doubtful() : OTHER_RESOURCE,
                        action,
                        "`" + action.text() + "` is never about the resources of the statement",
                        facts.isWildcardOnly() ? "write a statement for it with `*`" : "add " + forms(facts));
            }
            if (findings.wants(STAR)
                    && isOnAll
                    && !facts.isWildcardOnly()
                    && statement.conditions().isEmpty()) {
                findings.add(
                        STAR,
                        action,
                        "`" + action.text() + "` is allowed on every resource",
                        "limit it to " + forms(facts));
            }
            if (findings.wants(COMPANION) && !isOnAll && fits(facts)) {
                reviewCompanions(action, facts);
            }
            if (findings.wants(DEPENDENT)) {
                reviewDependents(action, facts);
            }
        }

        private boolean fits(ActionFacts facts) {
            return facts.resources().stream().anyMatch(use -> meets(use.type()));
        }

        private boolean meets(ResourceFacts type) {
            return met.computeIfAbsent(
                    type,
                    any -> statement.resources().stream()
                            .anyMatch(resource -> knowledge.overlaps(type, resource.text())));
        }

        private static String forms(ActionFacts facts) {
            Set<String> forms = new LinkedHashSet<>();
            for (ResourceUse use : facts.resources()) {
                use.type().arns().stream().map(ArnForm::toString).forEach(forms::add);
            }
            return forms.stream().limit(3).map(form -> "`" + form + "`").collect(Collectors.joining(" or "));
        }

        private void reviewCompanions(JsonScalar action, ActionFacts facts) {
            String missing = facts.resources().stream()
                    .filter(ResourceUse::isRequired)
                    .map(ResourceUse::type)
                    .filter(type -> !meets(type) && !isAllowedOn(action.text(), type))
                    .map(ResourceFacts::name)
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                findings.add(
                        COMPANION,
                        action,
                        "`" + action.text() + "` is about resources of these types too: " + missing,
                        "allow it on them, if no other policy does");
            }
        }

        private boolean isAllowedOn(String action, ResourceFacts type) {
            String name = action.toLowerCase(Locale.ROOT);
            return document.statements().stream()
                    .filter(other -> other.allows() && other.covers(name))
                    .anyMatch(other -> other.isNotResource()
                            || other.resources().stream()
                                    .anyMatch(resource -> knowledge.overlaps(type, resource.text())));
        }

        private void reviewDependents(JsonScalar action, ActionFacts facts) {
            String missing = facts.dependentActions().stream()
                    .map(needed -> needed.text())
                    .filter(needed -> document.statements().stream()
                            .noneMatch(other -> other.allows() && other.covers(needed.toLowerCase(Locale.ROOT))))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                findings.add(
                        DEPENDENT,
                        action,
                        "`" + action.text() + "` may need these actions too: " + missing,
                        "allow them, if it fails without and no other policy does");
            }
        }
    }
}
