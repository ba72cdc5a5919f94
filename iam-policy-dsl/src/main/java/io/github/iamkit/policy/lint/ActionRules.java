package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.catalog.ServiceFacts;
import io.github.iamkit.policy.json.JsonScalar;
import io.github.iamkit.policy.match.Suggestion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rules about actions that AWS does not have, or not where the policy is. */
final class ActionRules implements CatalogFamily {
    private static final Rule SERVICE =
            Rule.catalog("INVALID_SERVICE_IN_ACTION", ERROR, "An action is of a service that AWS does not have");
    private static final Rule ACTION =
            Rule.catalog("INVALID_ACTION", ERROR, "A service has no such action, or none that the pattern matches");
    private static final Rule GONE =
            Rule.catalog("X_ACTION_GONE", WARNING, "AWS has had the action, and has it no more");
    private static final Rule RESOURCE_CONTROL = Rule.catalog(
            "RCP_SYNTAX_ERROR_ACTION", ERROR, "A resource control policy is about a service that takes none");
    private static final Rule WHOLE_SERVICE =
            Rule.inferredCatalog("X_SERVICE_WILDCARD", SUGGESTION, "All actions of a service are allowed");

    @Override
    public List<Rule> rules() {
        return List.of(SERVICE, ACTION, GONE, RESOURCE_CONTROL, WHOLE_SERVICE);
    }

    @Override
    public void review(LintDocument document, Knowledge knowledge, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (int i = 0; i < statement.actions().size(); i++) {
                String name = statement.actionNames().get(i);
                int colon = name.indexOf(':');
                if (colon > 0 && isService(name, colon) && name.indexOf(':', colon + 1) < 0) {
                    review(document, statement, statement.actions().get(i), name, colon, knowledge, findings);
                }
            }
        }
    }

    /** Tells whether the action spells out a service; others are for validation. */
    private static boolean isService(String name, int colon) {
        for (int i = 0; i < colon; i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return !Patterns.hasVariable(name);
    }

    private static void review(
            LintDocument document,
            LintStatement statement,
            JsonScalar action,
            String name,
            int colon,
            Knowledge knowledge,
            Findings findings) {
        boolean isPattern = Patterns.isPattern(name);
        boolean isSpecial = document.isRcp() || isPattern && isStar(name, colon);
        boolean isKnown = isPattern
                ? !knowledge.matching(name).isEmpty()
                : knowledge.action(name).isPresent();
        if (isKnown && !isSpecial) {
            return;
        }
        String prefix = name.substring(0, colon);
        Optional<ServiceFacts> service = knowledge.service(prefix);
        if (service.isEmpty()) {
            findings.add(
                    SERVICE,
                    action,
                    "`" + prefix + "` is no service",
                    Suggestion.among(
                            knowledge.servicePrefixes(), prefix, "write what the service's actions start with"));
            return;
        }
        if (document.isRcp() && statement.denies() && !service.get().supportsResourceControl()) {
            findings.add(
                    RESOURCE_CONTROL,
                    action,
                    "`" + prefix + "` takes no resource control policies",
                    "deny it in a service control policy");
        }
        if (!isKnown) {
            reviewUnknown(service.get(), action, isPattern, findings);
        } else if (isSpecial && isPattern && statement.allows() && !statement.isNotAction()) {
            findings.add(
                    WHOLE_SERVICE,
                    action,
                    "every action of `" + prefix + "` is allowed, those that AWS adds tomorrow too",
                    "name the actions that are needed");
        }
    }

    private static boolean isStar(String name, int colon) {
        return Patterns.isStars(name.substring(colon + 1));
    }

    private static void reviewUnknown(ServiceFacts service, JsonScalar action, boolean isPattern, Findings findings) {
        String written = action.text().substring(action.text().indexOf(':') + 1);
        Optional<LocalDate> gone = service.goneSince(written);
        gone.ifPresent(day -> findings.add(
                GONE, action, "`" + action.text() + "` is gone from AWS's lists since " + day, "remove it"));
        List<String> names =
                service.actions().stream().map(known -> known.name()).toList();
        findings.add(
                ACTION,
                action,
                isPattern
                        ? "`" + action.text() + "` matches no action of " + service.name()
                        : "`" + written + "` is no action of " + service.name(),
                isPattern ? "check its spelling" : Suggestion.among(names, written, "check its spelling"));
    }
}
