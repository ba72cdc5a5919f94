package io.github.iamkit.testkit.account;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/** How much of everything an account has, and may have. */
final class AccountSummary {
    private static final int VERSIONS_IN_USE = 10_000;

    private static final Map<SummaryKeyType, Quota> QUOTAS = Map.ofEntries(
            Map.entry(SummaryKeyType.USERS_QUOTA, Quota.USERS_PER_ACCOUNT),
            Map.entry(SummaryKeyType.GROUPS_QUOTA, Quota.GROUPS_PER_ACCOUNT),
            Map.entry(SummaryKeyType.ROLES_QUOTA, Quota.ROLES_PER_ACCOUNT),
            Map.entry(SummaryKeyType.POLICIES_QUOTA, Quota.POLICIES_PER_ACCOUNT),
            Map.entry(SummaryKeyType.INSTANCE_PROFILES_QUOTA, Quota.INSTANCE_PROFILES_PER_ACCOUNT),
            Map.entry(SummaryKeyType.SERVER_CERTIFICATES_QUOTA, Quota.SERVER_CERTIFICATES_PER_ACCOUNT),
            Map.entry(SummaryKeyType.GROUPS_PER_USER_QUOTA, Quota.GROUPS_PER_USER),
            Map.entry(SummaryKeyType.ACCESS_KEYS_PER_USER_QUOTA, Quota.ACCESS_KEYS_PER_USER),
            Map.entry(SummaryKeyType.SIGNING_CERTIFICATES_PER_USER_QUOTA, Quota.SIGNING_CERTIFICATES_PER_USER),
            Map.entry(SummaryKeyType.USER_POLICY_SIZE_QUOTA, Quota.INLINE_POLICY_SIZE_PER_USER),
            Map.entry(SummaryKeyType.GROUP_POLICY_SIZE_QUOTA, Quota.INLINE_POLICY_SIZE_PER_GROUP),
            Map.entry(SummaryKeyType.ROLE_POLICY_SIZE_QUOTA, Quota.INLINE_POLICY_SIZE_PER_ROLE),
            Map.entry(SummaryKeyType.ASSUME_ROLE_POLICY_SIZE_QUOTA, Quota.TRUST_POLICY_SIZE),
            Map.entry(SummaryKeyType.POLICY_SIZE_QUOTA, Quota.POLICY_SIZE),
            Map.entry(SummaryKeyType.VERSIONS_PER_POLICY_QUOTA, Quota.VERSIONS_PER_POLICY),
            Map.entry(SummaryKeyType.ATTACHED_POLICIES_PER_USER_QUOTA, Quota.POLICIES_PER_USER),
            Map.entry(SummaryKeyType.ATTACHED_POLICIES_PER_GROUP_QUOTA, Quota.POLICIES_PER_GROUP),
            Map.entry(SummaryKeyType.ATTACHED_POLICIES_PER_ROLE_QUOTA, Quota.POLICIES_PER_ROLE));

    private final Account account;
    private final ServerCertificates serverCertificates;
    private final AccountSettings settings;

    AccountSummary(Account account, ServerCertificates serverCertificates, AccountSettings settings) {
        this.account = account;
        this.serverCertificates = serverCertificates;
        this.settings = settings;
    }

    void register(Operations operations) {
        operations.add("GetAccountSummary", GetAccountSummaryRequest::builder, this::summary);
    }

    private GetAccountSummaryResponse summary(GetAccountSummaryRequest request) {
        Map<SummaryKeyType, Integer> summary = new TreeMap<>();
        summary.put(SummaryKeyType.USERS, account.users().size());
        summary.put(SummaryKeyType.GROUPS, account.groups().size());
        summary.put(SummaryKeyType.ROLES, account.roles().size());
        summary.put(SummaryKeyType.POLICIES, account.policies().size());
        summary.put(SummaryKeyType.POLICY_VERSIONS_IN_USE, versions());
        summary.put(SummaryKeyType.POLICY_VERSIONS_IN_USE_QUOTA, VERSIONS_IN_USE);
        summary.put(SummaryKeyType.INSTANCE_PROFILES, account.instanceProfiles().size());
        summary.put(SummaryKeyType.SERVER_CERTIFICATES, serverCertificates.count());
        summary.put(
                SummaryKeyType.PROVIDERS,
                account.oidcProviders().size() + account.samlProviders().size());
        summary.put(SummaryKeyType.MFA_DEVICES, account.mfaDevices().size());
        summary.put(SummaryKeyType.MFA_DEVICES_IN_USE, (int) account.mfaDevices().values().stream()
                .filter(device -> device.ownerId().isPresent())
                .count());
        summary.put(SummaryKeyType.GLOBAL_ENDPOINT_TOKEN_VERSION, settings.globalEndpointTokenVersion());
        putRoot(summary);
        QUOTAS.forEach((key, quota) -> summary.put(key, account.quota(quota)));
        return GetAccountSummaryResponse.builder().summaryMap(summary).build();
    }

    private int versions() {
        return account.policies().values().stream()
                .mapToInt(policy -> policy.versions().size())
                .sum();
    }

    private void putRoot(Map<SummaryKeyType, Integer> summary) {
        StoredUser root = account.root();
        summary.put(
                SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT, root.accessKeys().isEmpty() ? 0 : 1);
        summary.put(
                SummaryKeyType.ACCOUNT_SIGNING_CERTIFICATES_PRESENT,
                root.signingCertificates().isEmpty() ? 0 : 1);
        summary.put(SummaryKeyType.ACCOUNT_PASSWORD_PRESENT, root.loginProfile().isPresent() ? 1 : 0);
        summary.put(
                SummaryKeyType.ACCOUNT_MFA_ENABLED, MfaDevices.of(root, account).isEmpty() ? 0 : 1);
    }
}
