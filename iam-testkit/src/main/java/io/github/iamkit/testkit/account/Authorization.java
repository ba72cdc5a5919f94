package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.Tag;

/** Holds callers to their policies. */
public final class Authorization {
    /** Who may assume a role is for the operation itself to find out, from the role's trust policy. */
    private static final Set<String> DECIDED_BY_THE_OPERATION = Set.of("sts:AssumeRole");

    private final Account account;
    private final Permissions permissions;

    Authorization(Account account, Permissions permissions) {
        this.account = account;
        this.permissions = permissions;
    }

    /** Refuses a request that the caller's policies do not allow, with AWS's sentence. */
    public void require(Caller caller, String action, SdkPojo request) {
        if (caller.isRoot() || DECIDED_BY_THE_OPERATION.contains(action)) {
            return;
        }
        Target target = Target.of(action, request, caller, account);
        AccessRequest asked = withKeys(permissions.request(caller, action, target.arn()), request);
        Decision decision = permissions.of(caller).evaluate(asked);
        decision.accessDeniedMessage().ifPresent(message -> {
            throw new Refusal(
                    "AccessDenied",
                    message.replace(" on resource: " + target.arn(), " on resource: " + target.shown()));
        });
    }

    private AccessRequest withKeys(AccessRequest asked, SdkPojo request) {
        AccessRequest known = asked;
        Optional<String> policy = Members.text(request, "PolicyArn");
        if (policy.isPresent()) {
            known = known.with("iam:PolicyARN", policy.get());
        }
        Optional<String> boundary = Members.text(request, "PermissionsBoundary");
        if (boundary.isPresent()) {
            known = known.with("iam:PermissionsBoundary", boundary.get());
        }
        if (Members.find(request, "Tags").orElse(List.of()) instanceof List<?> tags && !tags.isEmpty()) {
            known = known.with(
                    "aws:TagKeys",
                    tags.stream().map(Tag.class::cast).map(Tag::key).toList());
            for (Object tag : tags) {
                known = known.with("aws:RequestTag/" + ((Tag) tag).key(), ((Tag) tag).value());
            }
        }
        return withTagsOfTarget(known);
    }

    private AccessRequest withTagsOfTarget(AccessRequest asked) {
        AccessRequest known = asked;
        Optional<Identity> target = permissions.identity(asked.resource());
        if (target.isPresent()) {
            for (var tag : target.get().tags().entrySet()) {
                known = known.with("aws:ResourceTag/" + tag.getKey(), tag.getValue())
                        .with("iam:ResourceTag/" + tag.getKey(), tag.getValue());
            }
            Optional<String> boundary = target.get().boundary();
            if (boundary.isPresent() && !known.context().containsKey("iam:PermissionsBoundary")) {
                known = known.with("iam:PermissionsBoundary", boundary.get());
            }
        }
        return known;
    }
}
