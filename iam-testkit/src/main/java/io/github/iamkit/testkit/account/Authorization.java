package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.policy.PolicySet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;

/** Holds callers to their policies. */
public final class Authorization {
    /** Those that need no permission, or where the operation itself finds out, from a role's trust policy. */
    private static final Set<String> DECIDED_BY_THE_OPERATION = Set.of(
            "sts:AssumeRole",
            "sts:AssumeRoleWithSAML",
            "sts:AssumeRoleWithWebIdentity",
            "sts:GetCallerIdentity",
            "sts:GetDelegatedAccessToken",
            "sts:GetSessionToken");

    /** What has to be allowed beside the creation of something that gets tags. */
    private static final Map<String, String> TAGGING = Map.of(
            "iam:CreateUser", "iam:TagUser",
            "iam:CreateRole", "iam:TagRole",
            "iam:CreatePolicy", "iam:TagPolicy",
            "iam:CreateInstanceProfile", "iam:TagInstanceProfile",
            "iam:CreateOpenIDConnectProvider", "iam:TagOpenIDConnectProvider",
            "iam:CreateSAMLProvider", "iam:TagSAMLProvider",
            "iam:CreateVirtualMFADevice", "iam:TagMFADevice",
            "iam:UploadServerCertificate", "iam:TagServerCertificate",
            "sts:GetFederationToken", "sts:TagSession",
            "sts:GetWebIdentityToken", "sts:TagGetWebIdentityToken");

    /** What an option of the password policy gives to every user, for itself. */
    private static final Set<String> CHANGING_ONES_PASSWORD =
            Set.of("iam:ChangePassword", "iam:GetAccountPasswordPolicy");

    private static final Set<CallerSession.Kind> LIMITED =
            Set.of(CallerSession.Kind.USER, CallerSession.Kind.FEDERATED_USER);

    private final Account account;
    private final Permissions permissions;
    private final Denials denials;
    private final PasswordPolicies passwords;

    Authorization(Account account, Permissions permissions, PasswordPolicies passwords) {
        this.account = account;
        this.permissions = permissions;
        this.denials = new Denials(account, permissions);
        this.passwords = passwords;
    }

    /** Refuses a request that the caller's policies do not allow, with AWS's sentence. */
    public void require(Caller caller, String action, SdkPojo request) {
        requireSessionMayCall(caller, action);
        boolean isUnbound = caller.isRoot() && account.organization().isEmpty();
        if (isUnbound || DECIDED_BY_THE_OPERATION.contains(action)) {
            return;
        }
        PolicySet policies = permissions.of(caller);
        Target target = Target.of(action, request, caller, account);
        Map<String, List<String>> keys = RequestKeys.of(request, target.arn(), account);
        require(policies, caller, action, target, keys);
        String tagging = TAGGING.get(action);
        if (tagging != null && keys.containsKey(RequestKeys.TAG_KEYS)) {
            require(policies, caller, tagging, target, keys);
        }
        Optional<Target> renamed = Target.ofRenamed(action, request, account);
        if (renamed.isPresent()) {
            require(policies, caller, action, renamed.get(), keys);
        }
        if (action.equals("iam:AddRoleToInstanceProfile")) {
            Target passed = Target.ofPassedRole(request, account);
            Map<String, List<String>> passing = RequestKeys.ofPassing("ec2.amazonaws.com", passed.arn(), account);
            require(policies, caller, "iam:PassRole", passed, passing);
        }
    }

    /** Sessions of users may not call IAM, nor most of STS, unless a code was given; federated users never. */
    private static void requireSessionMayCall(Caller caller, String action) {
        CallerSession session = caller.session().orElse(null);
        boolean isLimited = session != null
                && LIMITED.contains(session.kind())
                && session.mfa().isEmpty();
        if (isLimited && action.startsWith("iam:")) {
            throw new Refusal("InvalidClientTokenId", "The security token included in the request is invalid.");
        }
    }

    private void require(
            PolicySet policies, Caller caller, String action, Target target, Map<String, List<String>> keys) {
        AccessRequest asked = permissions.request(caller, action, target.arn()).ownedBy(account.id());
        for (var key : keys.entrySet()) {
            asked = asked.with(key.getKey(), key.getValue());
        }
        Decision decision = policies.evaluate(asked);
        boolean isGivenToUsers = CHANGING_ONES_PASSWORD.contains(action)
                && caller.userName() != null
                && passwords.letsUsersChangeTheirs();
        if (isGivenToUsers && decision.outcome() == Decision.Outcome.IMPLICITLY_DENIED) {
            return;
        }
        if (!decision.isAllowed()) {
            throw denials.of(decision, caller, target);
        }
    }
}
