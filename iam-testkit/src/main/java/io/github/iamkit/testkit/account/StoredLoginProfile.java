package io.github.iamkit.testkit.account;

import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/** A user's password for the console. */
@Value.Immutable
interface StoredLoginProfile extends WithStoredLoginProfile {
    /** Returns a builder. */
    static ImmutableStoredLoginProfile.Builder builder() {
        return ImmutableStoredLoginProfile.builder();
    }

    @Value.Redacted
    String password();

    /** The passwords before, newest first, as far as a password policy may ask for them. */
    @Value.Redacted
    List<String> earlierPasswords();

    Instant created();

    boolean isResetRequired();
}
