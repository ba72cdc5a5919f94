package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;
import software.amazon.awssdk.services.iam.model.CreateDelegationRequestRequest;
import software.amazon.awssdk.services.iam.model.DelegationRequest;
import software.amazon.awssdk.services.iam.model.StateType;

/** A partner's request for temporary access, on its way through those who decide on it. */
@Value.Immutable
interface StoredDelegation extends WithStoredDelegation {
    /** Returns a builder. */
    static ImmutableStoredDelegation.Builder builder() {
        return ImmutableStoredDelegation.builder();
    }

    String id();

    /** What was asked for. */
    CreateDelegationRequestRequest request();

    /** The account that asks. */
    String requestorAccount();

    Instant created();

    Instant updated();

    Instant expires();

    StateType state();

    /** Whom the request was put before. */
    Optional<String> ownerArn();

    Optional<String> approverArn();

    Optional<String> notes();

    Optional<String> rejectionReason();

    /** What the one who asks gets credentials for. */
    @Value.Redacted
    Optional<String> tradeInToken();

    /** Describes the request as AWS does. */
    default DelegationRequest describe(Instant now) {
        return DelegationRequest.builder()
                .delegationRequestId(id())
                .ownerAccountId(request().ownerAccountId())
                .description(request().description())
                .requestMessage(request().requestMessage())
                .permissions(request().permissions())
                .ownerId(ownerArn().orElse(null))
                .approverId(approverArn().orElse(null))
                .state(stateAt(now))
                .requestorId(requestorAccount())
                .createDate(created())
                .sessionDuration(request().sessionDuration())
                .redirectUrl(request().redirectUrl())
                .notes(notes().orElse(null))
                .rejectionReason(rejectionReason().orElse(null))
                .onlySendByOwner(request().onlySendByOwner())
                .updatedTime(updated())
                .build();
    }

    /** A request that nobody accepted in time is expired. */
    default StateType stateAt(Instant now) {
        boolean isOpen = state() != StateType.FINALIZED && state() != StateType.REJECTED;
        return isOpen && !now.isBefore(expires()) ? StateType.EXPIRED : state();
    }
}
