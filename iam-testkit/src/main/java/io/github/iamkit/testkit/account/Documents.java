package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.TrustPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Checks policies as AWS does when they are uploaded, in its order and with its sentences. */
final class Documents {
    private static final String SYNTAX = "Syntax errors in policy.";
    private static final Map<String, String> IDENTITY_SENTENCES = Map.of(
            "MISSING_ACTION", "Policy statement must contain actions.",
            "EMPTY_ARRAY_ACTION", "Policy statement must contain actions.",
            "MISSING_RESOURCE", "Policy statement must contain resources.",
            "EMPTY_ARRAY_RESOURCE", "Policy statement must contain resources.",
            "UNSUPPORTED_PRINCIPAL", "Policy document should not specify a principal.");

    private Documents() {}

    /** Reads a policy for users, groups and roles. */
    static Document<Policy> identity(String text) {
        Policy policy = readIdentity(text);
        List<Statement> statements = policy.statements();
        requireSids(statements, "Statement IDs (SID) in a single policy must be unique.");
        statements.forEach(statement -> {
            Stream.concat(statement.actions().stream(), statement.notActions().stream())
                    .forEach(Documents::requireAction);
            Stream.concat(statement.resources().stream(), statement.notResources().stream())
                    .forEach(Documents::requireResource);
        });
        return new Document<>(text, policy);
    }

    /** Takes a policy that AWS has published as it is. */
    static Document<Policy> published(String text) {
        return new Document<>(text, Policy.parse(text));
    }

    private static Policy readIdentity(String text) {
        try {
            return Policy.parse(text);
        } catch (InvalidPolicyException e) {
            List<String> codes = e.findings().stream().map(Finding::code).toList();
            if (IDENTITY_SENTENCES.keySet().containsAll(codes)) {
                String first = codes.contains("UNSUPPORTED_PRINCIPAL") ? "UNSUPPORTED_PRINCIPAL" : codes.get(0);
                throw Refusal.malformed(IDENTITY_SENTENCES.getOrDefault(first, SYNTAX));
            }
            throw Refusal.malformed(SYNTAX);
        }
    }

    /** Reads a trust policy. */
    static Document<TrustPolicy> trust(String text) {
        TrustPolicy policy = readTrust(text);
        List<Statement> statements = policy.statements();
        requireSids(statements, "The Statement Ids in the policy are not unique");
        for (Statement statement : statements) {
            if (!statement.notPrincipals().isEmpty()) {
                throw Refusal.malformed("AssumeRole policy must not contain NotPrincipal field.");
            }
        }
        return new Document<>(text, policy);
    }

    private static TrustPolicy readTrust(String text) {
        try {
            return TrustPolicy.parse(text);
        } catch (InvalidPolicyException e) {
            throw Refusal.malformed(trustSentence(e.findings().get(0)));
        }
    }

    private static String trustSentence(Finding finding) {
        return switch (finding.code()) {
            case "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE" -> "Has prohibited field Resource";
            case "MISSING_PRINCIPAL" -> "Missing required field Principal";
            case "MISSING_EFFECT" -> "Missing required field Effect";
            case "MISSING_ACTION" -> "Missing required field Action";
            case "UNSUPPORTED_ACTION_IN_POLICY" -> "AssumeRole policy may only specify STS AssumeRole actions.";
            case "INVALID_VERSION" -> "The policy must contain a valid version string";
            case "INVALID_EFFECT" -> "Invalid effect: " + quoted(finding.message());
            case "INVALID_PRINCIPAL_FORMAT" ->
                "Invalid principal in policy: \"AWS\":\"" + quoted(finding.message()) + "\"";
            default -> "This policy contains invalid Json";
        };
    }

    /** The part of a message that stands in backticks. */
    private static String quoted(String message) {
        int start = message.indexOf('`');
        int end = message.indexOf('`', start + 1);
        return end < 0 ? message : message.substring(start + 1, end);
    }

    private static void requireSids(List<Statement> statements, String notUnique) {
        Set<String> seen = new HashSet<>();
        for (Statement statement : statements) {
            String sid = statement.sid().orElse("");
            if (!sid.chars().allMatch(Documents::isAlphanumeric)) {
                throw Refusal.malformed(
                        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
                                + " expression [0-9A-Za-z]*");
            }
            if (!sid.isEmpty() && !seen.add(sid)) {
                throw Refusal.malformed(notUnique);
            }
        }
    }

    private static boolean isAlphanumeric(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static void requireAction(Action action) {
        String text = action.text();
        int colon = text.indexOf(':');
        if (text.equals("*")) {
            return;
        }
        if (colon < 0) {
            throw Refusal.malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        if (text.indexOf(':', colon + 1) >= 0) {
            throw Refusal.malformed("Actions/Condition can contain only one colon.");
        }
        String vendor = text.substring(0, colon);
        if (vendor.isEmpty() || !vendor.chars().allMatch(c -> isAlphanumeric(c) || c == '-' || c == '*' || c == '?')) {
            throw Refusal.malformed("Vendor " + vendor + " is not valid");
        }
    }

    private static void requireResource(String resource) {
        if (resource.chars().allMatch(c -> c == '*') && !resource.isEmpty()) {
            return;
        }
        if (!resource.startsWith("arn:")) {
            throw Refusal.malformed("Resource " + resource + " must be in ARN format or \"*\".");
        }
        String[] parts = resource.split(":", 6);
        if (parts.length < 6) {
            throw Refusal.malformed("The policy failed legacy parsing");
        }
        if (parts[2].equals("iam") && !parts[3].isEmpty() && !parts[3].equals("*")) {
            throw Refusal.malformed("IAM resource " + resource + " cannot contain region information.");
        }
        if (!parts[1].startsWith("aws") && parts[1].indexOf('*') < 0) {
            throw Refusal.malformed("Partition \"" + parts[1] + "\" is not valid for resource \"" + resource + "\".");
        }
    }

    /** Reads a document of whatever kind, as simulations take it. */
    static PolicyDocument any(String text) {
        try {
            return PolicyDocument.parse(text);
        } catch (InvalidPolicyException e) {
            throw new Refusal("InvalidInput", SYNTAX);
        }
    }
}
