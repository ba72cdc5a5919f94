package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.Finding;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.LanguageVersion;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.match.Dates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks policies of users, groups and roles as AWS does when they are uploaded, in its order and with its sentences. */
final class Documents {
    private static final String SYNTAX = "Syntax errors in policy.";
    private static final String NO_ACTIONS = "Policy statement must contain actions.";
    private static final String NO_RESOURCES = "Policy statement must contain resources.";
    private static final String PRINCIPAL = "Policy document should not specify a principal.";
    private static final String NO_VENDOR =
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

    private Documents() {}

    /**
     * Reads a policy for users, groups and roles.
     *
     * @param partition the partition that resources have to be of
     */
    static Document<Policy> identity(String text, String partition) {
        Policy policy = read(text);
        List<Statement> statements = policy.statements();
        requireSids(statements, "Statement IDs (SID) in a single policy must be unique.");
        statements.forEach(statement -> requireFormats(statement, partition));
        return new Document<>(text, policy);
    }

    /** Reads a managed policy, which has to say that it is not written in the language's first version. */
    static Document<Policy> managed(String text, String partition) {
        Document<Policy> document = identity(text, partition);
        if (document.policy().version() != LanguageVersion.V2012_10_17) {
            throw Refusal.malformed("Policy document must be version 2012-10-17 or greater.");
        }
        return document;
    }

    /** Takes a policy that AWS has published as it is. */
    static Document<Policy> published(String text) {
        return Document.readWhenAsked(text, Policy::parse);
    }

    /** Reads a document of whatever kind, as simulations take it. */
    static PolicyDocument any(String text) {
        try {
            return PolicyDocument.parse(text);
        } catch (InvalidPolicyException e) {
            throw new Refusal("InvalidInput", SYNTAX);
        }
    }

    private static Policy read(String text) {
        try {
            return Policy.parse(text);
        } catch (InvalidPolicyException e) {
            throw Refusal.malformed(sentence(e.findings()));
        }
    }

    /** The worst comes first: syntax, then principals, actions and resources. */
    private static String sentence(List<Finding> findings) {
        List<String> sentences = findings.stream().map(Documents::sentence).toList();
        return Stream.of(SYNTAX, PRINCIPAL, NO_ACTIONS, NO_RESOURCES)
                .filter(sentences::contains)
                .findFirst()
                .orElse(sentences.get(0));
    }

    private static String sentence(Finding finding) {
        return switch (finding.code()) {
            case "MISSING_ACTION", "EMPTY_ARRAY_ACTION" -> NO_ACTIONS;
            case "MISSING_RESOURCE", "EMPTY_ARRAY_RESOURCE" -> NO_RESOURCES;
            case "UNSUPPORTED_PRINCIPAL" -> PRINCIPAL;
            case "INVALID_CONDITION_OPERATOR" -> "Invalid Condition type : " + quoted(finding.message());
            case "X_EMPTY_TEXT" -> emptyText(finding.pointer());
            default -> SYNTAX;
        };
    }

    private static String emptyText(String pointer) {
        if (pointer.contains("Action")) {
            return NO_VENDOR;
        }
        return pointer.contains("Resource") ? "Resource  must be in ARN format or \"*\"." : SYNTAX;
    }

    /** The part of a message that stands in backticks. */
    static String quoted(String message) {
        int start = message.indexOf('`');
        int end = message.indexOf('`', start + 1);
        return end < 0 ? message : message.substring(start + 1, end);
    }

    /** Refuses statements whose identifiers have other characters than letters and digits, or are not unique. */
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

    private static void requireFormats(Statement statement, String partition) {
        Stream.concat(statement.actions().stream(), statement.notActions().stream())
                .forEach(action -> requireAction(action.text()));
        Stream.concat(statement.resources().stream(), statement.notResources().stream())
                .forEach(resource -> ResourceFormat.require(resource, partition));
        statement.conditions().forEach(Documents::requireCondition);
    }

    private static void requireCondition(Condition condition) {
        if (condition.key().indexOf(':') < 0) {
            throw Refusal.malformed("Conditions must be prefaced by a vendor");
        }
        boolean isOfDates = condition.operator().family() == Operator.Family.DATE;
        if (isOfDates && !condition.values().stream().allMatch(Documents::isDate)) {
            throw Refusal.malformed("The policy failed legacy parsing");
        }
    }

    /** What a variable stands for is not known yet. */
    private static boolean isDate(String value) {
        return value.contains("${") || Dates.parse(value).isPresent();
    }

    private static void requireAction(String action) {
        int colon = action.indexOf(':');
        if (action.equals("*")) {
            return;
        }
        if (colon < 0) {
            throw Refusal.malformed(NO_VENDOR);
        }
        if (action.indexOf(':', colon + 1) >= 0) {
            throw Refusal.malformed("Actions/Condition can contain only one colon.");
        }
        String vendor = action.substring(0, colon);
        if (vendor.isEmpty() || !vendor.chars().allMatch(c -> isAlphanumeric(c) || c == '-')) {
            throw Refusal.malformed("Vendor " + vendor + " is not valid");
        }
    }
}
