package io.github.iamkit.policy.lint;

import static io.github.iamkit.policy.Finding.Severity.SECURITY_WARNING;
import static io.github.iamkit.policy.Finding.Severity.SUGGESTION;

import io.github.iamkit.policy.json.JsonScalar;
import java.util.List;
import java.util.Locale;

/** Rules about access by tags: who sets the tags that decide? */
final class TagControlRules implements Family {
    private static final Rule SELF_SERVICE = Rule.inferred(
            "X_ABAC_TAG_SELF_SERVICE",
            SECURITY_WARNING,
            "Access hangs on a tag of the resource, and the same policy lets its bearer set tags");
    private static final Rule OTHER_TAGS = Rule.inferred(
            "X_REQUEST_TAG_WITHOUT_TAGKEYS",
            SUGGESTION,
            "A tag is demanded of requests, and any other tags may come with it");

    private static final List<String> TAGGING = List.of("createtags", "tag");

    @Override
    public List<Rule> rules() {
        return List.of(SELF_SERVICE, OTHER_TAGS);
    }

    @Override
    public void review(LintDocument document, Findings findings) {
        boolean setsTags = document.statements().stream().anyMatch(TagControlRules::setsTags);
        for (LintStatement statement : document.statements()) {
            if (!statement.allows()) {
                continue;
            }
            for (LintCondition condition : statement.conditions()) {
                if (setsTags && condition.key().contains(":resourcetag/") && condition.demandsKey()) {
                    findings.add(
                            SELF_SERVICE,
                            condition.offset(),
                            "whoever has this policy can set `" + condition.written()
                                    + "` on what it is to keep away from",
                            "allow tagging only with a condition on `aws:TagKeys` that leaves this tag out");
                }
                if (condition.key().startsWith("aws:requesttag/")
                        && condition.demandsKey()
                        && !statement.tests("aws:tagkeys")) {
                    findings.add(
                            OTHER_TAGS,
                            condition.offset(),
                            "requests may bring other tags beside `" + condition.written() + "`",
                            "add `ForAllValues:StringEquals` on `aws:TagKeys`");
                }
            }
        }
    }

    private static boolean setsTags(LintStatement statement) {
        boolean isFree = statement.allows()
                && !statement.isNotAction()
                && statement.conditions().stream()
                        .noneMatch(c -> c.key().equals("aws:tagkeys")
                                || c.key().contains(":requesttag/")
                                || c.key().contains(":resourcetag/"));
        return isFree && statement.actions().stream().map(JsonScalar::text).anyMatch(TagControlRules::isTagging);
    }

    private static boolean isTagging(String action) {
        String name = action.substring(action.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return Patterns.isStars(name) || TAGGING.stream().anyMatch(name::startsWith);
    }
}
