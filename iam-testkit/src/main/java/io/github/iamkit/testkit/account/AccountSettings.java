package io.github.iamkit.testkit.account;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/** What concerns the account as a whole. */
final class AccountSettings {
    private final Account account;

    AccountSettings(Account account) {
        this.account = account;
    }

    void register(Operations operations) {
        operations.add("CreateAccountAlias", CreateAccountAliasRequest::builder, this::createAlias);
        operations.add("DeleteAccountAlias", DeleteAccountAliasRequest::builder, this::deleteAlias);
        operations.add("ListAccountAliases", ListAccountAliasesRequest::builder, this::aliases);
        operations.add("GetAccountSummary", GetAccountSummaryRequest::builder, this::summary);
    }

    private CreateAccountAliasResponse createAlias(CreateAccountAliasRequest request) {
        if (account.aliases().contains(request.accountAlias())) {
            throw Refusal.alreadyExists("The account alias " + request.accountAlias() + " already exists.");
        }
        account.aliases().values().forEach(account.aliases()::remove);
        account.aliases().put(request.accountAlias());
        return CreateAccountAliasResponse.builder().build();
    }

    private DeleteAccountAliasResponse deleteAlias(DeleteAccountAliasRequest request) {
        if (!account.aliases().contains(request.accountAlias())) {
            throw Refusal.noSuchEntity("The account alias " + request.accountAlias() + " cannot be found.");
        }
        account.aliases().remove(request.accountAlias());
        return DeleteAccountAliasResponse.builder().build();
    }

    private ListAccountAliasesResponse aliases(ListAccountAliasesRequest request) {
        return ListAccountAliasesResponse.builder()
                .accountAliases(account.aliases().values())
                .isTruncated(false)
                .build();
    }

    private GetAccountSummaryResponse summary(GetAccountSummaryRequest request) {
        Map<SummaryKeyType, Integer> summary = new TreeMap<>();
        summary.put(SummaryKeyType.USERS, account.users().size());
        summary.put(SummaryKeyType.USERS_QUOTA, account.quota(Quota.USERS_PER_ACCOUNT));
        summary.put(SummaryKeyType.GROUPS, account.groups().size());
        summary.put(SummaryKeyType.GROUPS_QUOTA, account.quota(Quota.GROUPS_PER_ACCOUNT));
        summary.put(SummaryKeyType.POLICIES, account.policies().size());
        summary.put(SummaryKeyType.POLICIES_QUOTA, account.quota(Quota.POLICIES_PER_ACCOUNT));
        summary.put(SummaryKeyType.GROUPS_PER_USER_QUOTA, account.quota(Quota.GROUPS_PER_USER));
        summary.put(SummaryKeyType.ACCESS_KEYS_PER_USER_QUOTA, account.quota(Quota.ACCESS_KEYS_PER_USER));
        summary.put(
                SummaryKeyType.SIGNING_CERTIFICATES_PER_USER_QUOTA, account.quota(Quota.SIGNING_CERTIFICATES_PER_USER));
        summary.put(SummaryKeyType.USER_POLICY_SIZE_QUOTA, account.quota(Quota.INLINE_POLICY_SIZE_PER_USER));
        summary.put(SummaryKeyType.GROUP_POLICY_SIZE_QUOTA, account.quota(Quota.INLINE_POLICY_SIZE_PER_GROUP));
        summary.put(SummaryKeyType.POLICY_SIZE_QUOTA, account.quota(Quota.POLICY_SIZE));
        summary.put(SummaryKeyType.VERSIONS_PER_POLICY_QUOTA, account.quota(Quota.VERSIONS_PER_POLICY));
        summary.put(SummaryKeyType.ATTACHED_POLICIES_PER_USER_QUOTA, account.quota(Quota.POLICIES_PER_USER));
        summary.put(SummaryKeyType.ATTACHED_POLICIES_PER_GROUP_QUOTA, account.quota(Quota.POLICIES_PER_GROUP));
        summary.put(SummaryKeyType.ATTACHED_POLICIES_PER_ROLE_QUOTA, account.quota(Quota.POLICIES_PER_ROLE));
        return GetAccountSummaryResponse.builder().summaryMap(summary).build();
    }
}
