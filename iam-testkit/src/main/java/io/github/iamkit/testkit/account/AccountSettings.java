package io.github.iamkit.testkit.account;

import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.GlobalEndpointTokenVersion;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;
import software.amazon.awssdk.services.iam.model.SetSecurityTokenServicePreferencesRequest;
import software.amazon.awssdk.services.iam.model.SetSecurityTokenServicePreferencesResponse;

/** What concerns the account as a whole. */
final class AccountSettings {
    private final Account account;

    /** The version that was chosen: one row or none. */
    private final Table<GlobalEndpointTokenVersion> tokenVersions;

    AccountSettings(Account account) {
        this.account = account;
        this.tokenVersions = account.table("token version", version -> "");
    }

    void register(Operations operations) {
        operations.add("CreateAccountAlias", CreateAccountAliasRequest::builder, this::createAlias);
        operations.add("DeleteAccountAlias", DeleteAccountAliasRequest::builder, this::deleteAlias);
        operations.add("ListAccountAliases", ListAccountAliasesRequest::builder, this::aliases);
        operations.add(
                "SetSecurityTokenServicePreferences",
                SetSecurityTokenServicePreferencesRequest::builder,
                this::setTokenPreferences);
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

    private SetSecurityTokenServicePreferencesResponse setTokenPreferences(
            SetSecurityTokenServicePreferencesRequest request) {
        tokenVersions.put(request.globalEndpointTokenVersion());
        return SetSecurityTokenServicePreferencesResponse.builder().build();
    }

    /** Returns the version of the tokens that the global endpoint of STS gives. */
    int globalEndpointTokenVersion() {
        return tokenVersions.values().contains(GlobalEndpointTokenVersion.V2_TOKEN) ? 2 : 1;
    }
}
