package io.github.iamkit.policy;

/** Checks of which elements a statement must have and which it cannot have. */
final class ElementChecks {
    private ElementChecks() {}

    static void check(Candidate candidate, Report report) {
        for (PlacedStatement statement : candidate.statements()) {
            checkPrincipal(statement, candidate.use(), report);
            checkResource(statement, candidate.use(), report);
        }
    }

    private static void checkPrincipal(PlacedStatement statement, PolicyUse use, Report report) {
        boolean present = !statement.principals().isEmpty();
        if (present && !use.namesPrincipals()) {
            boolean scp = use.kind() == PolicyUse.Kind.SCP;
            report.add(
                    scp ? ValidationCode.SCP_SYNTAX_ERROR_PRINCIPAL : ValidationCode.UNSUPPORTED_PRINCIPAL,
                    statement.placeOfPrincipals(),
                    use.description() + " cannot have `" + statement.principalElement()
                            + "`: it is about whoever it is attached to",
                    "remove it, or use the document where principals are named");
        } else if (!present && use.namesPrincipals()) {
            report.add(
                    ValidationCode.MISSING_PRINCIPAL,
                    statement.place(),
                    "no `Principal`: " + use.description() + " has to say whom each statement is about",
                    "add `Principal`");
        } else if (use.kind() == PolicyUse.Kind.TRUST
                && !statement.statement().notPrincipals().isEmpty()) {
            report.add(
                    ValidationCode.ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL,
                    statement.placeOfPrincipals(),
                    "a role trust policy cannot have `NotPrincipal`",
                    "name those who may assume the role in `Principal`, or test `aws:PrincipalArn` in a condition");
        }
    }

    private static void checkResource(PlacedStatement statement, PolicyUse use, Report report) {
        boolean present = !statement.resources().isEmpty();
        boolean optional = use.kind() == PolicyUse.Kind.TRUST || use == PolicyUse.OTHER_RESOURCE;
        if (present && use.kind() == PolicyUse.Kind.TRUST) {
            report.add(
                    ValidationCode.ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE,
                    statement.placeOfResources(),
                    "a role trust policy cannot have `" + statement.resourceElement()
                            + "`: it is about the role that it is on",
                    "remove it");
        } else if (!present && !optional) {
            report.add(
                    ValidationCode.MISSING_RESOURCE,
                    statement.place(),
                    "no `Resource`: " + use.description() + " has to say what each statement is about",
                    "add `Resource`, be it `*`");
        }
    }
}
