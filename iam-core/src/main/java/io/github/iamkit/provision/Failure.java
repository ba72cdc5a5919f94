package io.github.iamkit.provision;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an exception of the SDK says about the call. */
final class Failure {
    private static final int SERVER_ERROR = 500;
    private static final Set<String> TEMPORARY =
            Set.of("ConcurrentModification", "EntityTemporarilyUnmodifiable", "OpenIdIdpCommunicationError");

    private Failure() {}

    /** Returns AWS's code; the exception's name if AWS was not heard. */
    static String code(SdkException e) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? String.valueOf(service.awsErrorDetails().errorCode())
                : e.getClass().getSimpleName();
    }

    static String message(SdkException e) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? String.valueOf(service.awsErrorDetails().errorMessage())
                : "";
    }

    /** Tells whether the call may have been done although it failed. */
    static boolean mayHaveBeenDone(SdkException e) {
        return e instanceof SdkClientException && !(e instanceof AbortedException)
                || e instanceof AwsServiceException service
                        && service.statusCode() >= SERVER_ERROR
                        && !service.isThrottlingException();
    }

    static boolean isThrottling(SdkException e) {
        return e instanceof AwsServiceException service && service.isThrottlingException();
    }

    /** Tells whether the same call can be expected to work in a while. */
    static boolean isTemporary(SdkException e) {
        return TEMPORARY.contains(code(e));
    }
}
