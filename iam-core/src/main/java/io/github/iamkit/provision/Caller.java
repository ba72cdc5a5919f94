package io.github.iamkit.provision;

import java.util.Optional;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.iam.IamClient;

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
        try {
            return Optional.of(client.serviceClientConfiguration()
                    .credentialsProvider()
                    .resolveIdentity()
                    .thenApply(AwsCredentialsIdentity::accessKeyId)
                    .join());
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
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
