package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.Tag;

@ExtendWith(FakeIamExtension.class)
class NamesAndTagsTest {
    private static final String TRUST = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
            + "\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void names_are_unique_whatever_their_letter_case_and_kept_as_written(IamClient iam) {
        iam.createUser(request -> request.userName("David"));
        iam.createGroup(request -> request.groupName("Admin"));
        iam.createRole(request -> request.roleName("Web").assumeRolePolicyDocument(TRUST));

        assertThat(Refusals.of(() -> iam.createUser(request -> request.userName("david"))))
                .isEqualTo("409 EntityAlreadyExists: User with name david already exists.");
        assertThat(Refusals.of(() -> iam.createGroup(request -> request.groupName("ADMIN"))))
                .isEqualTo("409 EntityAlreadyExists: Group with name ADMIN already exists.");
        assertThat(Refusals.of(
                        () -> iam.createRole(request -> request.roleName("web").assumeRolePolicyDocument(TRUST))))
                .isEqualTo("409 EntityAlreadyExists: Role with name web already exists.");
        assertThat(iam.listUsers().users().get(0).userName()).isEqualTo("David");
    }

    @Test
    void a_name_may_change_its_letter_case(IamClient iam) {
        iam.createUser(request -> request.userName("david"));
        iam.createGroup(request -> request.groupName("admin"));
        iam.addUserToGroup(request -> request.groupName("admin").userName("david"));

        iam.updateGroup(request -> request.groupName("admin").newGroupName("Admin"));
        iam.updateUser(request -> request.userName("david").newUserName("David"));

        assertThat(iam.listGroupsForUser(request -> request.userName("David")).groups())
                .extracting(Group::groupName)
                .containsExactly("Admin");
    }

    @Test
    void a_tag_takes_the_place_of_one_whose_key_differs_by_letter_case(IamClient iam) {
        iam.createUser(request -> request.userName("david").tags(tag("Team", "ops")));

        iam.tagUser(request -> request.userName("david").tags(tag("team", "dev")));

        assertThat(iam.listUserTags(request -> request.userName("david")).tags())
                .containsExactly(tag("team", "dev"));
        assertThat(Refusals.of(() ->
                        iam.tagUser(request -> request.userName("david").tags(tag("a", "1"), tag("A", "2")))))
                .isEqualTo(
                        "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        assertThat(Refusals.of(
                        () -> iam.tagUser(request -> request.userName("david").tags(tag("aws:a", "1")))))
                .startsWith("400 InvalidInput: aws: prefixed tag key names");
        iam.untagUser(request -> request.userName("david").tagKeys("TEAM"));
        assertThat(iam.getUser(request -> request.userName("david")).user().hasTags())
                .isFalse();
    }

    @Test
    void a_policy_and_a_profile_without_tags_have_an_empty_list_of_them(IamClient iam) {
        String document =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
        Policy created = iam.createPolicy(request -> request.policyName("limit").policyDocument(document))
                .policy();
        iam.createInstanceProfile(request -> request.instanceProfileName("web"));

        assertThat(created.hasTags()).isFalse();
        assertThat(iam.getPolicy(request -> request.policyArn(created.arn()))
                        .policy()
                        .hasTags())
                .isTrue();
        assertThat(iam.getInstanceProfile(request -> request.instanceProfileName("web"))
                        .instanceProfile()
                        .hasTags())
                .isTrue();
    }
}
