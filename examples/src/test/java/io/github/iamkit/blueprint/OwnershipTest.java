package io.github.iamkit.blueprint;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamRole;
import io.github.iamkit.provisioning.OnEveryWire;
import io.github.iamkit.provisioning.Sessions;
import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.RecordedCall;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

class OwnershipTest extends OnEveryWire {
    private static final Policy READ = Bookshop.READ;
    private static final Policy WRITE = Bookshop.WRITE;

    private static Blueprint david() {
        return Blueprint.builder().user("david", u -> u.policy("p", READ)).build();
    }

    @Test
    void a_name_that_is_taken_is_blocked_and_left_as_it_is() {
        iam.user("david").ensure().putPolicy("p", WRITE);
        Plan plan = iam.plan(david());

        assertThat(plan.blocked())
                .singleElement()
                .satisfies(blocked -> assertThat(blocked.reason())
                        .isEqualTo(
                                "it is there already, and nothing shows that this blueprint made it; adopt(\"user david\") would"
                                        + " allow: ~ policy p of user david (narrower)"));
        assertThatExceptionOfType(BlockedPlanException.class).isThrownBy(() -> iam.apply(plan));
        assertThat(iam.user("david").policy("p")).contains(WRITE);
    }

    @Test
    void what_is_adopted_is_marked_and_changed() {
        iam.user("david").ensure().putPolicy("p", WRITE);
        Blueprint adopting = david().adopt("user david");

        iam.apply(iam.plan(adopting));

        assertThat(iam.user("david").policy("p")).contains(READ);
        assertThat(iam.user("david").tags()).containsEntry("iamkit:blueprint", "blueprint");
        assertThat(iam.plan(david()).isEmpty()).isTrue();
    }

    @Test
    void what_the_blueprint_does_not_name_cannot_be_adopted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> david().adopt("group Admin"))
                .withMessage(
                        "the blueprint does not name `group Admin`; write it as the plan does, such as `group Admin`");
    }

    @Test
    void what_says_the_same_already_is_left_alone_whoever_made_it() {
        iam.user("david").ensure().putPolicy("p", READ);

        assertThat(iam.plan(david()).isEmpty()).isTrue();
    }

    @Test
    void another_blueprint_of_another_name_owns_nothing_of_this_one() {
        iam.apply(iam.plan(david()));
        Blueprint other = Blueprint.builder()
                .name("other")
                .user("david", u -> u.policy("p", WRITE))
                .build();

        assertThat(iam.plan(other).blocked())
                .extracting(Change::reason)
                .singleElement()
                .asString()
                .startsWith("it is blueprint `blueprint`'s; adopt(\"user david\")");
    }

    @Test
    void a_name_that_differs_in_letter_case_is_taken_too() {
        iam.user("David").ensure();

        assertThat(iam.plan(david()).blocked())
                .extracting(Change::reason)
                .containsExactly("the account has a user `David`, the same name to AWS; write it so in the blueprint");
    }

    @Test
    void a_group_that_holds_something_else_is_blocked_until_a_journal_or_an_adoption_says_whose_it_is(
            @TempDir Path folder) {
        iam.group("Admin").ensure().putPolicy("old", WRITE);
        Blueprint admins =
                Blueprint.builder().group("Admin", g -> g.policy("p", READ)).build();

        assertThat(iam.plan(admins).blocked()).extracting(Change::address).containsExactly("group Admin");
        assertThat(iam.plan(admins.adopt("group Admin")).blocked()).isEmpty();

        Blueprint readers = Blueprint.builder()
                .group("Readers", g -> g.policy("p", READ))
                .build()
                .recordedIn(Journal.at(folder.resolve("journal")));
        iam.apply(iam.plan(readers));
        Blueprint writers =
                Blueprint.builder().group("Readers", g -> g.policy("p", WRITE)).build();
        assertThat(iam.plan(writers).blocked()).isNotEmpty();
        assertThat(iam.plan(writers.recordedIn(Journal.at(folder.resolve("journal"))))
                        .blocked())
                .isEmpty();
    }

    @Test
    void a_group_that_was_adopted_once_is_known_by_its_journal(@TempDir Path folder) {
        iam.group("Admin").ensure().putPolicy("p", WRITE);
        Journal journal = Journal.at(folder.resolve("journal"));
        Blueprint first =
                Blueprint.builder().group("Admin", g -> g.policy("p", READ)).build();
        iam.apply(iam.plan(first.adopt("group Admin").recordedIn(journal)));

        Blueprint second =
                Blueprint.builder().group("Admin", g -> g.policy("p", WRITE)).build();

        assertThat(iam.plan(second.recordedIn(journal)).blocked()).isEmpty();
        iam.group("Admin").delete();
        iam.group("Admin").ensure().putPolicy("p", READ);
        assertThat(iam.plan(second.recordedIn(journal)).blocked())
                .as("another group of that name")
                .hasSize(1);
    }

    @Test
    void a_tag_that_a_policy_decides_by_is_marked() {
        Policy byTag = Policy.allow("s3:GetObject").on("arn:aws:s3:::books/" + "${aws:PrincipalTag/team}" + "/*");
        iam.apply(iam.plan(Blueprint.builder()
                .user("david", u -> u.policy("p", byTag).tag("team", "ops").tag("desk", "1"))
                .build()));

        Plan plan = iam.plan(Blueprint.builder()
                .user("david", u -> u.policy("p", byTag).tag("team", "dev").tag("desk", "2"))
                .build());

        assertThat(plan.changes())
                .extracting(Change::toString)
                .containsExactlyInAnyOrder("~ tag team of user david (wider, narrower)", "~ tag desk of user david");
    }

    @Test
    void a_group_with_members_of_others_is_not_given_anything() {
        iam.user("mallory").ensure().addToGroup(iam.group("Admin").ensure());
        Blueprint admins = Blueprint.builder()
                .group("Admin", g -> g.policy("all", Policy.allow("*").on("*")))
                .build();

        assertThat(iam.plan(admins).blocked()).hasSize(1);
    }

    @Test
    void a_creation_that_fails_as_somebody_was_faster_does_not_make_it_ones_own() {
        Plan plan = iam.plan(david());
        FakeIam.Snapshot empty = aws.snapshot();
        iam.user("david").ensure();
        FakeIam.Snapshot taken = aws.snapshot();
        aws.restore(empty);

        ApplyListener somebodyElse = new ApplyListener() {
            @Override
            public void started(Change change, int number, int of) {
                if (number == 1) {
                    aws.restore(taken);
                }
            }
        };
        assertThatExceptionOfType(StalePlanException.class)
                .isThrownBy(() -> iam.apply(plan.run().listener(somebodyElse)))
                .satisfies(e -> assertThat(e.report()).hasToString("1 failed, 1 not attempted"));
        assertThat(iam.user("david").policyNames()).isEmpty();
    }

    @Test
    void a_scope_that_is_not_claimed_leaves_what_others_added() {
        iam.apply(iam.plan(david()));
        iam.user("david").putPolicy("added", WRITE);
        Blueprint claiming = Blueprint.builder()
                .user("david", u -> u.policy("p", READ))
                .exclusive(Scope.INLINE_POLICIES)
                .build();

        assertThat(iam.plan(david()).isEmpty()).isTrue();
        assertThat(iam.plan(claiming).changes())
                .extracting(Change::toString)
                .containsExactly("- policy added of user david (narrower)");
    }

    @Test
    void a_path_that_is_claimed_is_emptied_of_what_is_not_named_and_nothing_else_is() {
        Bookshop.addForeignThings(aws);
        iam.user("left", "/shop/").ensure().putPolicy("p", READ).createAccessKey();
        Blueprint shop = Blueprint.builder()
                .user("david", u -> u.path("/shop/"))
                .exclusiveUnder("/shop/")
                .build();

        Plan plan = iam.plan(shop);
        iam.apply(plan);

        assertThat(plan.risks()).contains(Risk.DESTROYS_SECRET, Risk.REMOVES_ACCESS);
        assertThat(aws).hasNoUser("left").hasUser("david").hasUser("mallory");
        assertThat(aws.calls())
                .extracting(RecordedCall::operation)
                .filteredOn(operation -> operation.startsWith("Delete"))
                .containsExactly("DeleteAccessKey", "DeleteUserPolicy", "DeleteUser");
    }

    private static final TrustPolicy OWN_ACCOUNT = TrustPolicy.allow(Principal.account("123456789012"));

    private AwsCredentials sessionOfDeployer() {
        AccessKeyPair key = iam.user("starter")
                .ensure()
                .putPolicy("p", Policy.allow("sts:AssumeRole").on("*"))
                .createAccessKey();
        IamRole deployer = iam.role("deployer")
                .ensure(OWN_ACCOUNT)
                .putPolicy("all", Policy.allow("iam:*", "sts:*").on("*"));
        return Sessions.of(ends, key, deployer);
    }

    private static Blueprint lessForDeployer() {
        return Blueprint.builder()
                .role("deployer", OWN_ACCOUNT, r -> r.policy("all", READ))
                .build()
                .adopt("role deployer");
    }

    @Test
    void a_session_does_not_take_access_from_its_own_role_unless_that_is_accepted() {
        IamProvisioner asDeployer = builder(sessionOfDeployer()).build();

        Plan blocked = asDeployer.plan(lessForDeployer());

        assertThat(blocked.risks()).contains(Risk.AFFECTS_CALLER);
        assertThat(blocked.blocked())
                .singleElement()
                .satisfies(change -> assertThat(change.address()).isEqualTo("policy all of role deployer"));
        assertThatExceptionOfType(BlockedPlanException.class).isThrownBy(() -> asDeployer.apply(blocked));
        assertThat(asDeployer
                        .plan(lessForDeployer().accepting(Risk.AFFECTS_CALLER))
                        .blocked())
                .isEmpty();
        assertThat(anotherProvisioner().plan(lessForDeployer()).risks()).doesNotContain(Risk.AFFECTS_CALLER);
    }

    @Test
    void a_session_does_not_replace_or_empty_its_own_role() {
        IamProvisioner asDeployer = builder(sessionOfDeployer()).build();
        Blueprint elsewhere = Blueprint.builder()
                .role("deployer", OWN_ACCOUNT, r -> r.path("/ops/"))
                .build()
                .adopt("role deployer");

        assertThat(asDeployer.plan(elsewhere).blocked())
                .extracting(Change::address)
                .contains("role deployer");
    }

    @Test
    void where_aws_does_not_tell_who_applies_the_plan_says_so() {
        IamProvisioner unknown =
                IamProvisioner.builder(ends.iam(sessionOfDeployer())).build();

        assertThat(unknown.plan(lessForDeployer()).toString())
                .endsWith("AWS did not tell who makes these calls, so nothing is marked as affecting them; build the"
                        + " provisioner with tokenService(sts)\n");
    }

    @Test
    void whoever_applies_is_not_locked_out_unless_that_is_accepted() {
        iam.user("admin").ensure().putPolicy("all", Policy.allow("*").on("*"));
        IamProvisioner asAdmin = provisionerOf(iam.user("admin").createAccessKey());
        Blueprint less = Blueprint.builder()
                .user("admin", u -> u.policy("all", READ))
                .build()
                .adopt("user admin");

        Plan blocked = asAdmin.plan(less);
        Plan accepted = asAdmin.plan(less.accepting(Risk.AFFECTS_CALLER));

        assertThat(blocked.blocked()).singleElement().satisfies(change -> {
            assertThat(change.risks()).contains(Risk.AFFECTS_CALLER, Risk.REMOVES_ACCESS);
            assertThat(change.reason()).startsWith("it may take access from whoever applies it");
        });
        assertThat(accepted.blocked()).isEmpty();
        assertThat(iam.plan(less).blocked()).as("for root").isEmpty();
    }
}
