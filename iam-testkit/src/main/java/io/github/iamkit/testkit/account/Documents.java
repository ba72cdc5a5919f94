package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.condition.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Checks policies as AWS does when they are uploaded, in its order and with its sentences. */
final class Documents {
    private static final String SYNTAX = "Syntax errors in policy.";
    private static final int FIELDS = 6;
    private static final Map<String, String> IDENTITY_SENTENCES = Map.of(
            "MISSING_ACTION", "Policy statement must contain actions.",
            "EMPTY_ARRAY_ACTION", "Policy statement must contain actions.",
            "MISSING_RESOURCE", "Policy statement must contain resources.",
            "EMPTY_ARRAY_RESOURCE", "Policy statement must contain resources.",
            "UNSUPPORTED_PRINCIPAL", "Policy document should not specify a principal.");

    private Documents() {}

    /**
     * Reads a policy for users, groups and roles.
     *
     * @param partition the partition that resources have to be of
     */
    static Document<Policy> identity(String text, String partition) {
        Policy policy = readIdentity(text);
        List<Statement> statements = policy.statements();
        requireSids(statements, "Statement IDs (SID) in a single policy must be unique.");
        statements.forEach(statement -> {
            Stream.concat(statement.actions().stream(), statement.notActions().stream())
                    .forEach(Documents::requireAction);
            Stream.concat(statement.resources().stream(), statement.notResources().stream())
                    .forEach(resource -> requireResource(resource, partition));
            statement.conditions().forEach(Documents::requireVendor);
        });
        return new Document<>(text, policy);
    }

    /** Takes a policy that AWS has published as it is. */
    static Document<Policy> published(String text) {
        return Document.readWhenAsked(text, Policy::parse);
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
            if (codes.equals(List.of("INVALID_CONDITION_OPERATOR"))) {
                throw Refusal.malformed(
                        "Invalid Condition type : " + quoted(e.findings().get(0).message()));
            }
            throw Refusal.malformed(SYNTAX);
        }
    }

    /** The part of a message that stands in backticks. */
    static String quoted(String message) {
        int start = message.indexOf('`');
        int end = message.indexOf('`', start + 1);
        return end < 0 ? message : message.substring(start + 1, end);
    }

    static void requireSids(List<Statement> statements, String notUnique) {
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

    private static void requireVendor(Condition condition) {
        if (condition.key().indexOf(':') < 0) {
            throw Refusal.malformed("Conditions must be prefaced by a vendor");
        }
    }

    private static void requireResource(String resource, String partition) {
        if (resource.chars().allMatch(c -> c == '*') && !resource.isEmpty()) {
            return;
        }
        if (!resource.startsWith("arn:")) {
            throw Refusal.malformed("Resource " + resource + " must be in ARN format or \"*\".");
        }
        String[] parts = resource.split(":", FIELDS);
        boolean isOfPartition = parts[1].equals(partition) || parts[1].equals("*");
        if (!isOfPartition) {
            throw Refusal.malformed("Partition \"" + parts[1] + "\" is not valid for resource \"" + resource
                    + ":*".repeat(FIELDS - parts.length) + "\".");
        }
        if (parts.length < FIELDS) {
            throw Refusal.malformed("The policy failed legacy parsing");
        }
        if (parts[2].equals("iam") && !parts[3].isEmpty() && !parts[3].equals("*")) {
            throw Refusal.malformed("IAM resource " + resource + " cannot contain region information.");
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
