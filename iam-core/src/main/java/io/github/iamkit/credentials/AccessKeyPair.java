package io.github.iamkit.credentials;

import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * An access key with its secret half.
 *
 * <pre>{@code
 * AccessKeyPair key = david.createAccessKey(CredentialFile.legacy(path)::write);
 * IamClient client = IamClient.builder().credentialsProvider(key.asProvider()).build();
 * }</pre>
 *
 * <p>AWS tells the secret once, when it makes the key. It comes out of here through {@link #secret()}'s
 * {@link Secret#reveal()}, {@link #asProvider()} and {@link CredentialFile}, and in no other way.
 *
 * <p>Immutable and thread-safe.
 */
public final class AccessKeyPair {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 128;

    private final String accessKeyId;
    private final Secret secret;

    private AccessKeyPair(String accessKeyId, Secret secret) {
        this.accessKeyId = accessKeyId;
        this.secret = secret;
    }

    /**
     * Returns the pair of an id and its secret.
     *
     * @throws IllegalArgumentException if the id is not 16 to 128 letters, digits and underscores
     */
    public static AccessKeyPair of(String accessKeyId, Secret secret) {
        Objects.requireNonNull(accessKeyId, "accessKeyId");
        Objects.requireNonNull(secret, "secret");
        boolean isId = accessKeyId.length() >= SHORTEST
                && accessKeyId.length() <= LONGEST
                && accessKeyId.chars().allMatch(AccessKeyPair::isWordCharacter);
        if (!isId) {
            throw new IllegalArgumentException(
                    "an access key id has 16 to 128 letters, digits and underscores, and the given"
                            + " text has others or another length (" + accessKeyId.length() + "); is it the secret?");
        }
        return new AccessKeyPair(accessKeyId, secret);
    }

    private static boolean isWordCharacter(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
    }

    /** Returns the id, which is no secret: AWS shows it in logs. */
    public String accessKeyId() {
        return accessKeyId;
    }

    /** Returns the secret half, hidden. */
    public Secret secret() {
        return secret;
    }

    /** Returns the pair as a client of the SDK takes it. */
    public AwsCredentialsProvider asProvider() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret.reveal()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessKeyPair pair
                && accessKeyId.equals(pair.accessKeyId)
                && secret.equals(pair.secret);
    }

    @Override
    public int hashCode() {
        return accessKeyId.hashCode();
    }

    /** Returns the id alone. */
    @Override
    public String toString() {
        return "AccessKeyPair[" + accessKeyId + ", " + secret + "]";
    }
}
