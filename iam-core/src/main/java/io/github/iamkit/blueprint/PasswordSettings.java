package io.github.iamkit.blueprint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyRequest;

/** The settings of a password policy that are not off, by AWS's names, and as one line of text. */
final class PasswordSettings {
    static final String LENGTH = "MinimumPasswordLength";
    static final String SYMBOLS = "RequireSymbols";
    static final String NUMBERS = "RequireNumbers";
    static final String UPPERCASE = "RequireUppercaseCharacters";
    static final String LOWERCASE = "RequireLowercaseCharacters";
    static final String CHANGEABLE = "AllowUsersToChangePassword";
    static final String AGE = "MaxPasswordAge";
    static final String HARD_EXPIRY = "HardExpiry";
    static final String REUSE = "PasswordReusePrevention";

    static final List<String> NAMES =
            List.of(LENGTH, SYMBOLS, NUMBERS, UPPERCASE, LOWERCASE, CHANGEABLE, AGE, HARD_EXPIRY, REUSE);
    /** What AWS goes by where a policy does not say. */
    static final int SHORTEST = 6;

    private final Map<String, String> settings = new TreeMap<>();

    PasswordSettings(int minimumLength) {
        put(LENGTH, Integer.toString(minimumLength));
    }

    private PasswordSettings(Map<String, String> settings) {
        this.settings.putAll(settings);
    }

    static PasswordSettings of(PasswordPolicy policy) {
        PasswordSettings all = new PasswordSettings(policy.minimumPasswordLength());
        all.put(SYMBOLS, policy.requireSymbols());
        all.put(NUMBERS, policy.requireNumbers());
        all.put(UPPERCASE, policy.requireUppercaseCharacters());
        all.put(LOWERCASE, policy.requireLowercaseCharacters());
        all.put(CHANGEABLE, policy.allowUsersToChangePassword());
        all.put(HARD_EXPIRY, policy.hardExpiry());
        all.put(AGE, policy.maxPasswordAge());
        all.put(REUSE, policy.passwordReusePrevention());
        return all;
    }

    static boolean isNumber(String setting) {
        return setting.equals(LENGTH) || setting.equals(AGE) || setting.equals(REUSE);
    }

    static PasswordSettings parse(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : text.split(", ")) {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new PasswordSettings(settings);
    }

    private void put(String setting, Object value) {
        if (value != null && !value.equals(false)) {
            put(setting, value.toString());
        }
    }

    void put(String setting, String value) {
        settings.put(setting, value);
    }

    Map<String, String> settings() {
        return settings;
    }

    void writeTo(UpdateAccountPasswordPolicyRequest.Builder request) {
        request.minimumPasswordLength(number(LENGTH))
                .requireSymbols(isOn(SYMBOLS))
                .requireNumbers(isOn(NUMBERS))
                .requireUppercaseCharacters(isOn(UPPERCASE))
                .requireLowercaseCharacters(isOn(LOWERCASE))
                .allowUsersToChangePassword(isOn(CHANGEABLE))
                .hardExpiry(isOn(HARD_EXPIRY))
                .maxPasswordAge(number(AGE))
                .passwordReusePrevention(number(REUSE));
    }

    private boolean isOn(String setting) {
        return Boolean.parseBoolean(settings.get(setting));
    }

    private @Nullable Integer number(String setting) {
        String value = settings.get(setting);
        return value == null ? null : Integer.valueOf(value);
    }

    @Override
    public String toString() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }
}
