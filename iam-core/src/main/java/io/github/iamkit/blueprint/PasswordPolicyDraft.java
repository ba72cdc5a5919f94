package io.github.iamkit.blueprint;

import java.time.Duration;
import java.util.Objects;

/**
 * What a blueprint says of the account's password policy, beside how long passwords are. AWS replaces the policy as a whole:
 * what is not said here is off.
 *
 * <pre>{@code
 * Blueprint.builder().passwordPolicy(14, policy -> policy.requireSymbols().requireNumbers().rememberLast(24));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class PasswordPolicyDraft {
    private final PasswordSettings settings;

    PasswordPolicyDraft(PasswordSettings settings) {
        this.settings = settings;
    }

    private PasswordPolicyDraft with(String setting, Object value) {
        settings.put(setting, value.toString());
        return this;
    }

    /** Requires a character such as {@code !}. */
    public PasswordPolicyDraft requireSymbols() {
        return with(PasswordSettings.SYMBOLS, true);
    }

    /** Requires a digit. */
    public PasswordPolicyDraft requireNumbers() {
        return with(PasswordSettings.NUMBERS, true);
    }

    /** Requires a capital letter. */
    public PasswordPolicyDraft requireUppercase() {
        return with(PasswordSettings.UPPERCASE, true);
    }

    /** Requires a small letter. */
    public PasswordPolicyDraft requireLowercase() {
        return with(PasswordSettings.LOWERCASE, true);
    }

    /** Lets users change their own password. */
    public PasswordPolicyDraft allowUsersToChange() {
        return with(PasswordSettings.CHANGEABLE, true);
    }

    /** Makes passwords expire, after a number of whole days from 1 to 1,095. */
    public PasswordPolicyDraft expireAfter(Duration age) {
        return with(PasswordSettings.AGE, Objects.requireNonNull(age, "age").toDays());
    }

    /** Keeps users whose password has expired from setting another one by themselves. */
    public PasswordPolicyDraft hardExpiry() {
        return with(PasswordSettings.HARD_EXPIRY, true);
    }

    /** Refuses the last passwords again, from 1 to 24 of them. */
    public PasswordPolicyDraft rememberLast(int passwords) {
        return with(PasswordSettings.REUSE, passwords);
    }
}
