package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;
import static io.github.iamkit.policy.Finding.Severity.WARNING;

import io.github.iamkit.policy.json.JsonObject;
import io.github.iamkit.policy.json.JsonScalar;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules about how a document is written: what readers may miss, and what people may misread. */
final class TextRules implements Family {
    private static final Rule NEAR_MISS = Rule.certain(
            "X_NEAR_MISS_ELEMENT",
            SECURITY_WARNING,
            "An unknown element is one slip away from a known one: a reader that ignores it sees a wider policy");
    private static final Rule VALUE_LOST = Rule.certain(
            "X_CONDITION_VALUE_LOST",
            SUGGESTION,
            "A condition value without quotes, which AWS's policy builder for Java drops with its condition");
    private static final Rule CONFUSABLE = Rule.certain(
            "X_CONFUSABLE_CHARACTER", WARNING, "A character that looks like another, or like nothing, in a name");
    private static final Rule OLD_VERSION = Rule.inferred(
            "X_OLD_VERSION", SUGGESTION, "The document is in the language of 2008, though nothing in it needs that");

    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final List<String> NARROWING = List.of("Condition", "Resource", "Principal", "Action", "Effect");
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char SOFT_HYPHEN = '\u00AD';
    private static final char LAST_LATIN = '\u00FF';

    @Override
    public List<Rule> rules() {
        return List.of(NEAR_MISS, VALUE_LOST, CONFUSABLE, OLD_VERSION);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        reviewVersion(document, findings);
        for (LintStatement statement : document.statements()) {
            statement.object().members().forEach(member -> reviewElement(member, findings));
            reviewNames(statement, findings);
            for (LintCondition condition : statement.conditions()) {
                condition.values().stream()
                        .filter(value -> !value.isString() && value.type() != JsonScalar.Type.NULL)
                        .forEach(value -> findings.add(
                                VALUE_LOST,
                                value.offset(),
                                "`" + value.text() + "` is " + value.kind() + ", and some readers drop its condition",
                                "write it in quotes",
                                Edit.replace(value, value.text())));
            }
        }
    }

    private static void reviewVersion(LintDocument document, Findings findings) {
        document.version()
                .filter(version -> version.text().equals("2008-10-17"))
                .filter(version -> !document.source().text().contains("${"))
                .ifPresent(version -> findings.add(
                        OLD_VERSION,
                        version.offset(),
                        "2008-10-17 has no variables, and the next one who writes one will be surprised",
                        "write `2012-10-17`",
                        Edit.version("2012-10-17")));
    }

    private static void reviewElement(JsonObject.Member member, Findings findings) {
        String name = member.name();
        if (ELEMENTS.contains(name)) {
            return;
        }
        for (String element : NARROWING) {
            for (String known : List.of(element, "Not" + element)) {
                if (isNear(name, known)) {
                    findings.add(
                            NEAR_MISS,
                            member.offset(),
                            "a reader that ignores `" + name + "` sees a policy without it",
                            "write `" + known + "`");
                    return;
                }
            }
        }
    }

    /** Tells whether one insertion, deletion or replacement, or letter case, makes one text the other. */
    private static boolean isNear(String name, String known) {
        String a = name.toLowerCase(Locale.ROOT);
        String b = known.toLowerCase(Locale.ROOT);
        if (a.equals(b)) {
            return true;
        }
        int start = 0;
        while (start < a.length() && start < b.length() && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < a.length() - start
                && end < b.length() - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return Math.max(a.length(), b.length()) - start - end <= 1;
    }

    private static void reviewNames(LintStatement statement, Findings findings) {
        JsonObject.Member sid = statement.member("Sid");
        if (sid != null && sid.value() instanceof JsonScalar scalar) {
            reviewName(scalar.text(), scalar.offset(), "Sid", findings);
        }
        statement.actions().forEach(action -> reviewName(action.text(), action.offset(), "action", findings));
        statement.resources().forEach(arn -> reviewName(arn.text(), arn.offset(), "resource", findings));
        statement.principals().forEach(p -> reviewName(p.text(), p.value().offset(), "principal", findings));
        statement.conditions().forEach(c -> reviewName(c.written(), c.offset(), "condition key", findings));
    }

    private static void reviewName(String text, int offset, String noun, Findings findings) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > LAST_LATIN || c == NO_BREAK_SPACE || c == SOFT_HYPHEN) {
                findings.add(
                        CONFUSABLE,
                        offset,
                        String.format(
                                Locale.ROOT,
                                "the %s has U+%04X at its place %d, which may pass for another character",
                                noun,
                                (int) c,
                                i + 1),
                        "write it with plain letters, if that is what is meant");
                return;
            }
        }
    }
}
