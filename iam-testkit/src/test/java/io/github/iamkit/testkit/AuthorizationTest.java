package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Policy;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

class AuthorizationTest {
    private static final String ME = "User: arn:aws:iam::123456789012:user/me is not authorized to perform: iam:";
    private static final String TRUST = Sessions.trusting("{\"Service\":\"ec2.amazonaws.com\"}", "\"sts:AssumeRole\"");

    private static final Map<String, Consumer<IamClient>> CALLS = Map.ofEntries(
            Map.entry("CreateUser", iam -> iam.createUser(r -> r.userName("x").path("/ops/"))),
            Map.entry("CreateGroup", iam -> iam.createGroup(r -> r.groupName("x"))),
            Map.entry("CreateRole", iam -> iam.createRole(r -> r.roleName("x").assumeRolePolicyDocument(TRUST))),
            Map.entry("CreateInstanceProfile", iam -> iam.createInstanceProfile(r -> r.instanceProfileName("x"))),
            Map.entry(
                    "CreateOpenIDConnectProvider",
                    iam -> iam.createOpenIDConnectProvider(r -> r.url("https://issuer.example/a"))),
            Map.entry(
                    "CreateServiceLinkedRole",
                    iam -> iam.createServiceLinkedRole(r -> r.awsServiceName("ecs.amazonaws.com"))),
            Map.entry(
                    "CreatePolicy",
                    iam -> iam.createPolicy(r -> r.policyName("x").policyDocument(Sessions.ALL))),
            Map.entry("GetUser", iam -> iam.getUser(r -> r.userName("bob"))),
            Map.entry("ListAccessKeys", iam -> iam.listAccessKeys()),
            Map.entry("GetRole", iam -> iam.getRole(r -> r.roleName("gone"))),
            Map.entry(
                    "AddUserToGroup",
                    iam -> iam.addUserToGroup(r -> r.groupName("g").userName("bob"))),
            Map.entry("GetPolicy", iam -> iam.getPolicy(r -> r.policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"))),
            Map.entry("ListUsers", iam -> iam.listUsers()),
            Map.entry("ListRoles", iam -> iam.listRoles(r -> r.pathPrefix("/ops/"))),
            Map.entry("GetInstanceProfile", iam -> iam.getInstanceProfile(r -> r.instanceProfileName("gone"))),
            Map.entry("ListVirtualMFADevices", iam -> iam.listVirtualMFADevices()),
            Map.entry("ListInstanceProfiles", iam -> iam.listInstanceProfiles()),
            Map.entry("ListServerCertificates", iam -> iam.listServerCertificates(r -> r.pathPrefix("/web/"))),
            Map.entry("ListPolicies", iam -> iam.listPolicies()),
            Map.entry("GetAccountSummary", iam -> iam.getAccountSummary()),
            Map.entry("ListAccountAliases", iam -> iam.listAccountAliases()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CreateUser                  | arn:aws:iam::123456789012:user/ops/x
        CreateGroup                 | arn:aws:iam::123456789012:group/x
        CreateRole                  | arn:aws:iam::123456789012:role/x
        CreateInstanceProfile       | arn:aws:iam::123456789012:instance-profile/x
        CreateOpenIDConnectProvider | arn:aws:iam::123456789012:oidc-provider/issuer.example/a
        CreateServiceLinkedRole     | arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS
        CreatePolicy                | policy x
        GetUser                     | user bob
        ListAccessKeys              | user me
        GetRole                     | role gone
        AddUserToGroup              | group g
        GetPolicy                   | policy arn:aws:iam::aws:policy/ReadOnlyAccess
        ListUsers                   | arn:aws:iam::123456789012:user/
        ListRoles                   | arn:aws:iam::123456789012:role/ops/
        GetInstanceProfile          | instance profile gone
        ListVirtualMFADevices       | arn:aws:iam::123456789012:mfa/
        ListInstanceProfiles        | arn:aws:iam::123456789012:instance-profile/
        ListServerCertificates      | arn:aws:iam::123456789012:server-certificate/web/
        ListPolicies                | policy path /
        GetAccountSummary           | *
        ListAccountAliases          | *
        """)
    void a_denial_names_the_resource_as_aws_does(String operation, String resource) {
        FakeIam aws = FakeIam.create();
        AwsCredentials me = Sessions.user(aws, "me", Sessions.allowing("s3:*", "*"));

        assertThat(Refusals.of(() -> CALLS.get(operation).accept(aws.clientFor(me))))
                .isEqualTo("403 AccessDenied: " + ME + operation + " on resource: " + resource
                        + " because no identity-based policy allows the iam:" + operation + " action");
    }

    @Test
    void every_layer_has_its_own_reason() {
        FakeIam aws = FakeIam.create();
        IamClient root = aws.client();
        AwsCredentials me = Sessions.user(aws, "me", Sessions.ALL);
        String arn = root.createPolicy(r -> r.policyName("limit").policyDocument(Sessions.allowing("s3:*", "*")))
                .policy()
                .arn();
        root.putUserPermissionsBoundary(r -> r.userName("me").permissionsBoundary(arn));

        assertThat(Refusals.of(() -> aws.clientFor(me).getAccountSummary()))
                .isEqualTo(
                        "403 AccessDenied: " + ME + "GetAccountSummary on resource: * because no permissions boundary"
                                + " allows the iam:GetAccountSummary action");
    }

    @Test
    void an_organization_binds_even_root_unless_it_is_managed_here() {
        Policy noUsers = Policy.allow("*").on("*").deny("iam:CreateUser").on("*");
        FakeIam member = FakeIam.builder()
                .organization(FakeOrganization.managedBy("999999999999").serviceControl(noUsers))
                .build();
        FakeIam manager = FakeIam.builder()
                .organization(FakeOrganization.managedBy("123456789012").serviceControl(noUsers))
                .build();

        assertThat(Refusals.of(() -> member.client().createUser(r -> r.userName("x"))))
                .isEqualTo("403 AccessDenied: User: arn:aws:iam::123456789012:root is not authorized to perform:"
                        + " iam:CreateUser on resource: arn:aws:iam::123456789012:user/x with an explicit deny in a"
                        + " service control policy");
        assertThat(Refusals.of(() -> manager.client().createUser(r -> r.userName("x"))))
                .isEqualTo("not refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "aws:ResourceTag/team":"red"  | not refused
        "iam:ResourceTag/team":"red"  | not refused
        "aws:ResourceTag/team":"blue" | 403
        "aws:PrincipalTag/team":"red" | 403
        "aws:username":"me"           | not refused
        """)
    void tags_and_names_decide_in_conditions(String condition, String outcome) {
        FakeIam aws = FakeIam.create();
        aws.client()
                .createUser(r -> r.userName("bob")
                        .tags(Tag.builder().key("team").value("red").build()));
        AwsCredentials me = Sessions.user(
                aws,
                "me",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Action\":\"iam:GetUser\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{" + condition
                        + "}}}}");

        assertThat(Refusals.of(() -> aws.clientFor(me).getUser(r -> r.userName("bob"))))
                .startsWith(outcome);
    }

    @Test
    void a_role_is_passed_with_a_permission_of_its_own() {
        FakeIam aws = FakeIam.create();
        aws.client().createRole(r -> r.roleName("web").path("/app/").assumeRolePolicyDocument(TRUST));
        aws.client().createInstanceProfile(r -> r.instanceProfileName("web"));
        AwsCredentials me = Sessions.user(aws, "me", Sessions.allowing("iam:AddRoleToInstanceProfile", "*"));

        assertThat(Refusals.of(() -> aws.clientFor(me)
                        .addRoleToInstanceProfile(
                                r -> r.instanceProfileName("web").roleName("web"))))
                .isEqualTo("403 AccessDenied: " + ME + "PassRole on resource: arn:aws:iam::123456789012:role/app/web"
                        + " because no identity-based policy allows the iam:PassRole action");
    }

    @Test
    void whoever_creates_with_tags_must_be_allowed_to_tag() {
        FakeIam aws = FakeIam.create();
        AwsCredentials me = Sessions.user(aws, "me", Sessions.allowing("iam:CreateUser", "*"));

        assertThat(Refusals.of(() -> aws.clientFor(me)
                        .createUser(r -> r.userName("x")
                                .tags(Tag.builder().key("a").value("b").build()))))
                .isEqualTo(
                        "403 AccessDenied: " + ME + "TagUser on resource: arn:aws:iam::123456789012:user/x because no"
                                + " identity-based policy allows the iam:TagUser action");
    }

    @Test
    void without_permission_nobody_learns_what_is_wrong_with_the_request() {
        FakeIam aws = FakeIam.create();
        AwsCredentials me = Sessions.user(aws, "me", Sessions.allowing("s3:*", "*"));

        assertThat(Refusals.of(() -> aws.clientFor(me).createUser(r -> r.userName("a b"))))
                .startsWith("403 AccessDenied");
        assertThat(Refusals.of(() -> aws.clientFor(me).attachUserPolicy(r -> {})))
                .startsWith("403 AccessDenied");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        x    | -     | not refused
        y    | -     | 403 AccessDenied: %sUpdateUser on resource: arn:aws:iam::123456789012:user/ops/y because no identity-based policy allows the iam:UpdateUser action
        -    | /dev/ | 403 AccessDenied: %sUpdateUser on resource: arn:aws:iam::123456789012:user/dev/bob because no identity-based policy allows the iam:UpdateUser action
        """)
    void whoever_renames_must_be_allowed_to_change_what_it_becomes(String name, String path, String outcome) {
        FakeIam aws = FakeIam.create();
        aws.client().createUser(r -> r.userName("bob").path("/ops/"));
        AwsCredentials me = Sessions.user(
                aws,
                "me",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:UpdateUser\",\"Resource\":["
                        + "\"arn:aws:iam::123456789012:user/ops/bob\",\"arn:aws:iam::123456789012:user/ops/x\"]}}");

        assertThat(Refusals.of(() -> aws.clientFor(me)
                        .updateUser(r -> r.userName("bob").newUserName(name).newPath(path))))
                .isEqualTo(outcome.formatted(ME));
    }
}
