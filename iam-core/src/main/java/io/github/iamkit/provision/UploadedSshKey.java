package io.github.iamkit.provision;

import java.time.Instant;

/**
 * A public SSH key of a user, as AWS lists it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param sshPublicKeyId AWS's id of it
 * @param isActive whether it can be used
 * @param uploaded when it was uploaded
 */
public record UploadedSshKey(String sshPublicKeyId, boolean isActive, Instant uploaded) {}
