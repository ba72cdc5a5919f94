package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which policies speak for whom, and what is known of somebody who makes a request. */
final class Permissions {
    private final Account account;
    private final ManagedPolicies managed;

    Permissions(Account account, ManagedPolicies managed) {
        this.account = account;
        this.managed = managed;
    }

    /** The policies of a caller: its own and those of its groups or its role, its boundary and those of its session. */
    PolicySet of(Caller caller) {
        if (caller.session().isPresent()) {
            Caller.Session session = caller.session().get();
            return identity(session.roleArn())
                    .map(this::of)
                    .orElseGet(PolicySet::identity)
                    .session(session.policies().stream().map(Policy::parse).toList())
                    .clock(account.clock());
        }
        return caller.userName() == null
                ? PolicySet.identity().clock(account.clock())
                : of(account.user(caller.userName()));
    }

    /** The policies of a user, group or role. */
    PolicySet of(Identity identity) {
        List<Policy> policies = new ArrayList<>(policiesOn(identity));
        if (identity instanceof StoredUser user) {
            user.groups()
                    .forEach(group ->
                            account.groups().find(group).ifPresent(found -> policies.addAll(policiesOn(found))));
        }
        PolicySet set =
                PolicySet.identity(policies).clock(account.clock()).uniqueId(identity.id(), account.arn(identity));
        Optional<Policy> boundary = identity.boundary()
                .flatMap(managed::find)
                .map(policy -> policy.current().document().policy());
        return boundary.map(set::boundary).orElse(set);
    }

    private List<Policy> policiesOn(Identity identity) {
        List<Policy> policies = new ArrayList<>();
        identity.inlinePolicies().values().forEach(document -> policies.add(document.policy()));
        for (String arn : identity.attachedPolicies()) {
            managed.find(arn)
                    .ifPresent(
                            policy -> policies.add(policy.current().document().policy()));
        }
        return policies;
    }

    /** The user, group or role of an ARN. */
    Optional<Identity> identity(String arn) {
        return account.identities().stream()
                .filter(identity -> account.arn(identity).equals(arn))
                .findFirst();
    }

    /** A request by a caller, with what is known of it. */
    AccessRequest request(Caller caller, String action, String resource) {
        AccessRequest request = AccessRequest.of(action, resource)
                .by(caller.arn())
                .with("aws:SecureTransport", true)
                .with("aws:RequestedRegion", "us-east-1")
                .with("aws:ViaAWSService", false);
        if (caller.session().isPresent()) {
            Caller.Session session = caller.session().get();
            request = request.actingAs(session.roleArn()).with("aws:userid", caller.id());
            for (var tag : session.tags().entrySet()) {
                request = request.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
            }
        } else if (caller.userName() != null) {
            for (var tag : account.user(caller.userName()).tags().entrySet()) {
                request = request.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
            }
        }
        return request;
    }
}
