package io.github.iamkit.testkit.account;

import io.github.iamkit.policy.AccessRequest;
import io.github.iamkit.policy.Decision;
import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.PolicySet;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;
import software.amazon.awssdk.services.sts.model.Tag;

/** The security token service: who is calling, and credentials for a while. */
final class Tokens {
    private static final int USUAL_SECONDS = 3600;
    private static final int USUAL_SECONDS_OF_USERS = 43_200;

    private final Account account;
    private final Permissions permissions;

    Tokens(Account account, Permissions permissions) {
        this.account = account;
        this.permissions = permissions;
    }

    void register(Operations operations) {
        operations.add("GetCallerIdentity", GetCallerIdentityRequest::builder, this::callerIdentity);
        operations.add("GetAccessKeyInfo", GetAccessKeyInfoRequest::builder, this::accessKeyInfo);
        operations.add("AssumeRole", AssumeRoleRequest::builder, this::assumeRole);
        operations.add("GetSessionToken", GetSessionTokenRequest::builder, this::sessionToken);
    }

    private GetCallerIdentityResponse callerIdentity(Caller caller, GetCallerIdentityRequest request) {
        return GetCallerIdentityResponse.builder()
                .userId(caller.id())
                .account(account.id())
                .arn(caller.arn())
                .build();
    }

    private GetAccessKeyInfoResponse accessKeyInfo(GetAccessKeyInfoRequest request) {
        return GetAccessKeyInfoResponse.builder().account(account.id()).build();
    }

    private AssumeRoleResponse assumeRole(Caller caller, AssumeRoleRequest request) {
        if (caller.isRoot()) {
            throw new Refusal("AccessDenied", "Roles may not be assumed by root accounts.");
        }
        StoredRole role = permissions
                .identity(request.roleArn())
                .filter(StoredRole.class::isInstance)
                .map(StoredRole.class::cast)
                .orElseThrow(() -> notAuthorized(caller, request.roleArn()));
        requireTrust(caller, request, role);
        int seconds = requireDuration(caller, request, role);
        String session = request.roleSessionName();
        Caller.Session started = new Caller.Session(account.arn(role), sessionPolicies(request), tags(role, request));
        Caller assumed = new Caller(
                account.stsArn("assumed-role/" + role.name() + "/" + session),
                role.id() + ":" + session,
                null,
                Optional.of(started));
        return AssumeRoleResponse.builder()
                .credentials(issue(assumed, seconds))
                .assumedRoleUser(AssumedRoleUser.builder()
                        .assumedRoleId(assumed.id())
                        .arn(assumed.arn())
                        .build())
                .build();
    }

    private static Refusal notAuthorized(Caller caller, String roleArn) {
        return new Refusal(
                "AccessDenied",
                "User: " + caller.arn() + " is not authorized to perform: sts:AssumeRole on resource: " + roleArn);
    }

    private void requireTrust(Caller caller, AssumeRoleRequest request, StoredRole role) {
        PolicySet set = permissions.of(caller).trust(role.trust().policy());
        AccessRequest asked = permissions
                .request(caller, "sts:AssumeRole", account.arn(role))
                .with("sts:RoleSessionName", request.roleSessionName());
        if (request.externalId() != null) {
            asked = asked.with("sts:ExternalId", request.externalId());
        }
        if (request.sourceIdentity() != null) {
            asked = asked.with("sts:SourceIdentity", request.sourceIdentity());
        }
        for (Tag tag : request.tags()) {
            asked = asked.with("aws:RequestTag/" + tag.key(), tag.value());
        }
        Decision decision = set.evaluate(asked);
        if (!decision.isAllowed()) {
            throw notAuthorized(caller, account.arn(role));
        }
    }

    private static int requireDuration(Caller caller, AssumeRoleRequest request, StoredRole role) {
        int seconds = request.durationSeconds() == null ? USUAL_SECONDS : request.durationSeconds();
        if (caller.session().isPresent() && seconds > USUAL_SECONDS) {
            throw Refusal.invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                            + " chaining.");
        }
        if (seconds > role.maxSessionSeconds()) {
            throw Refusal.invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return seconds;
    }

    private static List<String> sessionPolicies(AssumeRoleRequest request) {
        if (request.policy() == null) {
            return List.of();
        }
        try {
            return List.of(Policy.parse(request.policy()).toJson());
        } catch (InvalidPolicyException e) {
            throw Refusal.malformed("Syntax errors in policy.");
        }
    }

    private static Map<String, String> tags(StoredRole role, AssumeRoleRequest request) {
        Map<String, String> tags = new LinkedHashMap<>(role.tags());
        for (Tag tag : request.tags()) {
            tags.keySet().removeIf(key -> key.equalsIgnoreCase(tag.key()));
            tags.put(tag.key(), tag.value());
        }
        return tags;
    }

    private GetSessionTokenResponse sessionToken(Caller caller, GetSessionTokenRequest request) {
        if (caller.session().isPresent()) {
            throw new Refusal("AccessDenied", "Cannot call GetSessionToken with session credentials");
        }
        int seconds = request.durationSeconds() == null ? USUAL_SECONDS_OF_USERS : request.durationSeconds();
        return GetSessionTokenResponse.builder()
                .credentials(issue(caller, seconds))
                .build();
    }

    private software.amazon.awssdk.services.sts.model.Credentials issue(Caller caller, int seconds) {
        String id = account.ids().accessKeyId("ASIA");
        String secret = account.ids().secret();
        String token = account.ids().sessionToken();
        Instant expiration = account.now().plus(Duration.ofSeconds(seconds));
        account.sessions().put(new TemporaryCredentials(id, secret, token, expiration, caller));
        account.rememberIssued(id);
        return software.amazon.awssdk.services.sts.model.Credentials.builder()
                .accessKeyId(id)
                .secretAccessKey(secret)
                .sessionToken(token)
                .expiration(expiration)
                .build();
    }
}
