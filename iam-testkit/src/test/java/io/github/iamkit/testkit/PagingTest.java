package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

@ExtendWith(FakeIamExtension.class)
class PagingTest {
    private static final List<String> POLICIES =
            List.of("ReadOnlyAccess", "AdministratorAccess", "PowerUserAccess", "SecurityAudit");

    private static String arn(String policy) {
        return "arn:aws:iam::aws:policy/" + policy;
    }

    @Test
    void users_come_in_the_order_of_their_names_whatever_the_letter_case(IamClient iam) {
        for (String name : List.of("carol", "Bob", "alice", "Dave")) {
            iam.createUser(request -> request.userName(name));
        }

        assertThat(iam.listUsersPaginator(request -> request.maxItems(1)).users())
                .extracting(User::userName)
                .containsExactly("alice", "Bob", "carol", "Dave");
    }

    @Test
    void a_page_before_the_last_has_a_marker_and_the_last_has_none(IamClient iam) {
        iam.createUser(request -> request.userName("alice"));
        iam.createUser(request -> request.userName("bob"));

        ListUsersResponse first = iam.listUsers(request -> request.maxItems(1));
        ListUsersResponse last = iam.listUsers(request -> request.maxItems(1).marker(first.marker()));

        assertThat(first.isTruncated()).isTrue();
        assertThat(last.isTruncated()).isFalse();
        assertThat(last.marker()).isNull();
        assertThat(Refusals.of(() -> iam.listUsers(request -> request.marker("%%%"))))
                .isEqualTo("400 ValidationError: Invalid Marker.");
    }

    @Test
    void attached_policies_can_be_taken_away_while_they_are_listed(IamClient iam) {
        iam.createUser(request -> request.userName("david"));
        POLICIES.forEach(policy ->
                iam.attachUserPolicy(request -> request.userName("david").policyArn(arn(policy))));

        List<String> seen = new ArrayList<>();
        for (ListAttachedUserPoliciesResponse page : iam.listAttachedUserPoliciesPaginator(
                request -> request.userName("david").maxItems(1))) {
            page.attachedPolicies().forEach(policy -> {
                seen.add(policy.policyName());
                iam.detachUserPolicy(request -> request.userName("david").policyArn(policy.policyArn()));
            });
        }

        assertThat(seen).containsExactlyElementsOf(POLICIES);
    }

    @Test
    void tags_come_in_pages_in_the_order_in_which_they_were_put(IamClient iam) {
        iam.createUser(request -> request.userName("david"));
        for (String key : List.of("b", "a", "c")) {
            iam.tagUser(request -> request.userName("david")
                    .tags(Tag.builder().key(key).value("1").build()));
        }

        assertThat(iam.listUserTagsPaginator(
                                request -> request.userName("david").maxItems(2))
                        .tags())
                .extracting(Tag::key)
                .containsExactly("b", "a", "c");
    }
}
