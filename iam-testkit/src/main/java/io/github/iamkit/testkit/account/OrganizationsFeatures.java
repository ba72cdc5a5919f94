package io.github.iamkit.testkit.account;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.DisableOrganizationsRootCredentialsManagementRequest;
import software.amazon.awssdk.services.iam.model.DisableOrganizationsRootCredentialsManagementResponse;
import software.amazon.awssdk.services.iam.model.DisableOrganizationsRootSessionsRequest;
import software.amazon.awssdk.services.iam.model.DisableOrganizationsRootSessionsResponse;
import software.amazon.awssdk.services.iam.model.EnableOrganizationsRootCredentialsManagementRequest;
import software.amazon.awssdk.services.iam.model.EnableOrganizationsRootCredentialsManagementResponse;
import software.amazon.awssdk.services.iam.model.EnableOrganizationsRootSessionsRequest;
import software.amazon.awssdk.services.iam.model.EnableOrganizationsRootSessionsResponse;
import software.amazon.awssdk.services.iam.model.FeatureType;
import software.amazon.awssdk.services.iam.model.ListOrganizationsFeaturesRequest;
import software.amazon.awssdk.services.iam.model.ListOrganizationsFeaturesResponse;

/** What the managing account of an organization may do to the roots of the others. */
final class OrganizationsFeatures {
    private final Account account;
    private final Table<FeatureType> enabled;

    OrganizationsFeatures(Account account) {
        this.account = account;
        this.enabled = account.table("organizations features", FeatureType::toString);
    }

    void register(Operations operations) {
        operations.add(
                "EnableOrganizationsRootSessions",
                EnableOrganizationsRootSessionsRequest::builder,
                (EnableOrganizationsRootSessionsRequest request) -> EnableOrganizationsRootSessionsResponse.builder()
                        .organizationId(enable(FeatureType.ROOT_SESSIONS))
                        .enabledFeatures(features())
                        .build());
        operations.add(
                "DisableOrganizationsRootSessions",
                DisableOrganizationsRootSessionsRequest::builder,
                (DisableOrganizationsRootSessionsRequest request) -> DisableOrganizationsRootSessionsResponse.builder()
                        .organizationId(disable(FeatureType.ROOT_SESSIONS))
                        .enabledFeatures(features())
                        .build());
        operations.add(
                "EnableOrganizationsRootCredentialsManagement",
                EnableOrganizationsRootCredentialsManagementRequest::builder,
                (EnableOrganizationsRootCredentialsManagementRequest request) ->
                        EnableOrganizationsRootCredentialsManagementResponse.builder()
                                .organizationId(enable(FeatureType.ROOT_CREDENTIALS_MANAGEMENT))
                                .enabledFeatures(features())
                                .build());
        operations.add(
                "DisableOrganizationsRootCredentialsManagement",
                DisableOrganizationsRootCredentialsManagementRequest::builder,
                (DisableOrganizationsRootCredentialsManagementRequest request) ->
                        DisableOrganizationsRootCredentialsManagementResponse.builder()
                                .organizationId(disable(FeatureType.ROOT_CREDENTIALS_MANAGEMENT))
                                .enabledFeatures(features())
                                .build());
        operations.add("ListOrganizationsFeatures", ListOrganizationsFeaturesRequest::builder, this::list);
    }

    private ListOrganizationsFeaturesResponse list(ListOrganizationsFeaturesRequest request) {
        return ListOrganizationsFeaturesResponse.builder()
                .organizationId(requireManagedHere().id())
                .enabledFeatures(features())
                .build();
    }

    boolean hasRootSessions() {
        return enabled.contains(FeatureType.ROOT_SESSIONS.toString());
    }

    private List<FeatureType> features() {
        return new ArrayList<>(enabled.values());
    }

    private String enable(FeatureType feature) {
        Organization organization = requireManagedHere();
        enabled.put(feature);
        return organization.id();
    }

    private String disable(FeatureType feature) {
        Organization organization = requireManagedHere();
        enabled.remove(feature);
        return organization.id();
    }

    private Organization requireManagedHere() {
        Organization organization = account.organization()
                .orElseThrow(() -> new Refusal(
                        "OrganizationNotFoundException", "The account is not a member of an organization."));
        if (!organization.managementAccount().equals(account.id())) {
            throw new Refusal(
                    "AccountNotManagementOrDelegatedAdministratorException",
                    "The account is neither the management account nor a delegated administrator of the organization.");
        }
        if (!organization.hasAllFeatures()) {
            throw new Refusal(
                    "OrganizationNotInAllFeaturesModeException",
                    "The organization does not have all features enabled.");
        }
        if (!organization.trustsIam()) {
            throw new Refusal(
                    "ServiceAccessNotEnabledException", "Trusted access for IAM is not enabled in the organization.");
        }
        return organization;
    }
}
