package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.DecidingStatement;
import io.github.iamkit.policy.Layer;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.match.Glob;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the evaluator asks of requests beside the statements of policies, as rules: services have a few of their own, and
 * there is no access from one partition to another. A test holds them to the evaluator.
 */
final class SyntheticRules {
    private static final String[] TRUST_ACTIONS = {
        "sts:AssumeRoleWithSAML",
        "sts:AssumeRoleWithWebIdentity",
        "sts:SetContext",
        "sts:SetSourceIdentity",
        "sts:TagSession",
        "kms:*"
    };
    private static final String[] BEYOND_RESOURCE_CONTROL = {"iam:*", "organizations:*", "kms:RetireGrant"};
    private static final int[] ARN = pattern("arn:*");
    private static final int[] KEY = fields("arn:*:kms:*:*:key/*");
    private static final int[] ALIAS = fields("arn:*:kms:*:*:alias/*");
    private static final int[] RESERVED_ROLE = fields("arn:*:iam:*:*:role/aws-reserved/*");
    private static final int[] MANAGED_POLICY = pattern("arn:*:iam::aws:policy/*");
    private static final int[] SHORT_MANAGED_POLICY = pattern("arn:iam::aws:policy/*");
    private static final int[] SERVICE_LINKED_ROLE = fields("arn:*:iam:*:*:role/aws-service-role/*");
    private static final int[] NO_RESOURCE = {'*'};

    private SyntheticRules() {}

    private static int[] pattern(String text) {
        return Glob.builder().pattern(text).symbols();
    }

    /** A pattern whose wildcards stay within the fields of an ARN. */
    private static int[] fields(String text) {
        return Symbols.arn(pattern(text)).orElseThrow();
    }

    private static Policy.Target only(String first, String... more) {
        return Policy.allow(first, more);
    }

    private static Policy.Target but(String first, String... more) {
        return Policy.allowAllExcept(first, more);
    }

    private static Rule rule(Policy.Target actions) {
        return Rule.of(new DecidingStatement(Layer.IDENTITY, actions.on("*"), -1, 0), Filling.UNKNOWN);
    }

    private static Rule on(Policy.Target actions, int[]... resources) {
        return rule(actions).on(TextSet.ofSymbols(List.of(resources)), false);
    }

    private static Rule onAllExcept(Policy.Target actions, int[]... resources) {
        return rule(actions).on(TextSet.ofSymbols(List.of(resources)), true);
    }

    /** Requests for which a policy on the resource need not grant, if it is of the caller's account (S3). */
    static List<Rule> withoutResourceGrant() {
        return List.of(rule(but("sts:AssumeRole", TRUST_ACTIONS)), onAllExcept(only("kms:*"), KEY));
    }

    /** Requests for which the policy on the resource can grant: all but those about an alias of KMS. */
    static List<Rule> grantableOnResource() {
        return List.of(rule(but("kms:*")), onAllExcept(only("kms:*"), ALIAS));
    }

    /** Requests that services neither allow nor refuse on their own (D6). */
    static List<Rule> decidedByPolicies() {
        return List.of(
                rule(but("sts:GetCallerIdentity", "sts:AssumeRoot", "iam:*")),
                rule(only("iam:Generate*", "iam:Get*", "iam:List*", "iam:Pass*", "iam:Simulate*")),
                onAllExcept(only("iam:*"), RESERVED_ROLE, MANAGED_POLICY, SHORT_MANAGED_POLICY),
                on(only("iam:Attach*", "iam:Detach*", "iam:Put*"), MANAGED_POLICY, SHORT_MANAGED_POLICY));
    }

    /** Requests that identity providers can make (C3). */
    static List<Rule> byProviders() {
        return List.of(rule(only(
                "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity", "sts:SetSourceIdentity", "sts:TagSession")));
    }

    /** Requests of such callers that resource control policies have a say in (O4). */
    static List<Rule> resourceControlled(Callers.Kind kind) {
        return List.of(onAllExcept(
                but("ec2:*", BEYOND_RESOURCE_CONTROL),
                Stream.concat(Stream.of(NO_RESOURCE), assumable(kind)).toArray(int[][]::new)));
    }

    /** Requests of such callers that resource control policies have no say in. */
    static List<Rule> beyondResourceControl(Callers.Kind kind) {
        return List.of(
                rule(only("ec2:*", BEYOND_RESOURCE_CONTROL)),
                on(
                        only("*"),
                        Stream.concat(Stream.of(NO_RESOURCE), assumable(kind)).toArray(int[][]::new)));
    }

    /** The roles that only services assume. */
    private static Stream<int[]> assumable(Callers.Kind kind) {
        return kind == Callers.Kind.SERVICE ? Stream.of(SERVICE_LINKED_ROLE) : Stream.empty();
    }

    /** Requests about resources that are not known to be of another partition (X6). */
    static List<Rule> inPartition(String partition) {
        int[] withoutPartition = {'a', 'r', 'n', ':', Symbols.FIELD_STAR};
        return List.of(
                onAllExcept(only("*"), ARN),
                on(only("*"), pattern("arn:" + partition + ":*"), pattern("arn::*"), withoutPartition));
    }
}
