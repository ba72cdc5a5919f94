package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.ERROR;
import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonScalar;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules about condition keys that security hangs on, and about those that it cannot hang on. */
final class SensitiveKeyRules implements Family {
    private static final Rule WILDCARD = Rule.certain(
            "WILDCARD_USAGE_TOO_PERMISSIVE",
            ERROR,
            "A wildcard stands for an account, an organization or a network that should be named");
    private static final Rule VARIABLE = Rule.certain(
            "VARIABLE_USAGE_TOO_PERMISSIVE",
            ERROR,
            "A variable stands for an account, an organization or a network that should be named");
    private static final Rule UNTRUSTWORTHY = Rule.inferred(
            "UNTRUSTWORTHY_CONDITION_KEY", SECURITY_WARNING, "Access hangs on a key that callers can set as they like");
    private static final Rule DEPRECATED =
            Rule.inferred("DEPRECATED_GLOBAL_CONDITION_KEY", WARNING, "A key that AWS has replaced by others");

    private static final Set<String> SENSITIVE = Set.of(
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:resourceaccount",
            "aws:resourceorgid",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:vpceaccount",
            "aws:vpceorgid");
    private static final Set<String> FORGEABLE = Set.of("aws:referer", "aws:useragent");
    private static final String USER_ID = "aws:userid";
    private static final int ENOUGH = 6;

    @Override
    public List<Rule> rules() {
        return List.of(WILDCARD, VARIABLE, UNTRUSTWORTHY, DEPRECATED);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            for (LintCondition condition : statement.conditions()) {
                if (condition.isFamily(Operator.Family.STRING)) {
                    reviewText(condition, findings);
                }
                reviewKey(condition, findings);
            }
        }
    }

    private static void reviewText(LintCondition condition, Findings findings) {
        boolean isSensitive = SENSITIVE.contains(condition.key());
        if (!isSensitive && !condition.key().equals(USER_ID)) {
            return;
        }
        for (JsonScalar value : condition.values()) {
            boolean hasWildcard = condition.takesWildcards() && Patterns.hasWildcard(value.text());
            boolean hasVariable = holdsVariable(value.text()) && !isNamedBySystem(value.text());
            boolean isOpen = isSensitive || plainStart(value.text()) < ENOUGH;
            if (isOpen && hasWildcard) {
                add(WILDCARD, "a wildcard", condition, value, findings);
            }
            if (isOpen && hasVariable) {
                add(VARIABLE, "a variable", condition, value, findings);
            }
        }
    }

    private static void add(Rule rule, String what, LintCondition condition, JsonScalar value, Findings findings) {
        findings.add(
                rule,
                value.offset(),
                "`" + value.text() + "` has " + what + ", and `" + condition.written()
                        + "` is to say exactly who is meant",
                "write the values out");
    }

    /** Tells whether a variable stands in the text that is not the escape of a wildcard or of a dollar sign. */
    private static boolean holdsVariable(String text) {
        String plain = text.replace("${*}", "").replace("${?}", "").replace("${$}", "");
        return Patterns.hasVariable(plain);
    }

    /** Tells whether the text is a variable of which AWS says what it is, as exact as the key that it is compared with. */
    private static boolean isNamedBySystem(String text) {
        return text.startsWith("${")
                && text.endsWith("}")
                && SENSITIVE.contains(text.substring(2, text.length() - 1).toLowerCase(Locale.ROOT));
    }

    private static int plainStart(String text) {
        int length = 0;
        while (length < text.length() && "*?$".indexOf(text.charAt(length)) < 0) {
            length++;
        }
        return length;
    }

    private static void reviewKey(LintCondition condition, Findings findings) {
        if (FORGEABLE.contains(condition.key())) {
            findings.add(
                    UNTRUSTWORTHY,
                    condition.offset(),
                    "callers send `" + condition.written() + "` as they like",
                    "test something that they cannot choose");
        }
        if (condition.key().equals("aws:arn")) {
            findings.add(
                    DEPRECATED,
                    condition.offset(),
                    "`" + condition.written() + "` has been replaced",
                    "use `aws:PrincipalArn` or `aws:SourceArn`");
        }
    }
}
