package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

class AuthorizationDetailsTest {
    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                    + "\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}";
    private static final String OF_AWS = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

    private final IamClient client = FakeIam.create().client();

    @BeforeEach
    void hold_one_of_each() {
        String arn = client.createPolicy(request -> request.policyName("limit").policyDocument(POLICY))
                .policy()
                .arn();
        client.createGroup(request -> request.groupName("Admin"));
        client.putGroupPolicy(
                request -> request.groupName("Admin").policyName("p").policyDocument(POLICY));
        client.createUser(request -> request.userName("david")
                .permissionsBoundary(arn)
                .tags(Tag.builder().key("team").value("ops").build()));
        client.addUserToGroup(request -> request.groupName("Admin").userName("david"));
        client.attachUserPolicy(request -> request.userName("david").policyArn(OF_AWS));
        client.createRole(request -> request.roleName("web").assumeRolePolicyDocument(TRUST));
        client.createInstanceProfile(request -> request.instanceProfileName("web"));
        client.addRoleToInstanceProfile(
                request -> request.instanceProfileName("web").roleName("web"));
    }

    @Test
    void everything_that_decides_on_access_comes_at_once() {
        GetAccountAuthorizationDetailsResponse details = client.getAccountAuthorizationDetails();

        GroupDetail admin = details.groupDetailList().get(0);
        assertThat(admin.groupPolicyList()).extracting(PolicyDetail::policyName).containsExactly("p");
        UserDetail david = details.userDetailList().get(0);
        assertThat(david.groupList()).containsExactly("Admin");
        assertThat(david.attachedManagedPolicies())
                .extracting(AttachedPolicy::policyArn)
                .containsExactly(OF_AWS);
        assertThat(david.permissionsBoundary().permissionsBoundaryArn()).endsWith(":policy/limit");
        assertThat(david.tags()).extracting(Tag::value).containsExactly("ops");
        RoleDetail web = details.roleDetailList().get(0);
        assertThat(web.instanceProfileList().get(0).instanceProfileName()).isEqualTo("web");
        assertThat(web.roleLastUsed()).isEqualTo(RoleLastUsed.builder().build());
        assertThat(details.policies())
                .extracting(ManagedPolicyDetail::policyName)
                .containsExactlyInAnyOrder("limit", "AmazonS3ReadOnlyAccess");
        assertThat(details.isTruncated()).isFalse();
    }

    @Test
    void policies_are_listed_by_their_use() {
        assertThat(client.listPolicies(request -> request.policyUsageFilter(PolicyUsageType.PERMISSIONS_BOUNDARY))
                        .policies())
                .extracting(Policy::policyName)
                .containsExactly("limit");
        assertThat(client.listPolicies(request -> request.policyUsageFilter(PolicyUsageType.PERMISSIONS_POLICY))
                        .policies())
                .extracting(Policy::policyName)
                .containsExactly("AmazonS3ReadOnlyAccess");
    }

    @Test
    void a_filter_chooses_kinds() {
        GetAccountAuthorizationDetailsResponse details =
                client.getAccountAuthorizationDetails(request -> request.filter(EntityType.LOCAL_MANAGED_POLICY));

        assertThat(details.policies())
                .extracting(ManagedPolicyDetail::policyName)
                .containsExactly("limit");
        assertThat(details.userDetailList()).isEmpty();
    }

    @Test
    void pages_count_all_kinds_together() {
        List<GetAccountAuthorizationDetailsResponse> pages =
                client.getAccountAuthorizationDetailsPaginator(request -> request.maxItems(2)).stream()
                        .toList();

        assertThat(pages).hasSize(3);
        assertThat(pages)
                .flatExtracting(GetAccountAuthorizationDetailsResponse::userDetailList)
                .hasSize(1);
        assertThat(pages)
                .flatExtracting(GetAccountAuthorizationDetailsResponse::policies)
                .hasSize(2);
    }
}
