package io.github.iamkit.provision;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.Secret;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamServiceClientConfiguration;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;

/**
 * Makes access keys without leaving one behind whose secret nobody has.
 *
 * <p>The SDK repeats a call whose answer got lost, and IAM then makes a second key while the first stays, active. So the
 * call is made without retries; after a failure that may have come too late, keys that were not there before are deleted,
 * and only then is it tried again.
 */
final class AccessKeyCreation {
    private static final Logger LOG = LoggerFactory.getLogger(AccessKeyCreation.class);
    private static final int ATTEMPTS = 3;
    private static final int SERVER_ERROR = 500;
    private static final int MOST_KEYS = 2;
    private static final SdkPlugin WITHOUT_RETRIES =
            configuration -> ((IamServiceClientConfiguration.Builder) configuration)
                    .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));

    private final IamClient client;
    private final String user;

    AccessKeyCreation(IamClient client, String user) {
        this.client = client;
        this.user = user;
    }

    AccessKeyPair create(Consumer<AccessKeyPair> store) {
        AccessKeyPair key = create();
        try {
            store.accept(key);
            return key;
        } catch (RuntimeException | Error failure) {
            undo(key, failure);
            throw failure;
        }
    }

    private void undo(AccessKeyPair key, Throwable failure) {
        try {
            delete(key.accessKeyId());
            LOG.warn("deleted access key {} of user {} again, as it could not be stored", key.accessKeyId(), user);
        } catch (SdkException e) {
            e.addSuppressed(new IllegalStateException("access key " + key.accessKeyId() + " of user " + user
                    + " could not be stored and is still there; delete it"));
            failure.addSuppressed(e);
        }
    }

    private AccessKeyPair create() {
        Set<String> before = ids();
        for (int attempt = 1; ; attempt++) {
            try {
                AccessKey key = client.createAccessKey(request -> request.userName(user)
                                .overrideConfiguration(override -> override.addPlugin(WITHOUT_RETRIES)))
                        .accessKey();
                LOG.info("created access key {} of user {}", key.accessKeyId(), user);
                return AccessKeyPair.of(key.accessKeyId(), Secret.of(key.secretAccessKey()));
            } catch (SdkException e) {
                if (!mayHaveBeenDone(e)) {
                    throw e;
                }
                deleteAllBut(before, e);
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static boolean mayHaveBeenDone(SdkException e) {
        return e instanceof SdkClientException
                || e instanceof AwsServiceException service && service.statusCode() >= SERVER_ERROR;
    }

    private void deleteAllBut(Set<String> before, SdkException cause) {
        for (String id : ids()) {
            if (!before.contains(id)) {
                LOG.warn("deleting access key {} of user {}, whose secret got lost: {}", id, user, cause.getMessage());
                delete(id);
            }
        }
    }

    private void delete(String id) {
        client.updateAccessKey(request -> request.userName(user).accessKeyId(id).status("Inactive"));
        client.deleteAccessKey(request -> request.userName(user).accessKeyId(id));
    }

    private Set<String> ids() {
        List<AccessKeyMetadata> keys =
                client.listAccessKeysPaginator(request -> request.userName(user)).accessKeyMetadata().stream()
                        .toList();
        return keys.stream().map(AccessKeyMetadata::accessKeyId).collect(Collectors.toSet());
    }

    /** Refuses a user that has as many keys as AWS allows, and says which. */
    void requireRoom(List<IssuedAccessKey> keys) {
        if (keys.size() >= MOST_KEYS) {
            String present = keys.stream()
                    .map(key -> key.accessKeyId() + " from "
                            + key.created().toString().substring(0, "2011-01-01".length()))
                    .collect(Collectors.joining(", "));
            throw new IllegalStateException("user `" + user + "` already has " + keys.size() + " access keys ("
                    + present + "); AWS allows " + MOST_KEYS + ".\n  Delete one");
        }
    }
}
