package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;

import java.util.List;

/** Rules about tags in conditions of statements with {@code NotAction}, which are about services that know no tags, too. */
final class NotActionTagRules implements Family {
    private static final Rule DENY = Rule.certain(
            "DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
            SECURITY_WARNING,
            "A Deny with `NotAction` depends on a tag, which many of the services that it is about do not know");
    private static final Rule ALLOW = Rule.certain(
            "ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE",
            SUGGESTION,
            "An Allow with `NotAction` depends on a tag, which many of the services that it is about do not know");

    @Override
    public List<Rule> rules() {
        return List.of(DENY, ALLOW);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        for (LintStatement statement : document.statements()) {
            if (statement.isNotAction()) {
                statement.conditions().forEach(condition -> review(statement, condition, findings));
            }
        }
    }

    private static void review(LintStatement statement, LintCondition condition, Findings findings) {
        boolean isTag = condition.key().startsWith("aws:resourcetag/")
                || condition.key().startsWith("aws:requesttag/")
                || condition.key().equals("aws:tagkeys");
        if (isTag && statement.denies()) {
            findings.add(
                    DENY,
                    condition.offset(),
                    "services that do not know `" + condition.written() + "` are denied or spared by chance",
                    "name the actions in `Action`");
        } else if (isTag && statement.allows()) {
            findings.add(
                    ALLOW,
                    condition.offset(),
                    "services that do not know `" + condition.written() + "` are not allowed by this",
                    "name the actions in `Action`");
        }
    }
}
