package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

@ExtendWith(FakeIamExtension.class)
class InstanceProfilesTest {
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    @BeforeEach
    void a_role_and_a_profile(IamClient iam) {
        iam.createRole(request -> request.roleName("web").assumeRolePolicyDocument(TRUST));
        iam.createInstanceProfile(
                request -> request.instanceProfileName("Web").path("/ec2/").tags(tag("team", "ops")));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void a_profile_has_all_that_aws_tells_of_it(IamClient iam) {
        InstanceProfile profile = iam.getInstanceProfile(request -> request.instanceProfileName("Web"))
                .instanceProfile();

        assertThat(profile.arn()).isEqualTo("arn:aws:iam::123456789012:instance-profile/ec2/Web");
        assertThat(profile.instanceProfileId()).matches("AIPA[A-Z0-9]{17}");
        assertThat(profile.hasRoles()).isTrue();
        assertThat(profile.roles()).isEmpty();
        assertThat(profile.tags()).containsExactly(tag("team", "ops"));
    }

    @Test
    void a_profile_holds_one_role(IamClient iam) {
        iam.addRoleToInstanceProfile(
                request -> request.instanceProfileName("Web").roleName("web"));

        assertThat(iam.listInstanceProfilesForRole(request -> request.roleName("web"))
                        .instanceProfiles())
                .singleElement()
                .satisfies(profile ->
                        assertThat(profile.roles()).extracting(Role::roleName).containsExactly("web"))
                .satisfies(profile -> assertThat(profile.hasTags()).isFalse());
        assertThat(Refusals.of(() -> iam.addRoleToInstanceProfile(
                        request -> request.instanceProfileName("Web").roleName("web"))))
                .isEqualTo("409 LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    }

    @Test
    void neither_is_deleted_while_they_are_tied(IamClient iam) {
        iam.addRoleToInstanceProfile(
                request -> request.instanceProfileName("Web").roleName("web"));
        String conflict = "409 DeleteConflict: Cannot delete entity, must remove roles from instance profile first.";

        assertThat(Refusals.of(() -> iam.deleteRole(request -> request.roleName("web"))))
                .isEqualTo(conflict);
        assertThat(Refusals.of(() -> iam.deleteInstanceProfile(request -> request.instanceProfileName("Web"))))
                .isEqualTo(conflict);

        iam.removeRoleFromInstanceProfile(
                request -> request.instanceProfileName("Web").roleName("web"));
        iam.deleteInstanceProfile(request -> request.instanceProfileName("Web"));
        iam.deleteRole(request -> request.roleName("web"));
        assertThat(iam.listInstanceProfiles().instanceProfiles()).isEmpty();
    }

    @Test
    void names_are_unique_whatever_their_letter_case(IamClient iam) {
        assertThat(Refusals.of(() -> iam.createInstanceProfile(request -> request.instanceProfileName("WEB"))))
                .isEqualTo("409 EntityAlreadyExists: Instance Profile WEB already exists.");
    }

    @Test
    void what_is_missing_is_named(IamClient iam) {
        assertThat(Refusals.of(() -> iam.getInstanceProfile(request -> request.instanceProfileName("none"))))
                .isEqualTo("404 NoSuchEntity: Instance Profile none cannot be found.");
        assertThat(Refusals.of(() -> iam.removeRoleFromInstanceProfile(
                        request -> request.instanceProfileName("none").roleName("nobody"))))
                .isEqualTo("404 NoSuchEntity: The role with name nobody cannot be found.");
    }
}
