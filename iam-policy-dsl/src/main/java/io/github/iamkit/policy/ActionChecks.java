package io.github.iamkit.policy;

import io.github.iamkit.policy.PolicyUse.Kind;
import java.util.Locale;

/** Checks of the texts that name actions. */
final class ActionChecks {
    private ActionChecks() {}

    static void check(Candidate candidate, Report report) {
        for (PlacedStatement statement : candidate.statements()) {
            for (int i = 0; i < statement.actions().size(); i++) {
                check(statement.actions().get(i).text(), candidate.use(), statement.placeOfAction(i), report);
            }
        }
    }

    private static void check(String action, PolicyUse use, Place place, Report report) {
        if (action.equals("*") || VariableText.hasVariable(action)) {
            return;
        }
        int colon = action.indexOf(':');
        if (colon < 0) {
            report.add(
                    ValidationCode.X_ACTION_WITHOUT_SERVICE,
                    place,
                    "`" + action + "` names no service",
                    "write it as service:Name, or `*` for all actions");
        } else if (action.indexOf(':', colon + 1) >= 0) {
            report.add(
                    ValidationCode.X_SECOND_COLON_IN_ACTION,
                    place,
                    "`" + action + "` has more than one colon",
                    "write it as service:Name");
        } else {
            checkParts(action, colon, use, place, report);
        }
    }

    private static void checkParts(String action, int colon, PolicyUse use, Place place, Report report) {
        String service = action.substring(0, colon);
        if (service.isEmpty() || !isMadeOf(service, 0, "-")) {
            report.add(
                    ValidationCode.X_INVALID_SERVICE_IN_ACTION,
                    place,
                    "`" + service + "` can be no service: it is spelled out with letters, digits and hyphens",
                    "write the service's prefix, such as `s3`");
        } else if (!isMadeOf(action, colon + 1, "*?")) {
            report.add(
                    ValidationCode.X_INVALID_ACTION_NAME,
                    place,
                    "`" + action + "` matches nothing: names of actions have letters, digits and wildcards",
                    "check its spelling");
        } else if (use.kind() == Kind.RESOURCE && use.hasService() && !isOfService(service, use)) {
            report.add(
                    ValidationCode.UNSUPPORTED_ACTION_IN_POLICY,
                    place,
                    "`" + action + "` has no meaning in " + use.description() + ", which is about " + use.service(),
                    "name actions of " + use.service());
        }
    }

    private static boolean isOfService(String service, PolicyUse use) {
        String folded = service.toLowerCase(Locale.ROOT);
        return folded.equals(use.service()) || use.isS3() && folded.startsWith("s3");
    }

    /** Tells whether nothing but letters, digits and some other characters stand there from a place on. */
    private static boolean isMadeOf(String text, int start, String others) {
        for (int i = start; i < text.length(); i++) {
            if (!isAlphanumeric(text.charAt(i)) && others.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
