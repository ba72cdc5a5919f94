package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.DecidingStatement;
import io.github.iamkit.policy.Decision;
import java.util.Optional;

/**
 * The sentences in which AWS refuses what policies do not allow.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">AWS: access denied error
 *     messages</a>
 */
final class Denials {
    private final Account account;
    private final Permissions permissions;

    Denials(Account account, Permissions permissions) {
        this.account = account;
        this.permissions = permissions;
    }

    /** Returns why a caller may not, with the resource as AWS shows it. */
    Refusal of(Decision decision, Caller caller, Target target) {
        String sentence = decision.accessDeniedMessage().orElseThrow();
        return new Refusal(
                "AccessDenied",
                sentence.replace(" on resource: " + target.arn(), " on resource: " + target.shown())
                        + denying(decision, caller).map(arn -> ": " + arn).orElse(""));
    }

    /** The ARN of the policy that denies, if it has one and the test asks for it. */
    private Optional<String> denying(Decision decision, Caller caller) {
        if (!account.setup().namesDenyingPolicies() || decision.outcome() != Decision.Outcome.EXPLICITLY_DENIED) {
            return Optional.empty();
        }
        DecidingStatement first = decision.deciding().get(0);
        return switch (first.layer()) {
            case RESOURCE_CONTROL, SERVICE_CONTROL ->
                account.organization().map(one -> one.policyArn(first.layer(), first.policyIndex()));
            case IDENTITY ->
                permissions
                        .identity(caller)
                        .flatMap(identity -> permissions
                                .sources(identity)
                                .get(first.policyIndex())
                                .arn());
            case BOUNDARY -> permissions.identity(caller).flatMap(Identity::boundary);
            case SESSION ->
                caller.session()
                        .flatMap(session ->
                                session.policies().get(first.policyIndex()).arn());
            case RESOURCE, ENDPOINT -> Optional.empty();
        };
    }
}
