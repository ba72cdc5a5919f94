package io.github.iamkit.testkit;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatIllegalArgumentException;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeIamExtension.class)
class GivenTest {
    private static final String LIMIT = "arn:aws:iam::123456789012:policy/limit";

    @Test
    void what_is_given_is_there_without_calls(FakeIam aws) {
        aws.given()
                .managedPolicy("limit", Policy.allow("s3:*").on("*"))
                .group(
                        "Admin",
                        group -> group.path("/ops/")
                                .policy("All", Policy.allow("*").on("*"))
                                .attached("arn:aws:iam::aws:policy/ReadOnlyAccess"))
                .user(
                        "david",
                        user -> user.memberOf("Admin")
                                .boundary(LIMIT)
                                .tag("team", "ops")
                                .policy("Own", Policy.allow("sqs:*").on("*"))
                                .attached(LIMIT))
                .role(
                        "web",
                        TrustPolicy.allow(Principal.service("ec2.amazonaws.com")),
                        role -> role.path("/app/")
                                .tag("stage", "test")
                                .boundary(LIMIT)
                                .policy("Own", Policy.allow("sqs:*").on("*"))
                                .attached(LIMIT));

        assertThat(aws.calls()).isEmpty();
        assertThat(aws).hasUserInGroup("david", "Admin").hasGroupPolicy("Admin", "All");
        assertThat(aws.policiesOf("david")).allows("s3:GetObject", "*").denies("ec2:RebootInstances", "*");
        assertThat(aws.client()
                        .getUser(request -> request.userName("david"))
                        .user()
                        .tags())
                .hasSize(1);
        assertThat(aws.client()
                        .getRole(request -> request.roleName("web"))
                        .role()
                        .path())
                .isEqualTo("/app/");
        assertThat(aws.client()
                        .listAttachedRolePolicies(request -> request.roleName("web"))
                        .attachedPolicies())
                .hasSize(1);
    }

    @Test
    void a_given_key_acts_as_its_owner(FakeIam aws) {
        AccessKeyPair key = aws.given().user("david").accessKey("david");

        assertThat(aws.stsFor(key).getCallerIdentity().arn()).endsWith(":user/david");
    }

    @Test
    void faults_do_not_touch_what_is_given(FakeIam aws) {
        aws.faults().next("CreateGroup").fail(new Fault.ServerError());

        aws.given().group("Admin");

        assertThat(aws).hasGroup("Admin");
    }

    @Test
    void what_aws_refuses_cannot_be_given(FakeIam aws) {
        aws.given().user("david");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> aws.given().user("David"))
                .withMessage("CreateUser: EntityAlreadyExists: User with name David already exists.");
    }
}
