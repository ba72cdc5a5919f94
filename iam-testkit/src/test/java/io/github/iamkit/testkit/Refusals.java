package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How calls are refused. */
final class Refusals {
    private Refusals() {}

    /** Returns the status, code and sentence with which a call is refused. */
    static String of(ThrowingCallable call) {
        AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
        return refusal == null
                ? "not refused"
                : refusal.statusCode() + " " + refusal.awsErrorDetails().errorCode() + ": "
                        + refusal.awsErrorDetails().errorMessage();
    }
}
