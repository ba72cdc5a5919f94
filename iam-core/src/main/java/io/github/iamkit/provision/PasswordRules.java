package io.github.iamkit.provision;

import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

/**
 * What the passwords of an account's users have to be like: its password policy, whole.
 *
 * <pre>{@code
 * iam.account().putPasswordPolicy(PasswordRules.builder().minimumLength(14).symbolsRequired(true).reusePrevention(24).build());
 * }</pre>
 *
 * <p>AWS replaces the whole policy by each, so what is not said here is off.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html">AWS: account
 *     password policy</a>
 */
@Value.Immutable
public interface PasswordRules {
    /** Returns how many characters there have to be: 6 to 128, and 8 if not said otherwise. */
    @Value.Default
    default int minimumLength() {
        return 8;
    }

    /** Tells whether there has to be a symbol. */
    @Value.Default
    default boolean symbolsRequired() {
        return false;
    }

    /** Tells whether there has to be a digit. */
    @Value.Default
    default boolean numbersRequired() {
        return false;
    }

    /** Tells whether there has to be a capital letter. */
    @Value.Default
    default boolean uppercaseRequired() {
        return false;
    }

    /** Tells whether there has to be a small letter. */
    @Value.Default
    default boolean lowercaseRequired() {
        return false;
    }

    /** Tells whether users may change their own password. */
    @Value.Default
    default boolean usersMayChange() {
        return false;
    }

    /** Returns after how many days a password expires, 1 to 1095; never if there are none. */
    OptionalInt maximumAgeDays();

    /** Returns how many earlier passwords cannot be used again, 1 to 24; all can if there are none. */
    OptionalInt reusePrevention();

    /** Tells whether who lets a password expire needs an administrator. */
    @Value.Default
    default boolean hardExpiry() {
        return false;
    }

    /** Refuses what AWS would refuse. */
    @Value.Check
    default void check() {
        require("minimumLength", minimumLength(), 6, 128);
        maximumAgeDays().ifPresent(days -> require("maximumAgeDays", days, 1, 1095));
        reusePrevention().ifPresent(count -> require("reusePrevention", count, 1, 24));
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; a password policy of AWS takes " + least + " to " + most);
        }
    }

    /** Returns a builder of rules that ask for eight characters and nothing else. */
    static Builder builder() {
        return new Builder();
    }

    /** Returns the rules that AWS describes. */
    static PasswordRules of(PasswordPolicy policy) {
        Builder rules = builder();
        rules.minimumLength(policy.minimumPasswordLength())
                .symbolsRequired(isSet(policy.requireSymbols()))
                .numbersRequired(isSet(policy.requireNumbers()))
                .uppercaseRequired(isSet(policy.requireUppercaseCharacters()))
                .lowercaseRequired(isSet(policy.requireLowercaseCharacters()))
                .usersMayChange(isSet(policy.allowUsersToChangePassword()))
                .hardExpiry(isSet(policy.hardExpiry()));
        Optional.ofNullable(policy.maxPasswordAge()).filter(days -> days > 0).ifPresent(rules::maximumAgeDays);
        Optional.ofNullable(policy.passwordReusePrevention())
                .filter(count -> count > 0)
                .ifPresent(rules::reusePrevention);
        return rules.build();
    }

    private static boolean isSet(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    /**
     * Builds {@link PasswordRules}.
     *
     * <p>Not thread-safe.
     */
    final class Builder extends ImmutablePasswordRules.Builder {
        Builder() {}
    }
}
