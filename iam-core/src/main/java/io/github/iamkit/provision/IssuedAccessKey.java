package io.github.iamkit.provision;

import java.time.Instant;

/**
 * An access key of a user, as AWS lists it: without its secret.
 *
 * <p>Immutable and thread-safe.
 *
 * @param accessKeyId the key's id
 * @param isActive whether requests can be signed with it
 * @param created when it was made
 */
public record IssuedAccessKey(String accessKeyId, boolean isActive, Instant created) {}
