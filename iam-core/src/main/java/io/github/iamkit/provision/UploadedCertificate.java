package io.github.iamkit.provision;

import java.time.Instant;

/**
 * A signing certificate of a user, as AWS lists it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param certificateId AWS's id of it
 * @param pem the certificate as it was uploaded
 * @param isActive whether it can be used
 * @param uploaded when it was uploaded
 */
public record UploadedCertificate(String certificateId, String pem, boolean isActive, Instant uploaded) {}
