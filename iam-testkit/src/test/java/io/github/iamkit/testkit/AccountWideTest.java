package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreateDelegationRequestRequest;
import software.amazon.awssdk.services.iam.model.DeletionTaskStatusType;
import software.amazon.awssdk.services.iam.model.FeatureType;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusResponse;
import software.amazon.awssdk.services.iam.model.ReportStateType;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.ServiceLastAccessed;
import software.amazon.awssdk.services.iam.model.StateType;

class AccountWideTest {
    private static final String USED = "AWSServiceRoleForAutoScaling_books";

    private final FakeIam aws = FakeIam.builder()
            .clock(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC))
            .serviceLinkedRoleInUse(USED, "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:books")
            .build();
    private final IamClient iam = aws.client();

    @Test
    void a_service_linked_role_is_created_once_and_only_its_service_changes_it() {
        Role role = iam.createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"))
                .role();

        assertThat(role.arn())
                .isEqualTo("arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
        assertThat(iam.listAttachedRolePolicies(r -> r.roleName("AWSServiceRoleForECS"))
                        .attachedPolicies())
                .extracting("policyArn")
                .containsExactly("arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy");
        assertThat(Refusals.of(() -> iam.createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"))))
                .isEqualTo(
                        "400 InvalidInput: Service role name AWSServiceRoleForECS has been taken in this account, please"
                                + " try a different suffix.");
        assertThat(Refusals.of(() -> iam.createServiceLinkedRole(
                        r -> r.awsServiceName("es.amazonaws.com").customSuffix("x"))))
                .isEqualTo("400 InvalidInput: Custom suffix is not allowed for es.amazonaws.com");
        assertThat(Refusals.of(() -> iam.deleteRole(r -> r.roleName("AWSServiceRoleForECS"))))
                .isEqualTo("400 UnmodifiableEntity: Cannot perform the operation on the protected role"
                        + " 'AWSServiceRoleForECS' - this role is only modifiable by AWS");
    }

    @Test
    void only_the_description_of_a_service_linked_role_changes() {
        iam.createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"));

        iam.updateRole(r -> r.roleName("AWSServiceRoleForECS").description("runs tasks"));
        assertThat(iam.getRole(r -> r.roleName("AWSServiceRoleForECS")).role().description())
                .isEqualTo("runs tasks");
        iam.updateRoleDescription(r -> r.roleName("AWSServiceRoleForECS").description("ours"));
        assertThat(iam.getRole(r -> r.roleName("AWSServiceRoleForECS")).role().description())
                .isEqualTo("ours");
        assertThat(Refusals.of(() ->
                        iam.updateRole(r -> r.roleName("AWSServiceRoleForECS").maxSessionDuration(7200))))
                .startsWith("400 UnmodifiableEntity: ");
    }

    @Test
    void the_policy_of_a_service_linked_role_is_for_nobody_else() {
        String arn = "arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy";
        iam.createRole(r -> r.roleName("web")
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"));

        assertThat(Refusals.of(() -> iam.attachRolePolicy(r -> r.roleName("web").policyArn(arn))))
                .isEqualTo("400 PolicyNotAttachable: Cannot attach a Service Role Policy to a Customer Role.");
    }

    @Test
    void the_deletion_of_a_service_linked_role_is_a_task_that_fails_while_it_is_used() {
        iam.createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"));
        iam.createServiceLinkedRole(
                r -> r.awsServiceName("autoscaling.amazonaws.com").customSuffix("books"));

        GetServiceLinkedRoleDeletionStatusResponse free = delete("AWSServiceRoleForECS");
        GetServiceLinkedRoleDeletionStatusResponse used = delete(USED);

        assertThat(free.status()).isEqualTo(DeletionTaskStatusType.SUCCEEDED);
        assertThat(used.status()).isEqualTo(DeletionTaskStatusType.FAILED);
        assertThat(used.reason().roleUsageList().get(0).region()).isEqualTo("eu-west-1");
        assertThat(iam.listRoles().roles()).extracting(Role::roleName).containsExactly(USED);
    }

    private GetServiceLinkedRoleDeletionStatusResponse delete(String name) {
        String task = iam.deleteServiceLinkedRole(r -> r.roleName(name)).deletionTaskId();
        assertThat(task).startsWith("task/aws-service-role/").contains("/" + name + "/");
        return iam.getServiceLinkedRoleDeletionStatus(r -> r.deletionTaskId(task));
    }

    @Test
    void the_credential_report_tells_of_root_and_of_every_user() {
        assertThat(Refusals.of(() -> iam.getCredentialReport(r -> {}))).startsWith("410 ReportNotPresent");
        Sessions.user(aws, "david", Sessions.ALL);

        assertThat(iam.generateCredentialReport(r -> {}).state()).isEqualTo(ReportStateType.STARTED);
        assertThat(iam.generateCredentialReport(r -> {}).state()).isEqualTo(ReportStateType.COMPLETE);

        String[] lines =
                iam.getCredentialReport(r -> {}).content().asUtf8String().split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0])
                .startsWith("user,arn,user_creation_time,password_enabled,")
                .endsWith("cert_2_last_rotated");
        assertThat(lines[1])
                .startsWith("<root_account>,arn:aws:iam::123456789012:root,2026-03-01T12:00:00+00:00,not_supported,");
        assertThat(lines[2])
                .isEqualTo(
                        "david,arn:aws:iam::123456789012:user/david,2026-03-01T12:00:00+00:00,false,N/A,N/A,N/A,false,true,"
                                + "2026-03-01T12:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A");
    }

    @Test
    void the_last_access_of_a_service_is_known() {
        AwsCredentials david = Sessions.user(aws, "david", Sessions.allowing("iam:*", "*"));
        aws.clientFor(david).listUsers();

        String job = iam.generateServiceLastAccessedDetails(r -> r.arn("arn:aws:iam::123456789012:user/david"))
                .jobId();
        ServiceLastAccessed service = iam.getServiceLastAccessedDetails(r -> r.jobId(job))
                .servicesLastAccessed()
                .get(0);

        assertThat(service.serviceNamespace()).isEqualTo("iam");
        assertThat(service.lastAuthenticatedEntity()).isEqualTo("arn:aws:iam::123456789012:user/david");
        assertThat(service.totalAuthenticatedEntities()).isEqualTo(1);
        assertThat(iam.getServiceLastAccessedDetailsWithEntities(
                                r -> r.jobId(job).serviceNamespace("iam"))
                        .entityDetailsList()
                        .get(0)
                        .entityInfo()
                        .name())
                .isEqualTo("david");
        assertThat(Refusals.of(() -> iam.getServiceLastAccessedDetails(r -> r.jobId("0".repeat(36)))))
                .startsWith("404 NoSuchEntity");
    }

    @Test
    void features_of_an_organization_are_for_its_managing_account() {
        FakeIam alone = FakeIam.create();
        FakeIam member = FakeIam.builder()
                .organization(FakeOrganization.managedBy("999999999999"))
                .build();
        FakeIam untrusted = FakeIam.builder()
                .organization(FakeOrganization.managedBy("123456789012").withoutTrustedAccess())
                .build();
        FakeIam manager = FakeIam.builder()
                .organization(FakeOrganization.managedBy("123456789012"))
                .build();

        assertThat(Refusals.of(() -> alone.client().listOrganizationsFeatures(r -> {})))
                .startsWith("400 OrganizationNotFoundException");
        assertThat(Refusals.of(() -> member.client().listOrganizationsFeatures(r -> {})))
                .startsWith("400 AccountNotManagementOrDelegatedAdministratorException");
        assertThat(Refusals.of(() -> untrusted.client().enableOrganizationsRootSessions(r -> {})))
                .startsWith("400 ServiceAccessNotEnabledException");
        assertThat(manager.client()
                        .enableOrganizationsRootCredentialsManagement(r -> {})
                        .enabledFeatures())
                .containsExactly(FeatureType.ROOT_CREDENTIALS_MANAGEMENT);
        assertThat(manager.client()
                        .disableOrganizationsRootCredentialsManagement(r -> {})
                        .enabledFeatures())
                .isEmpty();
    }

    @Test
    void an_organizations_report_lists_what_its_policies_leave() {
        String job = iam.generateOrganizationsAccessReport(r -> r.entityPath("o-exampleorgid/r-abcd"))
                .jobId();

        assertThat(iam.getOrganizationsAccessReport(r -> r.jobId(job)).numberOfServicesAccessible())
                .isGreaterThan(20);
    }

    @Test
    void a_delegation_request_goes_from_hand_to_hand() {
        String id = iam.createDelegationRequest(asked()).delegationRequestId();
        assertThat(state(id)).isEqualTo(StateType.UNASSIGNED);
        iam.associateDelegationRequest(r -> r.delegationRequestId(id));
        assertThat(state(id)).isEqualTo(StateType.ASSIGNED);
        iam.acceptDelegationRequest(r -> r.delegationRequestId(id));
        assertThat(state(id)).isEqualTo(StateType.ACCEPTED);
        assertThat(Refusals.of(() -> iam.rejectDelegationRequest(r -> r.delegationRequestId(id))))
                .startsWith("400 InvalidInput");
        iam.sendDelegationToken(r -> r.delegationRequestId(id));

        String token = aws.delegationToken(id).orElseThrow();
        AwsCredentials partner = Sessions.of(
                aws.sts().getDelegatedAccessToken(r -> r.tradeInToken(token)).credentials());

        assertThat(aws.stsFor(partner).getCallerIdentity().account()).isEqualTo("123456789012");
        assertThat(iam.listDelegationRequests(r -> {}).delegationRequests()).hasSize(1);
    }

    private StateType state(String id) {
        return iam.getDelegationRequest(r -> r.delegationRequestId(id))
                .delegationRequest()
                .state();
    }

    private static CreateDelegationRequestRequest asked() {
        return CreateDelegationRequestRequest.builder()
                .description("look after the books")
                .permissions(p -> p.policyTemplateArn("arn:aws:iam::aws:policy-template/books"))
                .requestorWorkflowId("books")
                .notificationChannel("arn:aws:sns:eu-west-1:123456789012:books")
                .sessionDuration(3600)
                .build();
    }
}
