package io.github.iamkit.provision;

import java.time.Instant;

/**
 * That a user has a password for the console, as AWS tells: without the password.
 *
 * <p>Immutable and thread-safe.
 *
 * @param created when it was set up
 * @param mustChange whether the user has to choose another password at the next sign-in
 */
public record IssuedLoginProfile(Instant created, boolean mustChange) {}
