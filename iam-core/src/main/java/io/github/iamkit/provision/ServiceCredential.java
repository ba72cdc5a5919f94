package io.github.iamkit.provision;

import io.github.iamkit.credentials.Secret;

/**
 * A service-specific credential with its password, which AWS tells once.
 *
 * <pre>{@code
 * ServiceCredential git = david.createServiceCredential("codecommit.amazonaws.com", vault::keep);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param credentialId AWS's id of it
 * @param serviceName the service that takes it
 * @param userName the name to sign in with
 * @param password the password, hidden
 */
public record ServiceCredential(String credentialId, String serviceName, String userName, Secret password) {}
