package io.github.iamkit.provisioning;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatExceptionOfType;
import static io.github.iamkit.testkit.IamAssertions.assertThatIllegalStateException;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provision.IamGroup;
import io.github.iamkit.provision.IamRole;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.IssuedAccessKey;
import io.github.iamkit.provision.Outcome;
import io.github.iamkit.provision.PathConflictException;
import io.github.iamkit.testkit.Fault;
import io.github.iamkit.testkit.RecordedCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class ProvisioningTest extends OnEveryWire {
    private static final Policy ADMIN = Policy.allow("*").on("*");

    @Test
    void ensure_twice_creates_once() {
        assertThat(iam.group("Admin").ensure().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(iam.group("Admin").ensure().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(iam.user("david").ensure().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(iam.user("david").ensure().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void a_handle_makes_no_call_until_it_is_asked() {
        iam.group("Admin");
        iam.user("david");
        iam.role("web");

        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void a_group_under_another_path_is_refused() {
        iam.group("Admin", "/ops/").ensure();

        assertThat(iam.group("Admin").ensure().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThatExceptionOfType(PathConflictException.class)
                .isThrownBy(() -> iam.group("Admin", "/dev/").ensure())
                .withMessage("group `Admin` exists under path `/ops/`, not `/dev/`; ask for that path, or move it with"
                        + " moveTo, which changes its ARN");
    }

    @Test
    void a_policy_that_says_the_same_is_not_written_again() {
        IamGroup admins = iam.group("Admin").ensure();

        assertThat(admins.putPolicy("p", ADMIN).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(admins.putPolicy("p", ADMIN).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(admins.putPolicy("p", Policy.allow("s3:*").on("*")).outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(aws.calls())
                .extracting(RecordedCall::operation)
                .filteredOn("PutGroupPolicy"::equals)
                .hasSize(2);
        assertThat(admins.policy("p")).contains(Policy.allow("s3:*").on("*"));
        assertThat(admins.policyNames()).containsExactly("p");
        assertThat(admins.deletePolicy("p").outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(admins.deletePolicy("p").outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void membership_is_made_once() {
        IamGroup admins = iam.group("Admin").ensure();
        IamUser david = iam.user("david").ensure();

        assertThat(david.addToGroup(admins).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(david.addToGroup(admins).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(admins.members()).containsExactly("david");
        assertThat(david.removeFromGroup("Admin").outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(david.removeFromGroup("Admin").outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void a_key_is_there_when_the_store_has_it() {
        List<AccessKeyPair> stored = new ArrayList<>();

        AccessKeyPair key = iam.user("david").ensure().createAccessKey(stored::add);

        assertThat(stored).containsExactly(key);
        assertThat(iam.user("david").accessKeys())
                .extracting(IssuedAccessKey::accessKeyId)
                .containsExactly(key.accessKeyId());
    }

    @Test
    void a_key_that_could_not_be_stored_is_deleted_again() {
        IamUser david = iam.user("david").ensure();

        assertThatIllegalStateException()
                .isThrownBy(() -> david.createAccessKey(key -> {
                    throw new IllegalStateException("disk full");
                }))
                .withMessage("disk full");
        assertThat(aws).hasAccessKeys("david", 0);
    }

    @Test
    void a_key_whose_secret_got_lost_is_deleted_and_another_one_made() {
        IamUser david = iam.user("david").ensure();
        aws.faults().next("CreateAccessKey").fail(new Fault.LostResponse());

        AccessKeyPair key = david.createAccessKey();

        assertThat(david.accessKeys()).extracting(IssuedAccessKey::accessKeyId).containsExactly(key.accessKeyId());
    }

    @Test
    void a_connection_that_stays_broken_leaves_no_key_behind() {
        IamUser david = iam.user("david").ensure();
        aws.faults().next("CreateAccessKey").times(3).fail(new Fault.LostResponse());

        assertThatExceptionOfType(SdkClientException.class).isThrownBy(david::createAccessKey);
        assertThat(aws).hasAccessKeys("david", 0);
    }

    @Test
    void a_third_key_is_refused_before_any_is_made() {
        IamUser david = iam.user("david").ensure();
        david.createAccessKey();
        david.createAccessKey();

        assertThatIllegalStateException()
                .isThrownBy(david::createAccessKey)
                .withMessageMatching(
                        "(?s)user `david` already has 2 access keys \\(AKIA\\w{16} from \\d{4}-\\d\\d-\\d\\d,"
                                + " AKIA\\w{16} from \\d{4}-\\d\\d-\\d\\d\\); AWS allows 2\\.\n  Delete one");
    }

    @Test
    void a_user_is_deleted_with_its_parts() {
        IamUser david = iam.user("david").ensure().addToGroup(iam.group("Admin").ensure());
        david.putPolicy("p", ADMIN).attachPolicy("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess");
        david.createAccessKey();

        assertThat(david.delete().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(david.delete().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(aws).hasNoUser("david");
    }

    @Test
    void a_role_gets_the_trust_policy_that_is_asked_for() {
        TrustPolicy ec2 = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));
        TrustPolicy lambda = TrustPolicy.allow(Principal.service("lambda.amazonaws.com"));

        assertThat(iam.role("web").ensure(ec2).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(iam.role("web").ensure(ec2).outcome()).isEqualTo(Outcome.UNCHANGED);
        IamRole changed = iam.role("web").ensure(lambda);
        assertThat(changed.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(changed.trustPolicy()).isEqualTo(lambda);
        assertThat(changed.putPolicy("p", ADMIN).delete().outcome()).isEqualTo(Outcome.UPDATED);
    }

    @Test
    void lists_have_everything_under_a_path() {
        iam.group("Admin").ensure();
        iam.group("Readers", "/ops/").ensure();

        assertThat(iam.groupArns("/")).hasSize(2);
        assertThat(iam.groupArns("/ops/")).containsExactly("arn:aws:iam::123456789012:group/ops/Readers");
    }
}
