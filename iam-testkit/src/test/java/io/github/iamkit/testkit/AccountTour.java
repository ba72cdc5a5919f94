package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeletionTaskStatusType;
import software.amazon.awssdk.services.iam.model.FeatureType;
import software.amazon.awssdk.services.iam.model.JobStatusType;
import software.amazon.awssdk.services.iam.model.ReportStateType;
import software.amazon.awssdk.services.iam.model.StateType;
import software.amazon.awssdk.services.iam.model.SummaryStateType;

/** Calls every operation on service-linked roles, reports, the organization, delegation and simulation once. */
record AccountTour(IamClient iam) {
    private static final String DAVID = "arn:aws:iam::123456789012:user/david";

    void run() {
        serviceLinkedRoles();
        iam.createUser(r -> r.userName("david"));
        iam.putUserPolicy(
                r -> r.userName("david").policyName("read").policyDocument(Sessions.allowing("s3:Get*", "*")));
        reports();
        simulation();
        organization();
        delegation();
        outboundFederation();
    }

    private void serviceLinkedRoles() {
        iam.createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"));
        String task = iam.deleteServiceLinkedRole(r -> r.roleName("AWSServiceRoleForECS"))
                .deletionTaskId();
        assertThat(iam.getServiceLinkedRoleDeletionStatus(r -> r.deletionTaskId(task))
                        .status())
                .isEqualTo(DeletionTaskStatusType.SUCCEEDED);
    }

    private void reports() {
        iam.generateCredentialReport(r -> {});
        assertThat(iam.generateCredentialReport(r -> {}).state()).isEqualTo(ReportStateType.COMPLETE);
        assertThat(iam.getCredentialReport(r -> {}).content().asUtf8String()).contains(DAVID);
        String job = iam.generateServiceLastAccessedDetails(r -> r.arn(DAVID)).jobId();
        assertThat(iam.getServiceLastAccessedDetails(r -> r.jobId(job)).jobStatus())
                .isEqualTo(JobStatusType.COMPLETED);
        assertThat(iam.getServiceLastAccessedDetailsWithEntities(
                                r -> r.jobId(job).serviceNamespace("s3"))
                        .jobStatus())
                .isEqualTo(JobStatusType.COMPLETED);
        String report = iam.generateOrganizationsAccessReport(r -> r.entityPath("o-exampleorgid/r-abcd"))
                .jobId();
        assertThat(iam.getOrganizationsAccessReport(r -> r.jobId(report)).jobStatus())
                .isEqualTo(JobStatusType.COMPLETED);
    }

    private void simulation() {
        String conditional = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
                + "\"Resource\":\"arn:aws:s3:::${aws:username}/*\",\"Condition\":{\"Bool\":"
                + "{\"aws:SecureTransport\":\"true\"}}}}";
        assertThat(iam.simulateCustomPolicy(r -> r.policyInputList(Sessions.ALL).actionNames("s3:GetObject"))
                        .evaluationResults())
                .extracting(result -> result.evalDecisionAsString())
                .containsExactly("allowed");
        assertThat(iam.simulatePrincipalPolicy(
                                r -> r.policySourceArn(DAVID).actionNames("s3:GetObject", "s3:PutObject"))
                        .evaluationResults())
                .extracting(result -> result.evalDecisionAsString())
                .containsExactly("allowed", "implicitDeny");
        assertThat(iam.getContextKeysForCustomPolicy(r -> r.policyInputList(conditional))
                        .contextKeyNames())
                .containsExactlyInAnyOrder("aws:SecureTransport", "aws:username");
        iam.putUserPolicy(r -> r.userName("david").policyName("own").policyDocument(conditional));
        assertThat(iam.getContextKeysForPrincipalPolicy(r -> r.policySourceArn(DAVID)
                                .policyInputList(conditional.replace("aws:username", "aws:userid")))
                        .contextKeyNames())
                .containsExactlyInAnyOrder("aws:SecureTransport", "aws:userid", "aws:username");
    }

    private void organization() {
        iam.enableOrganizationsRootCredentialsManagement(r -> {});
        iam.enableOrganizationsRootSessions(r -> {});
        assertThat(iam.listOrganizationsFeatures(r -> {}).enabledFeatures())
                .containsExactlyInAnyOrder(FeatureType.ROOT_CREDENTIALS_MANAGEMENT, FeatureType.ROOT_SESSIONS);
        iam.disableOrganizationsRootSessions(r -> {});
        assertThat(iam.disableOrganizationsRootCredentialsManagement(r -> {}).enabledFeatures())
                .isEmpty();
    }

    private void delegation() {
        String accepted = newDelegation();
        iam.associateDelegationRequest(r -> r.delegationRequestId(accepted));
        iam.updateDelegationRequest(r -> r.delegationRequestId(accepted).notes("please"));
        assertThat(iam.getDelegationRequest(r -> r.delegationRequestId(accepted))
                        .delegationRequest())
                .satisfies(request -> {
                    assertThat(request.state()).isEqualTo(StateType.PENDING_APPROVAL);
                    assertThat(request.notes()).isEqualTo("please");
                });
        iam.acceptDelegationRequest(r -> r.delegationRequestId(accepted));
        iam.sendDelegationToken(r -> r.delegationRequestId(accepted));
        String rejected = newDelegation();
        iam.rejectDelegationRequest(r -> r.delegationRequestId(rejected).notes("not today"));
        assertThat(iam.getDelegationRequest(r -> r.delegationRequestId(rejected))
                        .delegationRequest())
                .satisfies(request -> {
                    assertThat(request.state()).isEqualTo(StateType.REJECTED);
                    assertThat(request.rejectionReason()).isEqualTo("not today");
                });
        assertThat(iam.getHumanReadableSummary(
                        r -> r.entityArn("arn:aws:iam::123456789012:delegation-request/" + rejected)))
                .satisfies(summary -> {
                    assertThat(summary.summaryState()).isEqualTo(SummaryStateType.AVAILABLE);
                    assertThat(summary.summaryContent()).isEqualTo("look after the books");
                });
        assertThat(iam.listDelegationRequests(r -> {}).delegationRequests())
                .extracting(request -> request.delegationRequestId())
                .containsExactlyInAnyOrderElementsOf(List.of(accepted, rejected));
    }

    private String newDelegation() {
        return iam.createDelegationRequest(r -> r.description("look after the books")
                        .permissions(p -> p.policyTemplateArn("arn:aws:iam::aws:policy-template/books"))
                        .requestorWorkflowId("books")
                        .notificationChannel("arn:aws:sns:eu-west-1:123456789012:books")
                        .sessionDuration(3600))
                .delegationRequestId();
    }

    private void outboundFederation() {
        String issuer = iam.enableOutboundWebIdentityFederation(r -> {}).issuerIdentifier();
        assertThat(iam.getOutboundWebIdentityFederationInfo(r -> {}).issuerIdentifier())
                .isEqualTo(issuer);
        iam.disableOutboundWebIdentityFederation(r -> {});
    }
}
