package io.github.iamkit.provision;

import java.time.Instant;
import java.util.Optional;

/**
 * A service-specific credential of a user, as AWS lists it: without its password.
 *
 * <p>Immutable and thread-safe.
 *
 * @param credentialId AWS's id of it
 * @param serviceName the service that takes it, such as {@code codecommit.amazonaws.com}
 * @param userName the name to sign in with
 * @param isActive whether it can be used
 * @param created when it was made
 * @param expires when it stops working by itself, if it does
 */
public record IssuedServiceCredential(
        String credentialId,
        String serviceName,
        String userName,
        boolean isActive,
        Instant created,
        Optional<Instant> expires) {}
