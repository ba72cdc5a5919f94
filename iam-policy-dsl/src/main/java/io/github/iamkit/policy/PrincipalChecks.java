package io.github.iamkit.policy;

import java.util.function.Predicate;

/** Checks of the texts that name principals. */
final class PrincipalChecks {
    /** Stands for the account of CloudFront's origin access identities, users that bucket policies may name. */
    private static final String CLOUDFRONT = "cloudfront";

    private PrincipalChecks() {}

    static void check(Candidate candidate, Report report) {
        if (!candidate.use().namesPrincipals()) {
            return;
        }
        for (PlacedStatement statement : candidate.statements()) {
            for (int i = 0; i < statement.principals().size(); i++) {
                check(statement.principals().get(i), candidate.use(), statement.placeOfPrincipal(i), report);
            }
        }
    }

    private static void check(Principal principal, PolicyUse use, Place place, Report report) {
        String value = principal.value();
        if (VariableText.hasVariable(value)) {
            return;
        }
        boolean everyone =
                principal instanceof Principal.Everyone || (principal instanceof Principal.Aws && value.equals("*"));
        if (!everyone && VariableText.hasWildcard(value)) {
            report.add(
                    ValidationCode.UNSUPPORTED_WILDCARD_IN_PRINCIPAL,
                    place,
                    "`" + value + "` has a wildcard, which no principal can have but `*` alone, under `AWS`",
                    "name the principals one by one, or test `aws:PrincipalArn` in a condition");
            return;
        }
        if (principal instanceof Principal.Everyone) {
            checkEveryone(use, place, report);
        } else if (principal instanceof Principal.Service) {
            checkService(value, place, report);
        } else if (principal instanceof Principal.Federated) {
            checkFederated(value, use, place, report);
        } else if (principal instanceof Principal.CanonicalUser) {
            checkCanonicalUser(value, use, place, report);
        } else if (!everyone) {
            checkAws(value, place, report);
        }
    }

    private static void checkEveryone(PolicyUse use, Place place, Report report) {
        if (use.kind() == PolicyUse.Kind.TRUST) {
            report.add(
                    ValidationCode.ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL,
                    place,
                    "a role trust policy cannot have the bare principal `*`",
                    "write {\"AWS\": \"*\"} with a condition that says who is meant");
        }
    }

    private static void checkService(String value, Place place, Report report) {
        if (!isHostName(value)) {
            invalid(value, "the name of a service, such as `ec2.amazonaws.com`", place, report);
        }
    }

    private static void checkFederated(String value, PolicyUse use, Place place, Report report) {
        if (use.kind() != PolicyUse.Kind.TRUST) {
            report.add(
                    ValidationCode.FEDERATED_PRINCIPAL_NOT_SUPPORTED,
                    place,
                    "`" + value + "` is an identity provider, which only role trust policies can name",
                    "name the role that its users assume");
        } else if (!isHostName(value) && !isIamArn(value, PrincipalChecks::namesProvider)) {
            report.add(
                    ValidationCode.INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY,
                    place,
                    "`" + value + "` is neither a host name nor the ARN of an identity provider",
                    "write `arn:aws:iam::ACCOUNT:oidc-provider/HOST`, `arn:aws:iam::ACCOUNT:saml-provider/NAME`,"
                            + " or the host name of a provider that AWS has built in");
        }
    }

    private static void checkCanonicalUser(String value, PolicyUse use, Place place, Report report) {
        if (use.hasService() && !use.isS3() || use.kind() != PolicyUse.Kind.RESOURCE) {
            report.add(
                    ValidationCode.X_CANONICAL_USER_NOT_SUPPORTED,
                    place,
                    use.description() + " cannot name accounts by canonical user ids, which only S3 knows",
                    "name the account by its twelve digits, under `AWS`");
        } else if (!isCanonicalUser(value)) {
            invalid(value, "a canonical user id, 64 hexadecimal digits", place, report);
        }
    }

    private static void checkAws(String value, Place place, Report report) {
        if (isUniqueId(value)) {
            boolean user = value.startsWith("AIDA");
            report.add(
                    user ? ValidationCode.INVALID_USER_REFERENCE : ValidationCode.INVALID_ROLE_REFERENCE,
                    place,
                    "`" + value + "` is the id of a " + (user ? "user" : "role")
                            + ": IAM shows it where the one that was named has been deleted",
                    "name the " + (user ? "user" : "role") + " by its ARN");
            return;
        }
        ArnFields arn = ArnFields.of(value);
        if (arn.startsWithArn() && arn.hasUnknownPartition()) {
            ResourceChecks.unknownPartition(arn, value, place, report);
        } else if (!ArnFields.isAccountId(value)
                && !isIamArn(value, PrincipalChecks::namesEntity)
                && !isArn(arn, "sts", PrincipalChecks::namesSession)) {
            invalid(value, "an account, or the ARN of an account, user, role or session", place, report);
        }
    }

    private static boolean isIamArn(String value, Predicate<String> resource) {
        return isArn(ArnFields.of(value), "iam", resource);
    }

    private static boolean isArn(ArnFields arn, String service, Predicate<String> resource) {
        String account = arn.account().orElse("");
        return arn.startsWithArn()
                && arn.isComplete()
                && arn.service().filter(service::equals).isPresent()
                && arn.region().filter(String::isEmpty).isPresent()
                && (ArnFields.isAccountId(account) || account.equals(CLOUDFRONT))
                && arn.resource().filter(resource).isPresent();
    }

    private static boolean namesEntity(String resource) {
        return resource.equals("root") || hasRest(resource, "user/") || hasRest(resource, "role/");
    }

    private static boolean namesProvider(String resource) {
        return hasRest(resource, "saml-provider/") || hasRest(resource, "oidc-provider/");
    }

    private static boolean namesSession(String resource) {
        int slash = resource.indexOf('/', "assumed-role/".length());
        boolean isRoleSession = hasRest(resource, "assumed-role/")
                && slash > "assumed-role/".length()
                && slash < resource.length() - 1
                && resource.indexOf('/', slash + 1) < 0;
        return isRoleSession || hasRest(resource, "federated-user/");
    }

    private static boolean hasRest(String text, String start) {
        return text.startsWith(start) && text.length() > start.length();
    }

    /** Labels of letters, digits and hyphens, at least two of them. */
    private static boolean isHostName(String text) {
        boolean isMadeOfLabels = text.chars().allMatch(c -> isAlphanumeric(c) || c == '-' || c == '.');
        return isMadeOfLabels && text.indexOf('.') > 0 && !text.endsWith(".") && !text.contains("..");
    }

    private static boolean isAlphanumeric(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isUniqueId(String text) {
        boolean hasPrefix = text.startsWith("AIDA") || text.startsWith("AROA");
        return hasPrefix
                && text.length() > "AIDA".length()
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z');
    }

    private static boolean isCanonicalUser(String text) {
        return text.length() == 64 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    private static void invalid(String value, String expected, Place place, Report report) {
        report.add(
                ValidationCode.X_INVALID_PRINCIPAL,
                place,
                "`" + value + "` cannot be a principal",
                "write " + expected);
    }
}
