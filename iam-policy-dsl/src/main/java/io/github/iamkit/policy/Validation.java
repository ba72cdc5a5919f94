package io.github.iamkit.policy;

import java.util.List;
import java.util.Objects;

/**
 * Finds what keeps AWS from taking a document in a place, or from honouring what it says there: AWS's law, not advice.
 *
 * <p>Here is what AWS refuses, what it takes but never honours (a number that is none, a variable in a document of 2008),
 * and what it reads otherwise than it looks. Whether a policy is wise, and whether its actions, resource types, keys and
 * regions exist, is for the linter to say: AWS takes such documents, and it knows newer services than any release of this
 * library.
 *
 * <p>What cannot be read in one way only is refused earlier, by parsing, and has no check here. Each family of checks is a
 * class, and each finding's code a constant of {@link ValidationCode}.
 */
final class Validation {
    /** One family of checks. */
    private interface Check {
        void check(Candidate candidate, Report report);
    }

    private static final List<Check> CHECKS = List.of(
            DocumentChecks::check,
            SizeChecks::check,
            ElementChecks::check,
            SidChecks::check,
            PrincipalChecks::check,
            TrustChecks::check,
            ActionChecks::check,
            ResourceChecks::check,
            VariableChecks::check,
            ConditionKeyChecks::check,
            ConditionValueChecks::check,
            NetworkChecks::check,
            OrganizationChecks::check);

    private Validation() {}

    /** Returns what is found, in the order of the document. */
    static List<Finding> of(PolicyDocument document, PolicyUse use) {
        Candidate candidate = Candidate.of(document, Objects.requireNonNull(use, "use"));
        Report report = new Report();
        CHECKS.forEach(check -> check.check(candidate, report));
        return report.findings();
    }
}
