package io.github.iamkit.testkit.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.DeleteAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyResponse;

/** What the account demands of passwords. */
final class PasswordPolicies {
    /** The largest number of earlier passwords that a policy can forbid. */
    static final int MOST_REMEMBERED = 24;

    private static final int USUAL_LENGTH = 6;
    private static final int LENGTH_WITHOUT_POLICY = 8;
    private static final int CLASSES_WITHOUT_POLICY = 3;
    private static final String SYMBOLS = "!@#$%^&*()_+-=[]{}|'";

    private final Account account;

    /** The policy of the account: one row or none. */
    private final Table<PasswordPolicy> policies;

    PasswordPolicies(Account account) {
        this.account = account;
        this.policies = account.table("password policy", policy -> "");
    }

    void register(Operations operations) {
        operations.add("UpdateAccountPasswordPolicy", UpdateAccountPasswordPolicyRequest::builder, this::update);
        operations.add("GetAccountPasswordPolicy", GetAccountPasswordPolicyRequest::builder, this::get);
        operations.add("DeleteAccountPasswordPolicy", DeleteAccountPasswordPolicyRequest::builder, this::delete);
    }

    private Optional<PasswordPolicy> policy() {
        return policies.find("");
    }

    private PasswordPolicy known() {
        return policy().orElseThrow(() ->
                Refusal.noSuchEntity("The Password Policy with domain name " + account.id() + " cannot be found."));
    }

    /** Replaces the whole policy: what a request leaves out becomes what it usually is. */
    private UpdateAccountPasswordPolicyResponse update(UpdateAccountPasswordPolicyRequest request) {
        boolean expires = request.maxPasswordAge() != null && request.maxPasswordAge() > 0;
        policies.put(PasswordPolicy.builder()
                .minimumPasswordLength(
                        request.minimumPasswordLength() == null ? USUAL_LENGTH : request.minimumPasswordLength())
                .requireSymbols(Boolean.TRUE.equals(request.requireSymbols()))
                .requireNumbers(Boolean.TRUE.equals(request.requireNumbers()))
                .requireUppercaseCharacters(Boolean.TRUE.equals(request.requireUppercaseCharacters()))
                .requireLowercaseCharacters(Boolean.TRUE.equals(request.requireLowercaseCharacters()))
                .allowUsersToChangePassword(Boolean.TRUE.equals(request.allowUsersToChangePassword()))
                .expirePasswords(expires)
                .maxPasswordAge(expires ? request.maxPasswordAge() : null)
                .passwordReusePrevention(request.passwordReusePrevention())
                .hardExpiry(request.hardExpiry())
                .build());
        return UpdateAccountPasswordPolicyResponse.builder().build();
    }

    private GetAccountPasswordPolicyResponse get(GetAccountPasswordPolicyRequest request) {
        return GetAccountPasswordPolicyResponse.builder()
                .passwordPolicy(known())
                .build();
    }

    private DeleteAccountPasswordPolicyResponse delete(DeleteAccountPasswordPolicyRequest request) {
        policies.remove(known());
        return DeleteAccountPasswordPolicyResponse.builder().build();
    }

    /** Tells whether users may change their own passwords whatever their policies say. */
    boolean letsUsersChangeTheirs() {
        return policy().filter(PasswordPolicy::allowUsersToChangePassword).isPresent();
    }

    /**
     * Refuses a password that the policy does not allow; without one AWS asks for 8 characters of three kinds.
     *
     * @param earlier the passwords before, newest first
     */
    void require(String password, List<String> earlier) {
        boolean conforms = policy().map(policy -> conforms(policy, password, earlier))
                .orElseGet(() ->
                        password.length() >= LENGTH_WITHOUT_POLICY && classes(password) >= CLASSES_WITHOUT_POLICY);
        if (!conforms) {
            throw new Refusal("PasswordPolicyViolation", "Password does not conform to the account password policy.");
        }
    }

    private static boolean conforms(PasswordPolicy policy, String password, List<String> earlier) {
        int remembered = policy.passwordReusePrevention() == null ? 0 : policy.passwordReusePrevention();
        return password.length() >= policy.minimumPasswordLength()
                && (!policy.requireUppercaseCharacters() || hasUppercase(password))
                && (!policy.requireLowercaseCharacters() || hasLowercase(password))
                && (!policy.requireNumbers() || hasNumber(password))
                && (!policy.requireSymbols() || hasSymbol(password))
                && earlier.stream().limit(remembered).noneMatch(password::equals);
    }

    private static long classes(String password) {
        return Stream.of(hasUppercase(password), hasLowercase(password), hasNumber(password), hasSymbol(password))
                .filter(has -> has)
                .count();
    }

    private static boolean hasUppercase(String password) {
        return password.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean hasLowercase(String password) {
        return password.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    }

    private static boolean hasNumber(String password) {
        return password.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean hasSymbol(String password) {
        return password.chars().anyMatch(c -> SYMBOLS.indexOf(c) >= 0);
    }
}
