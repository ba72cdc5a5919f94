package io.github.iamkit.policy;

import java.util.HashMap;
import java.util.Map;

/** Checks of the names of statements: their characters, and that no two are the same. */
final class SidChecks {
    private SidChecks() {}

    static void check(Candidate candidate, Report report) {
        boolean strict = candidate.kind() != PolicyUse.Kind.RESOURCE && candidate.kind() != PolicyUse.Kind.RCP;
        Map<String, PlacedStatement> seen = new HashMap<>();
        for (PlacedStatement statement : candidate.statements()) {
            String sid = statement.statement().sid().orElse("");
            if (strict && !sid.chars().allMatch(SidChecks::isLetterOrDigit)) {
                report.add(
                        ValidationCode.UNSUPPORTED_SID,
                        statement.placeOfSid(),
                        "the Sid has other characters than letters and digits of ASCII",
                        "leave only A-Z, a-z and 0-9");
            }
            PlacedStatement first = sid.isEmpty() ? null : seen.putIfAbsent(sid, statement);
            if (first != null) {
                report.add(
                        strict ? ValidationCode.UNIQUE_SIDS_REQUIRED : ValidationCode.UNIQUE_SIDS_RECOMMENDED,
                        statement.placeOfSid(),
                        "the Sid is that of " + first.place().pointer() + " too",
                        "give each statement a Sid of its own, or none");
            }
        }
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
