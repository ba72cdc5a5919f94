package io.github.iamkit.policy;

import java.util.List;
import java.util.Locale;

/** Checks of condition keys. */
final class ConditionKeyChecks {
    private static final List<String> TAG_KEYS = List.of("aws:principaltag", "aws:requesttag", "aws:resourcetag");

    private ConditionKeyChecks() {}

    static void check(Candidate candidate, Report report) {
        for (PlacedStatement statement : candidate.statements()) {
            for (int i = 0; i < statement.conditions().size(); i++) {
                check(statement.conditions().get(i).key(), statement.placeOfCondition(i), report);
            }
        }
    }

    private static void check(String key, Place place, Report report) {
        String folded = key.toLowerCase(Locale.ROOT);
        int colon = key.indexOf(':');
        if (colon <= 0 || colon == key.length() - 1 || !canBePrefix(key.substring(0, colon))) {
            report.add(
                    ValidationCode.INVALID_CONDITION_KEY_FORMAT,
                    place,
                    "`" + key + "` is no condition key",
                    "write prefix:name, such as aws:SourceIp");
        } else if (folded.equals("aws:arn")) {
            report.add(
                    ValidationCode.UNSUPPORTED_GLOBAL_CONDITION_KEY,
                    place,
                    "`" + key + "` does not exist any more",
                    "write aws:PrincipalArn");
        } else if (TAG_KEYS.contains(folded) || TAG_KEYS.stream().anyMatch(tag -> folded.equals(tag + "/"))) {
            report.add(
                    ValidationCode.MISSING_TAG_KEY_IN_CONDITION,
                    place,
                    "`" + key + "` does not say which tag",
                    "write it as " + key.replace("/", "") + "/tag-key");
        }
    }

    /** Prefixes are those of services, or the addresses of identity providers. */
    private static boolean canBePrefix(String text) {
        return text.chars().noneMatch(c -> c <= ' ' || "${}*?\"'`".indexOf(c) >= 0);
    }
}
