package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Policy;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** How denials end that name the policy which denies. */
class DenialsTest {
    private static final String ME = "arn:aws:iam::123456789012:user/me";
    private static final String OF_AWS = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String LIMIT = "arn:aws:iam::123456789012:policy/limit";
    private static final String NO_GROUPS =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
                    + "\"Resource\":\"*\"},{\"Effect\":\"Deny\",\"Action\":\"iam:ListGroups\",\"Resource\":\"*\"}]}";

    private final FakeIam aws = FakeIam.builder().namePoliciesThatDeny().build();
    private final AwsCredentials me = Sessions.user(aws, "me", Sessions.ALL);

    private static String sentence(String who, String end) {
        return "403 AccessDenied: User: " + who + " is not authorized to perform: iam:ListGroups on resource:"
                + " arn:aws:iam::123456789012:group/ " + end;
    }

    private void createLimit() {
        aws.client().createPolicy(r -> r.policyName("limit").policyDocument(NO_GROUPS));
    }

    @Test
    void a_managed_policy_is_named() {
        createLimit();
        aws.client().attachUserPolicy(r -> r.userName("me").policyArn(LIMIT));

        assertThat(Refusals.of(() -> aws.clientFor(me).listGroups()))
                .isEqualTo(sentence(ME, "with an explicit deny in an identity-based policy: " + LIMIT));
    }

    @Test
    void an_inline_policy_has_no_name_to_give() {
        aws.client().putUserPolicy(r -> r.userName("me").policyName("q").policyDocument(NO_GROUPS));

        assertThat(Refusals.of(() -> aws.clientFor(me).listGroups()))
                .isEqualTo(sentence(ME, "with an explicit deny in an identity-based policy"));
    }

    @Test
    void a_boundary_is_named() {
        createLimit();
        aws.client().putUserPermissionsBoundary(r -> r.userName("me").permissionsBoundary(LIMIT));

        assertThat(Refusals.of(() -> aws.clientFor(me).listGroups()))
                .isEqualTo(sentence(ME, "with an explicit deny in a permissions boundary: " + LIMIT));
    }

    @Test
    void a_managed_session_policy_is_named() {
        createLimit();
        aws.client()
                .createRole(r -> r.roleName("web")
                        .assumeRolePolicyDocument(
                                Sessions.trusting("{\"AWS\":\"123456789012\"}", "\"sts:AssumeRole\"")));
        aws.client().putRolePolicy(r -> r.roleName("web").policyName("p").policyDocument(Sessions.ALL));
        AwsCredentials session = Sessions.of(aws.stsFor(me)
                .assumeRole(r -> r.roleArn("arn:aws:iam::123456789012:role/web")
                        .roleSessionName("tuesday")
                        .policyArns(PolicyDescriptorType.builder().arn(LIMIT).build()))
                .credentials());

        assertThat(Refusals.of(() -> aws.clientFor(session).listGroups()))
                .isEqualTo(sentence(
                        "arn:aws:sts::123456789012:assumed-role/web/tuesday",
                        "with an explicit deny in a session policy: " + LIMIT));
    }

    @Test
    void a_service_control_policy_is_named() {
        FakeIam member = FakeIam.builder()
                .namePoliciesThatDeny()
                .organization(FakeOrganization.managedBy("999999999999")
                        .serviceControl(Policy.allow("*").on("*"))
                        .serviceControl(
                                Policy.allow("*").on("*").deny("iam:ListGroups").on("*")))
                .build();

        assertThat(Refusals.of(() -> member.client().listGroups()))
                .isEqualTo(
                        sentence(
                                "arn:aws:iam::123456789012:root",
                                "with an explicit deny in a service control policy:"
                                        + " arn:aws:organizations::999999999999:policy/o-exampleorgid/service_control_policy/p-00000002"));
    }

    private static final Map<String, Consumer<IamClient>> CHANGES = Map.of(
            "DeletePolicy", iam -> iam.deletePolicy(r -> r.policyArn(OF_AWS)),
            "CreatePolicyVersion",
                    iam -> iam.createPolicyVersion(r -> r.policyArn(OF_AWS).policyDocument(Sessions.ALL)),
            "DeletePolicyVersion",
                    iam -> iam.deletePolicyVersion(r -> r.policyArn(OF_AWS).versionId("v1")),
            "SetDefaultPolicyVersion",
                    iam -> iam.setDefaultPolicyVersion(r -> r.policyArn(OF_AWS).versionId("v1")),
            "TagPolicy",
                    iam -> iam.tagPolicy(r -> r.policyArn(OF_AWS)
                            .tags(Tag.builder().key("a").value("b").build())),
            "UntagPolicy", iam -> iam.untagPolicy(r -> r.policyArn(OF_AWS).tagKeys("a")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DeletePolicy",
                "CreatePolicyVersion",
                "DeletePolicyVersion",
                "SetDefaultPolicyVersion",
                "TagPolicy",
                "UntagPolicy"
            })
    void nobody_changes_a_policy_of_aws(String operation) {
        assertThat(Refusals.of(() -> CHANGES.get(operation).accept(aws.clientFor(me))))
                .isEqualTo("403 AccessDenied: User: " + ME + " is not authorized to perform: iam:" + operation
                        + " on resource: policy " + OF_AWS);
    }
}
