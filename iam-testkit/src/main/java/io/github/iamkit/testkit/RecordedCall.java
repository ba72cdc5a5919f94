package io.github.iamkit.testkit;

import java.util.Optional;

/**
 * A call that the fake answered.
 *
 * <pre>{@code
 * assertThat(aws.calls()).extracting(RecordedCall::operation).containsExactly("CreateGroup", "PutGroupPolicy");
 * }</pre>
 *
 * <p>Secrets are not in it: the SDK's own text of a request leaves them out. A call that a fault answers
 * before it reaches the account, such as one that is throttled, is not recorded.
 *
 * <p>Immutable and thread-safe.
 *
 * @param operation the operation's name on the wire
 * @param caller the ARN of who called; empty if that was not found out
 * @param request the request as text; empty if it was not understood
 * @param error AWS's code of what went wrong; empty if nothing did
 */
public record RecordedCall(String operation, String caller, String request, Optional<String> error) {}
