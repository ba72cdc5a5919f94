package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.OpenResourcePolicy;
import io.github.iamkit.policy.PolicyDocument;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.ResourcePolicy;
import io.github.iamkit.policy.Statement;
import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.condition.Operator.Family;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.CidrBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Policies to hold others against: what a resource or trust policy may allow at most.
 *
 * <pre>{@code
 * Answer outside = PolicyAnalysis.of(bucket).canAllowMoreThan(ReferencePolicies.accounts("123456789012"));
 * PolicyAnalysis.of(trust).canAllowMoreThan(ReferencePolicies.organization("o-a1b2c3d4e5")
 *     .allow(Principal.service("ec2.amazonaws.com")).to("*").on("*"));
 * }</pre>
 *
 * <p>They are ordinary policies, so go on with the chain to let in more. A service is let in by none of them unless it calls
 * for a resource of the account or organization: a service calls for whoever asks it to.
 *
 * <p>Thread-safe.
 */
public final class ReferencePolicies {
    /** The keys whose values others cannot choose, and which say who is meant. */
    private static final Set<String> TELLING_KEYS = Set.of(
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceip",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourceowner",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:userid",
            "aws:vpceaccount",
            "aws:vpceorgid",
            "aws:vpcsourceip",
            "kms:calleraccount",
            "lambda:functionurlauthtype",
            "s3:dataaccesspointaccount",
            "s3:dataaccesspointarn");

    /** Ranges of addresses that are wider than these hold half of the world. */
    private static final int NARROW_VERSION_4 = 8;

    private static final int NARROW_VERSION_6 = 32;
    private static final int ARN_PARTS = 6;

    private ReferencePolicies() {}

    /** Returns what lets in these accounts, and services that call for their resources. */
    public static OpenResourcePolicy accounts(CharSequence account, CharSequence... more) {
        List<String> accounts = new ArrayList<>(List.of(account.toString()));
        for (CharSequence one : more) {
            accounts.add(one.toString());
        }
        Principal[] principals = accounts.stream().map(Principal::account).toArray(Principal[]::new);
        List<String> arns =
                accounts.stream().map(one -> "arn:*:*:*:" + one + ":*").toList();
        OpenResourcePolicy named = ResourcePolicy.allow(
                        principals[0], Arrays.copyOfRange(principals, 1, principals.length))
                .to("*")
                .on("*");
        return everyone(
                named,
                Condition.of("StringEquals", "aws:PrincipalAccount", accounts),
                Condition.of("ArnLike", "aws:PrincipalArn", arns),
                Condition.of("StringEquals", "aws:SourceAccount", accounts),
                Condition.of("ArnLike", "aws:SourceArn", arns));
    }

    /** Returns what lets in the accounts of an organization, and services that call for their resources. */
    public static OpenResourcePolicy organization(CharSequence id) {
        String path = id + "/*";
        OpenResourcePolicy member = ResourcePolicy.allow(Principal.everyone())
                .to("*")
                .on("*")
                .when(Condition.of("StringEquals", "aws:PrincipalOrgID", id));
        return everyone(
                member,
                Condition.of("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", path),
                Condition.of("StringEquals", "aws:SourceOrgID", id),
                Condition.of("ForAnyValue:StringLike", "aws:SourceOrgPaths", path));
    }

    /**
     * Returns what lets in everybody whom a policy singles out: those whom it names, and whoever has a value that it asks for of
     * a key that tells who is meant. A value with wildcards singles out nobody, unless it is an ARN that says the account; nor
     * does a range of addresses that is wider than {@code /8}, or {@code /32} of IPv6.
     */
    public static ResourcePolicy butThePublic(PolicyDocument document) {
        Set<Principal> named = new LinkedHashSet<>();
        Map<String, Condition> telling = new LinkedHashMap<>();
        for (Statement statement : document.statements()) {
            statement.principals().stream()
                    .filter(one -> !one.value().equals("*"))
                    .forEach(named::add);
            statement.conditions().forEach(condition -> addTelling(condition, telling));
        }
        List<ResourcePolicy> parts = new ArrayList<>();
        named.forEach(
                principal -> parts.add(ResourcePolicy.allow(principal).to("*").on("*")));
        telling.values()
                .forEach(condition -> parts.add(ResourcePolicy.allow(Principal.everyone())
                        .to("*")
                        .on("*")
                        .when(condition)));
        return parts.stream()
                .reduce(ResourcePolicy::and)
                .orElseGet(
                        () -> ResourcePolicy.deny(Principal.everyone()).to("*").on("*"));
    }

    private static void addTelling(Condition condition, Map<String, Condition> telling) {
        Operator operator = condition.operator();
        boolean tells = TELLING_KEYS.contains(CaseFolding.fold(condition.key()))
                && Set.of(Family.STRING, Family.ARN, Family.IP).contains(operator.family())
                && !operator.isNegated();
        List<String> values = condition.values().stream()
                .filter(value -> singlesOut(value, operator))
                .toList();
        if (tells && !values.isEmpty()) {
            String name = operator.name().replace("IfExists", "").replace("ForAllValues:", "ForAnyValue:");
            Condition one = Condition.of(name, condition.key(), values);
            telling.put(one.toString(), one);
        }
    }

    private static boolean singlesOut(String value, Operator operator) {
        if (operator.family() == Family.IP) {
            return CidrBlock.parse(value)
                    .filter(block -> block.prefixLength()
                            >= (block.address().bits() == 32 ? NARROW_VERSION_4 : NARROW_VERSION_6))
                    .isPresent();
        }
        boolean isPattern = value.indexOf('*') >= 0 || value.indexOf('?') >= 0 || value.contains("${");
        if (!isPattern || operator.comparison() == Operator.Comparison.EQUALS && operator.family() == Family.STRING) {
            return !value.contains("${");
        }
        String[] parts = value.split(":", ARN_PARTS);
        return parts.length == ARN_PARTS
                && parts[4].length() == 12
                && parts[4].chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A policy that also allows everything to everyone under each of the conditions. */
    private static OpenResourcePolicy everyone(OpenResourcePolicy policy, Condition... conditions) {
        OpenResourcePolicy longer = policy;
        for (Condition condition : conditions) {
            longer = longer.allow(Principal.everyone()).to("*").on("*").when(condition);
        }
        return longer;
    }
}
