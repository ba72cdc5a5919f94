package io.github.iamkit.testkit.account;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.AcceptDelegationRequestRequest;
import software.amazon.awssdk.services.iam.model.AcceptDelegationRequestResponse;
import software.amazon.awssdk.services.iam.model.AssociateDelegationRequestRequest;
import software.amazon.awssdk.services.iam.model.AssociateDelegationRequestResponse;
import software.amazon.awssdk.services.iam.model.CreateDelegationRequestRequest;
import software.amazon.awssdk.services.iam.model.CreateDelegationRequestResponse;
import software.amazon.awssdk.services.iam.model.DelegationRequest;
import software.amazon.awssdk.services.iam.model.GetDelegationRequestRequest;
import software.amazon.awssdk.services.iam.model.GetDelegationRequestResponse;
import software.amazon.awssdk.services.iam.model.GetHumanReadableSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetHumanReadableSummaryResponse;
import software.amazon.awssdk.services.iam.model.ListDelegationRequestsRequest;
import software.amazon.awssdk.services.iam.model.ListDelegationRequestsResponse;
import software.amazon.awssdk.services.iam.model.PermissionCheckResultType;
import software.amazon.awssdk.services.iam.model.PermissionCheckStatusType;
import software.amazon.awssdk.services.iam.model.RejectDelegationRequestRequest;
import software.amazon.awssdk.services.iam.model.RejectDelegationRequestResponse;
import software.amazon.awssdk.services.iam.model.SendDelegationTokenRequest;
import software.amazon.awssdk.services.iam.model.SendDelegationTokenResponse;
import software.amazon.awssdk.services.iam.model.StateType;
import software.amazon.awssdk.services.iam.model.SummaryStateType;
import software.amazon.awssdk.services.iam.model.UpdateDelegationRequestRequest;
import software.amazon.awssdk.services.iam.model.UpdateDelegationRequestResponse;
import software.amazon.awssdk.services.sts.model.GetDelegatedAccessTokenRequest;
import software.amazon.awssdk.services.sts.model.GetDelegatedAccessTokenResponse;

/**
 * Requests of partners for temporary access, which somebody in the account accepts or rejects.
 *
 * <p>What a partner's template of permissions allows only AWS knows. The credentials of an accepted request know who they are
 * and may nothing else.
 */
final class Delegations {
    private static final Duration OPEN_FOR = Duration.ofDays(7);
    private static final Set<StateType> UNDECIDED =
            EnumSet.of(StateType.UNASSIGNED, StateType.ASSIGNED, StateType.PENDING_APPROVAL);

    private final Account account;
    private final Table<StoredDelegation> requests;

    Delegations(Account account) {
        this.account = account;
        this.requests = account.table("delegation requests", StoredDelegation::id);
    }

    void register(Operations iam, Operations sts) {
        iam.add("CreateDelegationRequest", CreateDelegationRequestRequest::builder, this::create);
        iam.add("GetDelegationRequest", GetDelegationRequestRequest::builder, this::get);
        iam.add("ListDelegationRequests", ListDelegationRequestsRequest::builder, this::list);
        iam.add("AssociateDelegationRequest", AssociateDelegationRequestRequest::builder, this::associate);
        iam.add("UpdateDelegationRequest", UpdateDelegationRequestRequest::builder, this::update);
        iam.add("AcceptDelegationRequest", AcceptDelegationRequestRequest::builder, this::accept);
        iam.add("RejectDelegationRequest", RejectDelegationRequestRequest::builder, this::reject);
        iam.add("SendDelegationToken", SendDelegationTokenRequest::builder, this::send);
        iam.add("GetHumanReadableSummary", GetHumanReadableSummaryRequest::builder, this::summary);
        sts.add("GetDelegatedAccessToken", GetDelegatedAccessTokenRequest::builder, this::trade);
    }

    private CreateDelegationRequestResponse create(Caller caller, CreateDelegationRequestRequest request) {
        Instant now = account.now();
        String id = "dr-" + account.ids().certificateId().toLowerCase(Locale.ROOT);
        requests.put(StoredDelegation.builder()
                .id(id)
                .request(request)
                .requestorAccount(caller.account())
                .created(now)
                .updated(now)
                .expires(now.plus(OPEN_FOR))
                .state(StateType.UNASSIGNED)
                .build());
        return CreateDelegationRequestResponse.builder()
                .delegationRequestId(id)
                .consoleDeepLink("https://console.aws.amazon.com/iam/home#/delegation_requests/" + id)
                .build();
    }

    private StoredDelegation find(String id) {
        return requests.find(id)
                .orElseThrow(() -> Refusal.noSuchEntity("The delegation request with id " + id + " cannot be found."));
    }

    private StoredDelegation find(String id, Set<StateType> states) {
        StoredDelegation found = find(id);
        if (!states.contains(found.stateAt(account.now()))) {
            throw new Refusal(
                    "InvalidInput",
                    "The delegation request is in state " + found.stateAt(account.now()) + ", not in one of " + states);
        }
        return found;
    }

    private void save(StoredDelegation changed) {
        requests.put(changed.withUpdated(account.now()));
    }

    private GetDelegationRequestResponse get(GetDelegationRequestRequest request) {
        StoredDelegation found = find(request.delegationRequestId());
        boolean isChecked = Boolean.TRUE.equals(request.delegationPermissionCheck());
        return GetDelegationRequestResponse.builder()
                .delegationRequest(found.describe(account.now()))
                .permissionCheckStatus(isChecked ? PermissionCheckStatusType.COMPLETE : null)
                .permissionCheckResult(isChecked ? PermissionCheckResultType.UNSURE : null)
                .build();
    }

    private ListDelegationRequestsResponse list(ListDelegationRequestsRequest request) {
        Page<DelegationRequest> page = Page.of(
                        requests,
                        one -> request.ownerId() == null
                                || one.ownerArn()
                                        .filter(request.ownerId()::equals)
                                        .isPresent(),
                        request.maxItems(),
                        request.marker())
                .map(one -> one.describe(account.now()));
        return ListDelegationRequestsResponse.builder()
                .delegationRequests(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private AssociateDelegationRequestResponse associate(Caller caller, AssociateDelegationRequestRequest request) {
        StoredDelegation found = find(request.delegationRequestId(), EnumSet.of(StateType.UNASSIGNED));
        String owner = found.request().ownerAccountId();
        if (owner != null && !owner.equals(account.id())) {
            throw Refusal.noSuchEntity("The delegation request with id " + found.id() + " cannot be found.");
        }
        save(found.withState(StateType.ASSIGNED).withOwnerArn(caller.arn()));
        return AssociateDelegationRequestResponse.builder().build();
    }

    private UpdateDelegationRequestResponse update(UpdateDelegationRequestRequest request) {
        StoredDelegation found = find(request.delegationRequestId(), UNDECIDED);
        save(found.withState(StateType.PENDING_APPROVAL).withNotes(Optional.ofNullable(request.notes())));
        return UpdateDelegationRequestResponse.builder().build();
    }

    private AcceptDelegationRequestResponse accept(Caller caller, AcceptDelegationRequestRequest request) {
        StoredDelegation found = find(request.delegationRequestId(), UNDECIDED);
        save(found.withState(StateType.ACCEPTED).withApproverArn(caller.arn()));
        return AcceptDelegationRequestResponse.builder().build();
    }

    private RejectDelegationRequestResponse reject(RejectDelegationRequestRequest request) {
        StoredDelegation found = find(request.delegationRequestId(), UNDECIDED);
        save(found.withState(StateType.REJECTED).withRejectionReason(Optional.ofNullable(request.notes())));
        return RejectDelegationRequestResponse.builder().build();
    }

    private SendDelegationTokenResponse send(SendDelegationTokenRequest request) {
        StoredDelegation found = find(request.delegationRequestId(), EnumSet.of(StateType.ACCEPTED));
        save(found.withState(StateType.FINALIZED).withTradeInToken(account.ids().sessionToken()));
        return SendDelegationTokenResponse.builder().build();
    }

    /** Returns the token that the one who asked was sent; nothing if none was. */
    Optional<String> tokenOf(String requestId) {
        return requests.find(requestId).flatMap(StoredDelegation::tradeInToken);
    }

    private GetHumanReadableSummaryResponse summary(GetHumanReadableSummaryRequest request) {
        String arn = request.entityArn();
        StoredDelegation found = find(arn.substring(arn.lastIndexOf('/') + 1));
        return GetHumanReadableSummaryResponse.builder()
                .summaryContent(found.request().description())
                .locale(request.locale() == null ? "en" : request.locale())
                .summaryState(SummaryStateType.AVAILABLE)
                .build();
    }

    private GetDelegatedAccessTokenResponse trade(GetDelegatedAccessTokenRequest request) {
        StoredDelegation found = requests.values().stream()
                .filter(one -> one.tradeInToken()
                        .filter(request.tradeInToken()::equals)
                        .isPresent())
                .filter(one -> account.now().isBefore(one.expires()))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("ExpiredTradeInTokenException", "The trade-in token is expired or unknown"));
        CallerSession session = CallerSession.builder()
                .kind(CallerSession.Kind.FEDERATED_USER)
                .principalArn(found.approverArn().orElseThrow())
                .issued(account.now())
                .build();
        Caller partner = new Caller(
                account.stsArn("federated-user/" + found.id()),
                account.id() + ":" + found.id(),
                null,
                Optional.of(session));
        return GetDelegatedAccessTokenResponse.builder()
                .credentials(IssuedCredentials.of(partner, found.request().sessionDuration(), account))
                .assumedPrincipal(partner.arn())
                .packedPolicySize(0)
                .build();
    }
}
