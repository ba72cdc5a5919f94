package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageRequest;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageResponse;
import software.amazon.awssdk.services.sts.model.FederatedUser;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/** The security token service for users: who is calling, and credentials for a while. */
final class Tokens {
    private static final int USUAL_SECONDS = 43_200;
    private static final int MOST_SECONDS_OF_ROOT = 3600;
    private static final int LEAST_KEY_ID = 20;

    private final Account account;
    private final ManagedPolicies managed;
    private final MfaCodes mfaCodes;

    Tokens(Account account, ManagedPolicies managed) {
        this.account = account;
        this.managed = managed;
        this.mfaCodes = new MfaCodes(account);
    }

    void register(Operations operations) {
        operations.add("GetCallerIdentity", GetCallerIdentityRequest::builder, this::callerIdentity);
        operations.add("GetAccessKeyInfo", GetAccessKeyInfoRequest::builder, this::accessKeyInfo);
        operations.add("GetSessionToken", GetSessionTokenRequest::builder, this::sessionToken);
        operations.add("GetFederationToken", GetFederationTokenRequest::builder, this::federationToken);
        operations.add("DecodeAuthorizationMessage", DecodeAuthorizationMessageRequest::builder, this::decode);
    }

    private GetCallerIdentityResponse callerIdentity(Caller caller, GetCallerIdentityRequest request) {
        return GetCallerIdentityResponse.builder()
                .userId(caller.id())
                .account(caller.account())
                .arn(caller.arn())
                .build();
    }

    private GetAccessKeyInfoResponse accessKeyInfo(GetAccessKeyInfoRequest request) {
        if (request.accessKeyId().length() < LEAST_KEY_ID) {
            throw Refusal.invalid("Invalid Access Key ID format");
        }
        return GetAccessKeyInfoResponse.builder().account(account.id()).build();
    }

    private GetSessionTokenResponse sessionToken(Caller caller, GetSessionTokenRequest request) {
        requireLongTerm(caller, "GetSessionToken");
        Optional<Instant> mfa = mfaCodes.verified(caller, request.serialNumber(), request.tokenCode());
        CallerSession session = CallerSession.builder()
                .kind(CallerSession.Kind.USER)
                .principalArn(caller.arn())
                .issued(account.now())
                .mfa(mfa)
                .build();
        Caller started = new Caller(caller.arn(), caller.id(), caller.userName(), Optional.of(session));
        return GetSessionTokenResponse.builder()
                .credentials(IssuedCredentials.of(started, seconds(caller, request.durationSeconds()), account))
                .build();
    }

    private GetFederationTokenResponse federationToken(Caller caller, GetFederationTokenRequest request) {
        requireLongTerm(caller, "GetFederationToken");
        SessionTags tags = SessionTags.of(request.tags(), List.of(), Optional.empty());
        SessionPolicies policies =
                SessionPolicies.of(request.policy(), request.policyArns(), managed, account.partition());
        CallerSession session = CallerSession.builder()
                .kind(CallerSession.Kind.FEDERATED_USER)
                .principalArn(caller.arn())
                .issued(account.now())
                .addAllPolicies(policies.policies())
                .putAllTags(tags.over(
                        caller.userName() == null
                                ? Map.of()
                                : account.user(caller.userName()).tags()))
                .build();
        String id = account.id() + ":" + request.name();
        Caller started = new Caller(account.stsArn("federated-user/" + request.name()), id, null, Optional.of(session));
        Integer packed = policies.packedSize(tags);
        return GetFederationTokenResponse.builder()
                .credentials(IssuedCredentials.of(started, seconds(caller, request.durationSeconds()), account))
                .federatedUser(FederatedUser.builder()
                        .federatedUserId(id)
                        .arn(started.arn())
                        .build())
                .packedPolicySize(packed == null ? 0 : packed)
                .build();
    }

    private static void requireLongTerm(Caller caller, String operation) {
        if (caller.session().isPresent()) {
            throw new Refusal("AccessDenied", "Cannot call " + operation + " with session credentials");
        }
    }

    /** Root's sessions last an hour at most, whatever was asked for. */
    private static int seconds(Caller caller, @Nullable Integer wanted) {
        int seconds = wanted == null ? USUAL_SECONDS : wanted;
        return caller.isRoot() ? Math.min(seconds, MOST_SECONDS_OF_ROOT) : seconds;
    }

    private DecodeAuthorizationMessageResponse decode(DecodeAuthorizationMessageRequest request) {
        return DecodeAuthorizationMessageResponse.builder()
                .decodedMessage(account.authorizationMessages().decode(request.encodedMessage()))
                .build();
    }
}
