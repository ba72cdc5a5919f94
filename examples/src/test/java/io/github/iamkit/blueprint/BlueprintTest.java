package io.github.iamkit.blueprint;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.iamkit.policy.Arn;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provisioning.OnEveryWire;
import io.github.iamkit.testkit.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlueprintTest extends OnEveryWire {
    private static final TrustPolicy EC2 = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));
    private static final Policy READ = Policy.allow("s3:GetObject").on(Arn.objects("books", "*"));
    private static final Policy ALL = Policy.allow("s3:*").on(Arn.objects("books", "*"));

    private static Blueprint team(Policy books) {
        return Blueprint.builder()
                .group(
                        "Admin",
                        g -> g.policy("AdminGroupPolicy", Policy.allow("*").on("*")))
                .user("david", u -> u.memberOf("Admin").tag("team", "ops"))
                .role("web", EC2, r -> r.policy("read-books", books))
                .build();
    }

    private List<String> writes() {
        return aws.calls().stream()
                .map(RecordedCall::operation)
                .filter(operation -> !operation.startsWith("Get") && !operation.startsWith("List"))
                .toList();
    }

    @Test
    void what_is_planned_is_printed_below_what_it_belongs_to() {
        assertThat(iam.plan(team(READ)).toString()).isEqualTo("""
                + group Admin
                    + policy AdminGroupPolicy (wider)
                + user david
                    + tag team = ops
                    + member of Admin (wider)
                + role web
                    + policy read-books (wider)
                6 to create
                """);
    }

    @Test
    void a_policy_that_changes_says_whether_access_gets_wider_and_shows_it() {
        iam.apply(iam.plan(team(READ)));

        assertThat(iam.plan(team(ALL)).toString()).isEqualTo("""
                  role web
                    ~ policy read-books (wider)
                        ~ statement
                            - Action "s3:GetObject"
                            + Action "s3:*"
                        allowed only afterwards: s3:AbortMultipartUpload on arn:aws:s3:::books/example
                1 to change
                """);
        assertThat(iam.plan(team(Policy.allow("s3:GetObject").on(Arn.objects("books", "a*"))))
                        .toString())
                .contains("~ policy read-books (narrower)\n");
    }

    @Test
    void planning_writes_nothing() {
        iam.plan(team(READ));

        assertThat(writes()).isEmpty();
    }

    @Test
    void what_is_applied_is_as_planned() {
        ApplyReport report = iam.apply(iam.plan(team(READ)));

        assertThat(report).hasToString("6 done");
        assertThat(aws).hasUserInGroup("david", "Admin");
        assertThat(iam.role("web").policy("read-books")).contains(READ);
        assertThat(iam.user("david").tags()).containsEntry("team", "ops");
    }

    @Test
    void applying_twice_writes_once() {
        iam.apply(iam.plan(team(READ)));
        int once = writes().size();

        Plan again = iam.plan(team(READ));
        iam.apply(again);

        assertThat(again.isEmpty()).isTrue();
        assertThat(again.toString()).isEqualTo("nothing to change\n");
        assertThat(writes()).hasSize(once);
    }

    @Test
    void a_new_provisioner_goes_on_where_another_one_ended() {
        iam.apply(iam.plan(team(READ)));

        Plan plan = anotherProvisioner().plan(team(ALL));
        iam.apply(plan);

        assertThat(plan.changes()).extracting(Change::address).containsExactly("policy read-books of role web");
        assertThat(iam.role("web").policy("read-books")).contains(ALL);
    }

    @Test
    void an_account_that_moved_meanwhile_is_refused_before_anything_is_written() {
        iam.apply(iam.plan(team(READ)));
        Plan plan = iam.plan(team(ALL));
        iam.role("web").putPolicy("read-books", Policy.allow("sqs:*").on("*"));
        int before = writes().size();

        assertThatExceptionOfType(StalePlanException.class)
                .isThrownBy(() -> iam.apply(plan))
                .withMessage("the account moved after the plan was made: role web; make another plan");
        assertThat(writes()).hasSize(before);
    }

    @Test
    void a_role_that_was_made_anew_meanwhile_is_another_one() {
        iam.apply(iam.plan(team(READ)));
        Plan plan = iam.plan(team(ALL));
        iam.role("web").delete();
        iam.role("web").ensure(EC2).tag("iamkit:blueprint", "blueprint").putPolicy("read-books", READ);

        assertThatExceptionOfType(StalePlanException.class).isThrownBy(() -> iam.apply(plan));
    }

    @Test
    void a_plan_that_was_applied_is_so_already() {
        Plan plan = iam.plan(team(READ));
        iam.apply(plan);

        assertThat(iam.apply(plan)).hasToString("6 so already");
    }

    @Test
    void a_stop_finishes_the_change_in_flight_and_the_same_plan_goes_on_later() {
        Plan plan = iam.plan(team(READ));
        ApplyReport stopped = iam.apply(plan.run().stopWhen(() -> writes().size() >= 2));

        assertThat(stopped).hasToString("2 done, 4 not attempted");
        assertThat(stopped.isComplete()).isFalse();
        assertThat(iam.apply(plan)).hasToString("4 done, 2 so already");
    }
}
