package io.github.iamkit.provision;

import java.time.Instant;

/**
 * A use of an access key, as AWS remembers the last one. The record lags behind by minutes to hours.
 *
 * <p>Immutable and thread-safe.
 *
 * @param when when the key was used
 * @param service the service that was called, such as {@code s3}
 * @param region the region that was called
 */
public record KeyUse(Instant when, String service, String region) {}
