package io.github.iamkit.testkit;

import java.util.Optional;

/**
 * A call that reached the fake, or that a fault of the test kept from it.
 *
 * <pre>{@code
 * assertThat(aws.calls()).extracting(RecordedCall::operation).containsExactly("CreateGroup", "PutGroupPolicy");
 * }</pre>
 *
 * <p>Secrets are not in it: the SDK's own text of a request leaves them out. Of a call that never reached the account,
 * such as one that was throttled, the caller is whoever the key belongs to that the call names.
 *
 * <p>Immutable and thread-safe.
 *
 * @param operation the operation's name on the wire
 * @param caller the ARN of who called; empty if that was not found out
 * @param request the request as text; empty if it was not understood
 * @param error AWS's code of what went wrong; empty if nothing did, or if nobody answered
 * @param fault what the test made go wrong; empty if nothing. After a {@link Fault.LostResponse} the call was done, and
 *     {@code error} says how it ended
 */
public record RecordedCall(
        String operation, String caller, String request, Optional<String> error, Optional<Fault> fault) {}
