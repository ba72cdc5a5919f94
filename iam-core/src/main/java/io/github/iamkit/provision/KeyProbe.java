package io.github.iamkit.provision;

import io.github.iamkit.credentials.AccessKeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Sees whether an access key works by now. One good answer is no proof, as the next may come from a place that does not
 * know the key: several in a row are asked for, of every endpoint that the provisioner was given. It stays a heuristic.
 */
final class KeyProbe {
    private static final int IN_A_ROW = 3;
    private static final Set<String> UNKNOWN_YET =
            Set.of("InvalidClientTokenId", "SignatureDoesNotMatch", "AuthFailure");

    private final Connection connection;

    KeyProbe(Connection connection) {
        this.connection = connection;
    }

    /** Returns when the key works. */
    void requireUsable(AccessKeyPair key) {
        List<Runnable> calls = calls(key);
        Patience.Wait wait = connection.patience().start();
        int good = 0;
        while (good < IN_A_ROW) {
            good = calls.stream().allMatch(KeyProbe::isKnown) ? good + 1 : 0;
            if (good < IN_A_ROW) {
                if (!wait.isWorthwhile()) {
                    throw new KeyRotationException(
                            "access key " + key.accessKeyId() + " is stored but does not work yet;"
                                    + " the old one stays active. Call keyRotation().resume(pair) later, or rollback()");
                }
                wait.pause();
            }
        }
    }

    /** Where there is no token service to ask, IAM itself tells a key that it does not know from one that may do nothing. */
    private List<Runnable> calls(AccessKeyPair key) {
        List<Runnable> calls = new ArrayList<>();
        connection
                .tokenServices()
                .forEach(sts -> calls.add(() -> sts.getCallerIdentity(request ->
                        request.overrideConfiguration(override -> override.credentialsProvider(key.asProvider())))));
        if (calls.isEmpty()) {
            calls.add(() -> connection
                    .client()
                    .getUser(request ->
                            request.overrideConfiguration(override -> override.credentialsProvider(key.asProvider()))));
        }
        return calls;
    }

    private static boolean isKnown(Runnable call) {
        try {
            call.run();
            return true;
        } catch (AwsServiceException e) {
            String code = Failure.code(e);
            if (UNKNOWN_YET.contains(code)) {
                return false;
            }
            if (code.equals("AccessDenied") || code.equals("AccessDeniedException")) {
                return true;
            }
            throw e;
        }
    }
}
