package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.testkit.account.Account;
import io.github.iamkit.testkit.account.Lag;
import io.github.iamkit.testkit.account.Services;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The operations of the SDK on the class path that the fake lacks: exactly these, by name. */
class LackingOperationsTest {
    private static final Set<String> OF_IAM = Set.of(
            "AcceptDelegationRequest",
            "AssociateDelegationRequest",
            "CreateDelegationRequest",
            "CreateServiceLinkedRole",
            "DeleteServiceLinkedRole",
            "DisableOrganizationsRootCredentialsManagement",
            "DisableOrganizationsRootSessions",
            "DisableOutboundWebIdentityFederation",
            "EnableOrganizationsRootCredentialsManagement",
            "EnableOrganizationsRootSessions",
            "EnableOutboundWebIdentityFederation",
            "GenerateCredentialReport",
            "GenerateOrganizationsAccessReport",
            "GenerateServiceLastAccessedDetails",
            "GetContextKeysForCustomPolicy",
            "GetContextKeysForPrincipalPolicy",
            "GetCredentialReport",
            "GetDelegationRequest",
            "GetHumanReadableSummary",
            "GetOrganizationsAccessReport",
            "GetOutboundWebIdentityFederationInfo",
            "GetServiceLastAccessedDetails",
            "GetServiceLastAccessedDetailsWithEntities",
            "GetServiceLinkedRoleDeletionStatus",
            "ListDelegationRequests",
            "ListOrganizationsFeatures",
            "RejectDelegationRequest",
            "SendDelegationToken",
            "UpdateDelegationRequest");
    private static final Set<String> OF_STS = Set.of(
            "AssumeRoleWithSAML",
            "AssumeRoleWithWebIdentity",
            "AssumeRoot",
            "DecodeAuthorizationMessage",
            "GetDelegatedAccessToken",
            "GetFederationToken",
            "GetWebIdentityToken");

    private final Services services =
            new Services(new Account("123456789012", "aws", Clock.systemUTC(), 1, Map.of(), Lag.NONE));

    @Test
    void the_operations_of_iam_that_the_fake_lacks_are_listed() {
        Set<String> lacking = OperationsTest.operations(IamClient.class);
        lacking.removeAll(services.iam().names());

        assertThat(lacking).containsExactlyInAnyOrderElementsOf(OF_IAM);
    }

    @Test
    void the_operations_of_sts_that_the_fake_lacks_are_listed() {
        Set<String> lacking = OperationsTest.operations(StsClient.class);
        lacking.removeAll(services.sts().names());

        assertThat(lacking).containsExactlyInAnyOrderElementsOf(OF_STS);
    }
}
