package io.github.iamkit.provision;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Whoever the calls are signed by, who must not lock himself out. */
final class Caller {
    private final IamClient client;
    private final boolean mayRemoveOwnAccess;

    Caller(IamClient client, boolean mayRemoveOwnAccess) {
        this.client = client;
        this.mayRemoveOwnAccess = mayRemoveOwnAccess;
    }

    /** Returns the id of the access key that the client signs with; nothing if the client does not tell. */
    Optional<String> accessKeyId() {
        return credentials().map(AwsCredentialsIdentity::accessKeyId);
    }

    private Optional<AwsCredentialsIdentity> credentials() {
        try {
            return Optional.of(client.serviceClientConfiguration()
                    .credentialsProvider()
                    .resolveIdentity()
                    .join());
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Returns the caller's ARN, from a token service if there is one; nothing if AWS does not tell. */
    Optional<String> arn(List<StsClient> tokenServices) {
        try {
            return Optional.of(tokenServices.isEmpty() ? client.getUser().user().arn() : arn(tokenServices.get(0)));
        } catch (AwsServiceException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private String arn(StsClient sts) {
        return sts.getCallerIdentity(request -> request.overrideConfiguration(override -> override.credentialsProvider(
                        client.serviceClientConfiguration().credentialsProvider())))
                .arn();
    }

    /** Refuses to take away the role whose session the calls are signed with, where there is a token service to ask. */
    void requireOtherRole(List<StsClient> tokenServices, String role) {
        boolean isSession = !mayRemoveOwnAccess
                && !tokenServices.isEmpty()
                && credentials()
                        .filter(AwsSessionCredentialsIdentity.class::isInstance)
                        .isPresent();
        if (isSession
                && arn(tokenServices)
                        .filter(arn -> arn.contains(":assumed-role/" + role + "/"))
                        .isPresent()) {
            throw new OwnAccessException("role `" + role
                    + "` is the one that these calls are signed with a session of; sign with something else,"
                    + " or build the provisioner with mayRemoveOwnAccess()");
        }
    }

    /** Refuses to take away the key that the calls are signed with. */
    void requireOther(String accessKeyId, String user) {
        if (!mayRemoveOwnAccess && accessKeyId().filter(accessKeyId::equals).isPresent()) {
            throw new OwnAccessException("access key " + accessKeyId + " of user `" + user
                    + "` is the one that these calls are signed with; sign with another one,"
                    + " or build the provisioner with mayRemoveOwnAccess()");
        }
    }
}
