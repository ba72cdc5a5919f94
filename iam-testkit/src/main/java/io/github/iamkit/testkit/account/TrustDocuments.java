package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Effect;
import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.TrustPolicy;
import java.util.Locale;
import java.util.Set;

/** Checks trust policies as AWS does when they are uploaded, in its order and with its sentences. */
final class TrustDocuments {
    private static final Set<String> ACTIONS = Set.of(
            "sts:assumerole",
            "sts:assumerolewithsaml",
            "sts:assumerolewithwebidentity",
            "sts:setcontext",
            "sts:setsourceidentity",
            "sts:tagsession");

    private final Account account;

    TrustDocuments(Account account) {
        this.account = account;
    }

    /** Reads the trust policy of a role. */
    Document<TrustPolicy> read(String text) {
        TrustPolicy policy = parse(text);
        Documents.requireSids(policy.statements(), "The Statement Ids in the policy are not unique");
        policy.statements().forEach(this::require);
        if (Document.countedSize(text) > account.quota(Quota.TRUST_POLICY_SIZE)) {
            throw account.exceeded(Quota.TRUST_POLICY_SIZE);
        }
        return new Document<>(text, policy);
    }

    private static TrustPolicy parse(String text) {
        try {
            return TrustPolicy.parse(text);
        } catch (InvalidPolicyException e) {
            throw Refusal.malformed(sentence(e.findings().get(0)));
        }
    }

    private static String sentence(Finding finding) {
        return switch (finding.code()) {
            case "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE" -> "Has prohibited field Resource";
            case "MISSING_PRINCIPAL" -> "Missing required field Principal";
            case "MISSING_EFFECT" -> "Missing required field Effect";
            case "MISSING_ACTION" -> "Missing required field Action";
            case "UNSUPPORTED_ACTION_IN_POLICY" -> "AssumeRole policy may only specify STS AssumeRole actions.";
            case "INVALID_VERSION" -> "The policy must contain a valid version string";
            case "INVALID_EFFECT" -> "Invalid effect: " + Documents.quoted(finding.message());
            case "INVALID_CONDITION_OPERATOR" -> "Invalid Condition type : " + Documents.quoted(finding.message());
            case "INVALID_PRINCIPAL_FORMAT" -> invalidPrincipal("AWS", Documents.quoted(finding.message()));
            default -> "This policy contains invalid Json";
        };
    }

    private static String invalidPrincipal(String kind, String value) {
        return "Invalid principal in policy: \"" + kind + "\":\"" + value + "\"";
    }

    private void require(Statement statement) {
        statement.actions().forEach(TrustDocuments::requireAction);
        if (!statement.notPrincipals().isEmpty()) {
            throw Refusal.malformed(
                    statement.effect() == Effect.ALLOW
                            ? "Allow with NotPrincipal is not allowed."
                            : "AssumeRole policy must not contain NotPrincipal field.");
        }
        for (Principal principal : statement.principals()) {
            if (principal instanceof Principal.Aws aws && !isKnown(aws.value())) {
                throw Refusal.malformed(invalidPrincipal("AWS", aws.value()));
            } else if (principal instanceof Principal.Service service
                    && service.value().indexOf('.') < 0) {
                throw Refusal.malformed(invalidPrincipal("SERVICE", service.value()));
            } else if (principal instanceof Principal.Federated federated) {
                requireProvider(federated.value());
                SharedIssuer.require(statement, federated.value());
            }
        }
    }

    private static void requireAction(Action action) {
        String name = action.text().toLowerCase(Locale.ROOT);
        boolean isPattern = name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
        if (!isPattern && !ACTIONS.contains(name)) {
            throw Refusal.malformed("AssumeRole policy may only specify STS AssumeRole actions.");
        }
    }

    /** Tells whether AWS knows somebody: everybody of other accounts, and who is there of this one. */
    private boolean isKnown(String principal) {
        if (!principal.startsWith("arn:")) {
            return principal.equals("*") || isId(principal);
        }
        return ArnParts.of(principal)
                .filter(this::isPlausible)
                .filter(parts -> !parts.account().equals(account.id()) || isHere(principal, parts))
                .isPresent();
    }

    private boolean isPlausible(ArnParts arn) {
        return arn.partition().equals(account.partition())
                && (arn.service().equals("iam") || arn.service().equals("sts"))
                && isAccountId(arn.account())
                && arn.resource().indexOf('*') < 0;
    }

    private boolean isHere(String arn, ArnParts parts) {
        return switch (parts.type()) {
            case "user", "role" ->
                account.visibly(() -> account.resources().identity(arn)).isPresent();
            case "assumed-role", "federated-user" -> true;
            default -> parts.resource().equals("root");
        };
    }

    private static boolean isAccountId(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isId(String text) {
        return text.length() >= 12
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z')
                && (isAccountId(text) || text.charAt(0) == 'A');
    }

    private static void requireProvider(String provider) {
        boolean isGood = provider.startsWith("arn:")
                ? provider.contains(":saml-provider/") || provider.contains(":oidc-provider/")
                : provider.indexOf('.') > 0 && provider.chars().allMatch(TrustDocuments::isOfDomain);
        if (!isGood) {
            throw Refusal.malformed("Federated principals must be valid domain names or SAML metadata ARNs");
        }
    }

    private static boolean isOfDomain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-';
    }
}
