package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which policies speak for whom, and what is known of somebody who makes a request. */
final class Permissions {
    private static final Policy EVERYTHING = Policy.allow("*").on("*");

    private static final int MOST_REMEMBERED = 1_000;

    private final Account account;
    private final ManagedPolicies managed;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /**
     * The policies of a user as they were put together for an earlier call.
     *
     * @param seen what the account held; they are good as long as it is the same
     * @param like a request by the user
     */
    private record Remembered(Object seen, PolicySet policies, AccessRequest like) {}

    Permissions(Account account, ManagedPolicies managed) {
        this.account = account;
        this.managed = managed;
    }

    /** The policies of a caller: its own and those of its groups or its role, its boundary, its session's and its organization's. */
    PolicySet of(Caller caller) {
        return isPlainUser(caller) ? remembered(caller).policies() : together(caller);
    }

    private static boolean isPlainUser(Caller caller) {
        return caller.userName() != null && caller.session().isEmpty();
    }

    private Remembered remembered(Caller user) {
        Object seen = account.seen();
        Remembered earlier = remembered.get(user.arn());
        if (earlier != null && earlier.seen() == seen) {
            return earlier;
        }
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        Remembered made = new Remembered(seen, together(user), request(user, AccessRequest.of("iam:*", "*")));
        remembered.put(user.arn(), made);
        return made;
    }

    private PolicySet together(Caller caller) {
        PolicySet set = caller.session()
                .map(session -> of(caller, session))
                .orElseGet(
                        () -> caller.userName() == null ? PolicySet.identity() : of(account.user(caller.userName())));
        return restricted(set).clock(account.clock());
    }

    private PolicySet restricted(PolicySet set) {
        return account.organization()
                .map(organization -> organization.restrict(set))
                .orElse(set);
    }

    /** All policies that hold for a user or role: its own, those of its groups, its boundary, its organization's. */
    PolicySet allOf(Identity identity) {
        return restricted(of(identity));
    }

    private PolicySet of(Caller caller, CallerSession session) {
        return switch (session.kind()) {
            case USER -> caller.userName() == null ? PolicySet.identity() : of(account.user(caller.userName()));
            case ROOT_TASK -> {
                List<Policy> policies = policiesOf(session);
                policies.add(EVERYTHING);
                yield PolicySet.identity(policies);
            }
            case ROLE, FEDERATED_USER ->
                account.resources()
                        .identity(session.principalArn())
                        .map(this::of)
                        .orElseGet(() -> ofPrincipalWithoutPolicies(session))
                        .session(policiesOf(session));
        };
    }

    private static List<Policy> policiesOf(CallerSession session) {
        List<Policy> policies = new ArrayList<>();
        session.policies().forEach(one -> policies.add(one.policy()));
        return policies;
    }

    /** Root needs no policies; a user or role that is gone has none. */
    private PolicySet ofPrincipalWithoutPolicies(CallerSession session) {
        return session.principalArn().equals(account.rootArn()) ? PolicySet.identity(EVERYTHING) : PolicySet.identity();
    }

    /** The policies of a user, group or role, with those of its groups and its boundary. */
    PolicySet of(Identity identity) {
        PolicySet set = PolicySet.identity(
                        sources(identity).stream().map(PolicySource::policy).toList())
                .clock(account.clock())
                .uniqueId(identity.id(), account.arn(identity));
        return boundary(identity).map(set::boundary).orElse(set);
    }

    /** The policy that bounds what a user or role may do. */
    Optional<Policy> boundary(Identity identity) {
        return identity.boundary()
                .flatMap(managed::find)
                .map(policy -> policy.current().document().policy());
    }

    /** The policies that speak for a user, group or role, with where they come from; the order is that of {@link #of}. */
    List<PolicySource> sources(Identity identity) {
        List<PolicySource> sources = new ArrayList<>(sourcesOn(identity));
        if (identity instanceof StoredUser user) {
            user.groups()
                    .forEach(
                            group -> account.groups().find(group).ifPresent(found -> sources.addAll(sourcesOn(found))));
        }
        return sources;
    }

    private List<PolicySource> sourcesOn(Identity identity) {
        List<PolicySource> sources = new ArrayList<>();
        for (String name : identity.inlinePolicies().keys()) {
            identity.inlinePolicies()
                    .find(name)
                    .ifPresent(document -> sources.add(PolicySource.inline(name, identity, document)));
        }
        for (String arn : identity.attachedPolicies()) {
            managed.find(arn).ifPresent(policy -> sources.add(PolicySource.managed(policy, identity)));
        }
        return sources;
    }

    /** The user or role that a caller is, or acts as. */
    Optional<Identity> identity(Caller caller) {
        return account.resources()
                .identity(caller.session().map(CallerSession::principalArn).orElse(caller.arn()));
    }

    /** A request by a caller, with what is known of it. */
    AccessRequest request(Caller caller, String action, String resource) {
        return isPlainUser(caller)
                ? remembered(caller).like().about(action, resource)
                : request(caller, AccessRequest.of(action, resource));
    }

    private AccessRequest request(Caller caller, AccessRequest about) {
        AccessRequest request = about.by(caller.arn())
                .with("aws:SecureTransport", true)
                .with("aws:RequestedRegion", "us-east-1")
                .with("aws:ViaAWSService", false);
        if (account.organization().isPresent()) {
            request = request.with(
                    "aws:PrincipalOrgID", account.organization().get().id());
        }
        return caller.session().isPresent()
                ? withSession(request, caller, caller.session().get())
                : withTags(request, tagsOf(caller));
    }

    private Map<String, String> tagsOf(Caller caller) {
        return caller.userName() == null
                ? Map.of()
                : account.user(caller.userName()).tags();
    }

    private AccessRequest withSession(AccessRequest request, Caller caller, CallerSession session) {
        AccessRequest known = switch (session.kind()) {
            case ROLE -> request.actingAs(session.principalArn());
            case FEDERATED_USER -> request.federatedBy(session.principalArn());
            case USER -> caller.userName() == null ? request : request.withSessionToken();
            case ROOT_TASK -> request.with("aws:AssumedRoot", true);
        };
        known = known.with("aws:userid", caller.id())
                .with("aws:TokenIssueTime", session.issued().toString());
        if (session.kind() != CallerSession.Kind.FEDERATED_USER) {
            known = known.with("aws:MultiFactorAuthPresent", session.mfa().isPresent());
        }
        if (session.mfa().isPresent()) {
            known = known.with(
                    "aws:MultiFactorAuthAge",
                    Duration.between(session.mfa().get(), account.now()).toSeconds());
        }
        if (session.sourceIdentity().isPresent()) {
            known = known.with("aws:SourceIdentity", session.sourceIdentity().get());
        }
        for (var key : session.keys().entrySet()) {
            known = known.with(key.getKey(), key.getValue());
        }
        return withTags(known, session.kind() == CallerSession.Kind.USER ? tagsOf(caller) : session.tags());
    }

    private static AccessRequest withTags(AccessRequest request, Map<String, String> tags) {
        AccessRequest known = request;
        for (var tag : tags.entrySet()) {
            known = known.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
        }
        return known;
    }
}
