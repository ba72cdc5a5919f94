package io.github.iamkit.policy;

/** Checks of what stands beside the statements: {@code Version} and {@code Id}. */
final class DocumentChecks {
    private DocumentChecks() {}

    static void check(Candidate candidate, Report report) {
        checkVersion(candidate, report);
        checkId(candidate, report);
    }

    private static void checkVersion(Candidate candidate, Report report) {
        LanguageVersion version = candidate.document().version();
        boolean ofOrganization = candidate.is(PolicyUse.Kind.SCP) || candidate.is(PolicyUse.Kind.RCP);
        if (ofOrganization && version != LanguageVersion.V2012_10_17) {
            report.add(
                    ValidationCode.X_UNSUPPORTED_VERSION,
                    version == LanguageVersion.ABSENT ? Place.document() : Place.version(),
                    candidate.use().description() + " has to be of version 2012-10-17",
                    "write \"Version\": \"2012-10-17\"");
        }
        if (version == LanguageVersion.ABSENT) {
            report.add(
                    ValidationCode.MISSING_VERSION,
                    Place.document(),
                    "no `Version`: AWS reads the document as 2008-10-17, which has no variables",
                    "write \"Version\": \"2012-10-17\"");
        }
    }

    /** Trust policies may have an Id, though they have no use for it. */
    private static void checkId(Candidate candidate, Report report) {
        boolean allowed = candidate.is(PolicyUse.Kind.RESOURCE) || candidate.is(PolicyUse.Kind.TRUST);
        if (!allowed && candidate.document().id().isPresent()) {
            report.add(
                    ValidationCode.X_UNSUPPORTED_ID,
                    Place.id(),
                    candidate.use().description() + " has no `Id`",
                    "remove it");
        }
    }
}
