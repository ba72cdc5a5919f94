package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.policy.PolicySet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Sessions of roles that users and other sessions start. */
final class RoleSessions {
    private static final int USUAL_SECONDS = 3600;

    private final Account account;
    private final ManagedPolicies managed;
    private final Permissions permissions;
    private final Denials denials;
    private final MfaCodes mfaCodes;

    RoleSessions(Account account, ManagedPolicies managed, Permissions permissions) {
        this.account = account;
        this.managed = managed;
        this.permissions = permissions;
        this.denials = new Denials(account, permissions);
        this.mfaCodes = new MfaCodes(account);
    }

    void register(Operations operations) {
        operations.add("AssumeRole", AssumeRoleRequest::builder, this::assume);
    }

    /** Starts a session. Root may not, unless it only stands for people who have no credentials yet. */
    private AssumeRoleResponse assume(Caller caller, AssumeRoleRequest request) {
        if (caller.isRoot() && !caller.isMadeUp()) {
            throw new Refusal("AccessDenied", "Roles may not be assumed by root accounts.");
        }
        requireRoleArn(request.roleArn());
        SessionTags tags = SessionTags.of(request.tags(), request.transitiveTagKeys(), caller.session());
        SessionPolicies policies =
                SessionPolicies.of(request.policy(), request.policyArns(), managed, account.partition());
        Optional<Instant> mfa = mfaCodes.verified(caller, request.serialNumber(), request.tokenCode());
        StoredRole role =
                find(request.roleArn()).orElseThrow(() -> notAuthorized(caller, "AssumeRole", request.roleArn()));
        String sourceIdentity =
                caller.session().flatMap(CallerSession::sourceIdentity).orElse(request.sourceIdentity());
        requireTrust(caller, request, role, tags, mfa, Optional.ofNullable(sourceIdentity));
        int seconds = seconds(request.durationSeconds(), role);
        if (caller.isSession(CallerSession.Kind.ROLE) && seconds > USUAL_SECONDS) {
            throw Refusal.invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
        CallerSession session = start(role, tags)
                .addAllPolicies(policies.policies())
                .sourceIdentity(Optional.ofNullable(sourceIdentity))
                .mfa(mfa)
                .build();
        Caller assumed = caller(role, request.roleSessionName(), session);
        return AssumeRoleResponse.builder()
                .credentials(IssuedCredentials.of(assumed, seconds, account))
                .assumedRoleUser(describe(assumed))
                .packedPolicySize(policies.packedSize(tags))
                .sourceIdentity(sourceIdentity)
                .build();
    }

    /** Refuses what cannot be the ARN of a role. */
    static void requireRoleArn(String arn) {
        boolean isRole = ArnParts.of(arn)
                .filter(parts -> parts.service().equals("iam")
                        && parts.account().length() == 12
                        && parts.resource().startsWith("role/"))
                .isPresent();
        if (!isRole) {
            throw Refusal.invalid(arn + " is invalid");
        }
    }

    Optional<StoredRole> find(String arn) {
        return account.resources()
                .identity(arn)
                .filter(StoredRole.class::isInstance)
                .map(StoredRole.class::cast);
    }

    /** Returns the policies on a role, which alone decide on those who come from outside of all accounts. */
    PolicySet trust(StoredRole role) {
        PolicySet trust = PolicySet.identity().trust(role.trust().policy()).clock(account.clock());
        return account.organization().map(one -> one.restrictResources(trust)).orElse(trust);
    }

    /** Why a role cannot be assumed is said only where a policy denies it. */
    private static Refusal notAuthorized(Caller caller, String operation, String roleArn) {
        return new Refusal(
                "AccessDenied",
                "User: " + caller.arn() + " is not authorized to perform: sts:" + operation + " on resource: "
                        + roleArn);
    }

    private void requireTrust(
            Caller caller,
            AssumeRoleRequest request,
            StoredRole role,
            SessionTags tags,
            Optional<Instant> mfa,
            Optional<String> sourceIdentity) {
        PolicySet set = permissions.of(caller).trust(role.trust().policy());
        Map<String, List<String>> keys = new LinkedHashMap<>(RequestKeys.of(request, account.arn(role), account));
        sourceIdentity.ifPresent(identity -> keys.put("sts:SourceIdentity", List.of(identity)));
        if (mfa.isPresent() && request.tokenCode() != null) {
            keys.put("aws:MultiFactorAuthPresent", List.of("true"));
            keys.put("aws:MultiFactorAuthAge", List.of("0"));
        }
        require(set, caller, "AssumeRole", role, keys);
        if (!tags.passed().isEmpty() || !tags.inherited().isEmpty()) {
            require(set, caller, "TagSession", role, keys);
        }
        if (sourceIdentity.isPresent()) {
            require(set, caller, "SetSourceIdentity", role, keys);
        }
    }

    private void require(
            PolicySet set, Caller caller, String operation, StoredRole role, Map<String, List<String>> keys) {
        AccessRequest asked = permissions.request(caller, "sts:" + operation, account.arn(role));
        for (var key : keys.entrySet()) {
            asked = asked.with(key.getKey(), key.getValue());
        }
        Decision decision = set.evaluate(asked);
        if (decision.outcome() == Decision.Outcome.EXPLICITLY_DENIED) {
            throw denials.of(decision, caller, Target.whole(account.arn(role)));
        }
        if (!decision.isAllowed()) {
            throw notAuthorized(caller, operation, account.arn(role));
        }
    }

    /** Returns how long a session lasts; refuses more than the role allows. */
    static int seconds(@Nullable Integer wanted, StoredRole role) {
        int seconds = wanted == null ? USUAL_SECONDS : wanted;
        if (seconds > role.maxSessionSeconds()) {
            throw Refusal.invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return seconds;
    }

    /** Begins a session of a role. */
    ImmutableCallerSession.Builder start(StoredRole role, SessionTags tags) {
        return CallerSession.builder()
                .kind(CallerSession.Kind.ROLE)
                .principalArn(account.arn(role))
                .issued(account.now())
                .putAllTags(tags.over(role.tags()))
                .addAllTransitiveKeys(tags.transitiveKeys());
    }

    /** Returns who a session of a role is. */
    Caller caller(StoredRole role, String sessionName, CallerSession session) {
        return new Caller(
                account.stsArn("assumed-role/" + role.name() + "/" + sessionName),
                role.id() + ":" + sessionName,
                null,
                Optional.of(session));
    }

    static AssumedRoleUser describe(Caller assumed) {
        return AssumedRoleUser.builder()
                .assumedRoleId(assumed.id())
                .arn(assumed.arn())
                .build();
    }

    Credentials issue(Caller assumed, int seconds) {
        return IssuedCredentials.of(assumed, seconds, account);
    }
}
