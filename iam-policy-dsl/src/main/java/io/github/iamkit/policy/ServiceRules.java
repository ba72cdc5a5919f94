package io.github.iamkit.policy;

import io.github.iamkit.policy.match.ContextKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What single services decide beside or against their policies, as data.
 *
 * <p>Not modelled, as a request does not show it: S3 Block Public Access and attribute-based access of single buckets, ACLs, and
 * the tasks of root and support that service control policies leave alone. A RAM share or a KMS grant allows as a resource
 * policy does: give it as one.
 */
final class ServiceRules {
    /** D6. */
    private static final Set<String> ALWAYS_ALLOWED = Set.of("sts:getcalleridentity");

    /** S3: a trust policy has to grant these, in one account too. */
    private static final Set<String> GRANTED_BY_TRUST_POLICY = Set.of(
            "sts:assumerole",
            "sts:assumerolewithsaml",
            "sts:assumerolewithwebidentity",
            "sts:setcontext",
            "sts:setsourceidentity",
            "sts:tagsession");

    /** C3; tags and the source identity that a token gives are asked of the role's trust policy in the provider's name. */
    private static final Set<String> CALLED_BY_PROVIDERS = Set.of(
            "sts:assumerolewithsaml", "sts:assumerolewithwebidentity", "sts:setsourceidentity", "sts:tagsession");

    /** O4: services without resource control policies. Of any other one it is taken that it has them, which allows less. */
    private static final Set<String> BEYOND_RESOURCE_CONTROL = Set.of("ec2", "iam", "organizations");

    /** O4. */
    private static final Set<String> ACTIONS_BEYOND_RESOURCE_CONTROL = Set.of("kms:retiregrant");

    /** L6. */
    private static final Set<String> BUCKET_POLICY_ACTIONS =
            Set.of("s3:deletebucketpolicy", "s3:getbucketpolicy", "s3:putbucketpolicy");

    /** L2: the services that gateway endpoints lead to. */
    private static final Set<String> GATEWAY_SERVICES = Set.of("dynamodb", "s3");

    /** What IAM does not do to what belongs to AWS, whoever asks; the starts of names of actions that only read. */
    private static final List<String> READING =
            List.of("iam:generate", "iam:get", "iam:list", "iam:pass", "iam:simulate");

    private static final ContextKey MFA_PRESENT = ContextKey.of("aws:MultiFactorAuthPresent");

    private ServiceRules() {}

    /** Whether the action is allowed to everybody who has credentials, whatever policies say. */
    static boolean isAlwaysAllowed(Evaluation evaluation) {
        return ALWAYS_ALLOWED.contains(evaluation.action());
    }

    /** Whether the policy on the resource has to grant, in one account too (S3). */
    static boolean needsResourceGrant(Evaluation evaluation) {
        return needsTrust(evaluation) || evaluation.action().startsWith("kms:") && evaluation.isAbout("kms", "key/");
    }

    /** Whether it is a trust policy that has to grant. */
    static boolean needsTrust(Evaluation evaluation) {
        return GRANTED_BY_TRUST_POLICY.contains(evaluation.action());
    }

    /** Whether resource control policies protect what the request is about from its caller (O4). */
    static boolean isResourceControlled(Evaluation evaluation) {
        String service =
                evaluation.action().substring(0, Math.max(0, evaluation.action().indexOf(':')));
        boolean assumesServiceLinkedRole = evaluation.caller().kind() == Caller.Kind.SERVICE
                && evaluation.isAbout("iam", "role/aws-service-role/");
        return evaluation.hasResource()
                && !BEYOND_RESOURCE_CONTROL.contains(service)
                && !ACTIONS_BEYOND_RESOURCE_CONTROL.contains(evaluation.action())
                && !evaluation.caller().isServiceLinkedRole()
                && !assumesServiceLinkedRole
                && !evaluation.set().isManagementAccount(evaluation.owner());
    }

    /** Whether this is root about the policy of a bucket of its own, which the policy itself cannot forbid (L6). */
    static boolean isOwnBucketPolicy(Evaluation evaluation) {
        return evaluation.caller().kind() == Caller.Kind.ROOT
                && BUCKET_POLICY_ACTIONS.contains(evaluation.action())
                && !evaluation.isCrossAccount();
    }

    /** Whether the request is about an alias of KMS, on which no key policy grants anything: that is for identity policies. */
    static boolean isAlias(Evaluation evaluation) {
        return evaluation.action().startsWith("kms:") && evaluation.isAbout("kms", "alias/");
    }

    /** Whether an account, named in the policy of a VPC endpoint, stands for its root alone, as on gateway endpoints (L2). */
    static boolean accountIsRootAlone(Evaluation evaluation) {
        String service =
                evaluation.action().substring(0, Math.max(0, evaluation.action().indexOf(':')));
        return GATEWAY_SERVICES.contains(service);
    }

    /** What the service refuses whatever policies allow, as a reason; empty if it does not. */
    static Optional<String> refusal(Evaluation evaluation) {
        String action = evaluation.action();
        if (evaluation.caller().kind() == Caller.Kind.PROVIDER && !CALLED_BY_PROVIDERS.contains(action)) {
            return Optional.of("an identity provider can do nothing but let its users assume a role");
        }
        if (evaluation.caller().kind() == Caller.Kind.ROOT && action.equals("sts:assumeroot")) {
            return Optional.of("root cannot call AssumeRoot");
        }
        boolean isIdentityService = action.startsWith("iam:") || action.startsWith("sts:");
        if (evaluation.caller().usesSessionToken() && isIdentityService && !hasMfa(evaluation)) {
            return Optional.of("credentials of GetSessionToken cannot call IAM or STS without MFA");
        }
        boolean isOfAws = evaluation.isAbout("iam", "role/aws-reserved/")
                || evaluation.request().resource().startsWith("arn:")
                        && evaluation.request().resource().contains(":iam::aws:policy/");
        if (isOfAws && action.startsWith("iam:") && READING.stream().noneMatch(action::startsWith)) {
            boolean attaches =
                    action.startsWith("iam:attach") || action.startsWith("iam:detach") || action.startsWith("iam:put");
            boolean isPolicy = evaluation.request().resource().contains(":iam::aws:policy/");
            return isPolicy && attaches ? Optional.empty() : Optional.of("what AWS manages cannot be changed");
        }
        return Optional.empty();
    }

    private static boolean hasMfa(Evaluation evaluation) {
        return "true".equals(evaluation.variable(MFA_PRESENT));
    }
}
