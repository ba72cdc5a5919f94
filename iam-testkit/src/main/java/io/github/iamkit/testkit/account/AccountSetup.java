package io.github.iamkit.testkit.account;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What an account is like from the start, and what IAM knows from other services, as a test says it. */
@Value.Immutable
public interface AccountSetup extends WithAccountSetup {
    /** Returns a builder. */
    static ImmutableAccountSetup.Builder builder() {
        return ImmutableAccountSetup.builder();
    }

    /** The account's id: twelve digits. */
    @Value.Default
    default String id() {
        return "123456789012";
    }

    /** The partition, such as {@code aws}. */
    @Value.Default
    default String partition() {
        return "aws";
    }

    /** The clock that the account lives by. */
    @Value.Default
    default Clock clock() {
        return Clock.systemUTC();
    }

    /** What ids and keys are made of. */
    @Value.Default
    default long seed() {
        return 2011;
    }

    /** The quotas that differ from the usual ones. */
    Map<Quota, Integer> quotas();

    /** How long it takes until a change is seen. */
    @Value.Default
    default Lag lag() {
        return Lag.NONE;
    }

    /** The organization that the account belongs to. */
    Optional<Organization> organization();

    /** Whether denials end with the ARN of the policy that denies, where AWS gives it. */
    @Value.Default
    default boolean namesDenyingPolicies() {
        return false;
    }

    /** The ARNs of what uses a service-linked role, by the role's name; such a role cannot be deleted. */
    Map<String, List<String>> usesOfServiceRoles();

    /** The ARN of what uses a server certificate, by the certificate's name; such a certificate cannot be deleted. */
    Map<String, String> usesOfServerCertificates();

    /** Refuses an id that no account can have. */
    @Value.Check
    default void check() {
        if (id().length() != 12 || !id().chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("`" + id() + "` is not an account id; write its twelve digits");
        }
    }

    /** Returns this with one more quota that differs. */
    default AccountSetup withQuota(Quota quota, int value) {
        return withQuotas(with(quotas(), quota, value));
    }

    /** Returns this with one more service-linked role that is in use. */
    default AccountSetup withUseOfServiceRole(String roleName, List<String> arns) {
        return withUsesOfServiceRoles(with(usesOfServiceRoles(), roleName, arns));
    }

    /** Returns this with one more server certificate that is in use. */
    default AccountSetup withUseOfServerCertificate(String certificateName, String arn) {
        return withUsesOfServerCertificates(with(usesOfServerCertificates(), certificateName, arn));
    }

    private static <K, V> Map<K, V> with(Map<K, V> entries, K key, V value) {
        Map<K, V> more = new LinkedHashMap<>(entries);
        more.put(key, value);
        return more;
    }
}
