package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The register of all rules: those of the reader and of validation, which have no family here, and those of the families. */
final class Rules {
    static final List<Family> FAMILIES = List.of(
            new TextRules(),
            new EmptyElementRules(),
            new RoleGrantRules(),
            new ServicePrincipalRules(),
            new TrustRules(),
            new WebIdentityRules(),
            new SensitiveKeyRules(),
            new KeySpellingRules(),
            new ConditionKeyRules(),
            new ConditionValueRules(),
            new RegionRules(),
            new NotActionTagRules(),
            new ResourceControlRules(),
            new RedundancyRules(),
            new OverlapRules(),
            new ContradictionRules(),
            new AbsentKeyRules(),
            new ValueFormRules(),
            new TagControlRules(),
            new ExposureRules(),
            new EscalationRules(),
            new BudgetRules(),
            new SecretRules());

    static final List<CatalogFamily> CATALOG_FAMILIES = List.of(
            new ActionRules(),
            new ActionFitRules(),
            new ArnRules(),
            new KeyRules(),
            new KeyTypeRules(),
            new ServiceTagRules());

    static final Rule WITHOUT_CATALOG = Rule.certain(
            "X_WITHOUT_CATALOG",
            Finding.Severity.SUGGESTION,
            "Rules that need a catalogue did not run, as there is none");

    private static final Map<String, Rule> BY_CODE = byCode();

    private Rules() {}

    private static Map<String, Rule> byCode() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        ReadingRules.ALL.forEach(rule -> rules.put(rule.code(), rule));
        ValidationRules.ALL.forEach(rule -> rules.putIfAbsent(rule.code(), rule));
        FAMILIES.forEach(family -> family.rules().forEach(rule -> rules.putIfAbsent(rule.code(), rule)));
        CATALOG_FAMILIES.forEach(family -> family.rules().forEach(rule -> rules.putIfAbsent(rule.code(), rule)));
        rules.put(WITHOUT_CATALOG.code(), WITHOUT_CATALOG);
        return rules;
    }

    /** Returns the codes of what only a catalogue finds, in order. */
    static List<String> ofCatalog() {
        return BY_CODE.values().stream()
                .filter(rule -> rule.origin() == Rule.Origin.CATALOG)
                .map(Rule::code)
                .sorted()
                .toList();
    }

    /** Returns every rule once, those of one origin together. */
    static List<Rule> all() {
        return List.copyOf(BY_CODE.values());
    }

    static boolean isKnown(String code) {
        return BY_CODE.containsKey(code);
    }

    /** Returns the rule of a code that reading or validation gave. */
    static Rule of(String code) {
        Rule rule = BY_CODE.get(code);
        if (rule == null) {
            throw new IllegalStateException("the code `" + code + "` is not in the register");
        }
        return rule;
    }
}
