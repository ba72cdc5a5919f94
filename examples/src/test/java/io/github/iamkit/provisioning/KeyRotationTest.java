package io.github.iamkit.provisioning;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatExceptionOfType;
import static io.github.iamkit.testkit.IamAssertions.assertThatThrownBy;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.CredentialFile;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.provision.AccessKeyLimitException;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.IssuedAccessKey;
import io.github.iamkit.provision.KeyRotation;
import io.github.iamkit.provision.KeyRotation.Stage;
import io.github.iamkit.provision.KeyRotationException;
import io.github.iamkit.provision.OwnAccessException;
import io.github.iamkit.testkit.Fault;
import io.github.iamkit.testkit.RecordedCall;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

class KeyRotationTest extends OnEveryWire {
    @TempDir
    Path home;

    private CredentialFile file;
    private AccessKeyPair old;

    @BeforeEach
    void give_david_a_key() {
        file = CredentialFile.profile(home.resolve("credentials"), "david");
        old = iam.user("david").ensure().createAccessKey(file::write);
        clock.advance(Duration.ofDays(90));
    }

    private IamUser later() {
        return anotherProvisioner().user("david");
    }

    private String states() {
        return states(later());
    }

    private String states(IamUser david) {
        return david.accessKeys().stream()
                .map(key -> (key.accessKeyId().equals(old.accessKeyId()) ? "old " : "new ")
                        + (key.isActive() ? "active" : "inactive"))
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void a_rotation_ends_with_the_new_key_active_and_the_old_one_inactive() {
        KeyRotation rotation = iam.user("david").rotateAccessKey(file::write);

        assertThat(states()).isEqualTo("[new active, old inactive]");
        assertThat(rotation.stage()).isEqualTo(Stage.SWITCHED);
        assertThat(file.read().accessKeyId()).isNotEqualTo(old.accessKeyId());
    }

    @Test
    void the_new_key_signs_nothing_but_the_probe() {
        iam.user("david").rotateAccessKey(file::write);

        assertThat(aws.calls())
                .filteredOn(call -> call.caller().endsWith("user/david"))
                .extracting(RecordedCall::operation)
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly("GetCallerIdentity");
    }

    @Test
    void a_later_process_deletes_the_old_key_after_a_grace() {
        iam.user("david").rotateAccessKey(file::write);

        assertThatExceptionOfType(KeyRotationException.class)
                .isThrownBy(() -> later().keyRotation().finish())
                .withMessageMatching(
                        "access key AKIA\\w{16} was made at 2026-06-03T09:00:00Z; the old key of user `david`"
                                + " can be deleted from 2026-06-04T09:00:00Z on, or call rollback\\(\\)");
        clock.advance(Duration.ofDays(2));
        assertThat(later().keyRotation().finish().stage()).isEqualTo(Stage.NONE);
        assertThat(states()).isEqualTo("[new active]");
    }

    @Test
    void an_old_key_that_was_used_lately_stays() {
        aws.stsFor(old).getCallerIdentity();
        iam.user("david").rotateAccessKey(file::write);
        clock.advance(Duration.ofDays(2));
        iam.user("david").activateAccessKey(old.accessKeyId());
        aws.stsFor(old).getCallerIdentity();
        iam.user("david").deactivateAccessKey(old.accessKeyId());

        assertThatExceptionOfType(KeyRotationException.class)
                .isThrownBy(() -> later().keyRotation().finish())
                .withMessageMatching(
                        "access key " + old.accessKeyId() + " was used at 2026-06-05T09:00:0\\dZ; the old key of"
                                + " user `david` can be deleted from 2026-06-06T09:00:0\\dZ on, or call rollback\\(\\)");
    }

    @Test
    void a_rollback_makes_the_old_key_active_and_deletes_the_new_one() {
        iam.user("david").rotateAccessKey(file::write);

        later().keyRotation().rollback();

        assertThat(states()).isEqualTo("[old active]");
    }

    @Test
    void a_store_that_fails_leaves_the_old_key_alone() {
        assertThatThrownBy(() -> iam.user("david").rotateAccessKey(key -> {
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(states()).isEqualTo("[old active]");
    }

    @Test
    void two_keys_are_no_room_for_a_third_and_none_is_deleted() {
        iam.user("david").createAccessKey();

        assertThatExceptionOfType(AccessKeyLimitException.class)
                .isThrownBy(() -> iam.user("david").rotateAccessKey(file::write))
                .satisfies(e -> assertThat(e.present()).hasSize(2));
        assertThat(later().accessKeys()).hasSize(2).allMatch(IssuedAccessKey::isActive);
    }

    @Test
    void an_inactive_key_that_nobody_uses_makes_room_if_asked() {
        AccessKeyPair unused = iam.user("david").createAccessKey();
        iam.user("david").deactivateAccessKey(unused.accessKeyId());

        assertThat(iam.user("david")
                        .deleteInactiveAccessKeys(Duration.ofDays(30))
                        .changes())
                .isEmpty();
        clock.advance(Duration.ofDays(31));
        iam.user("david").deleteInactiveAccessKeys(Duration.ofDays(30)).rotateAccessKey(file::write);

        assertThat(states()).isEqualTo("[new active, old inactive]");
    }

    @Test
    void the_key_that_signs_is_not_rotated_unless_that_is_allowed() {
        iam.user("david").putPolicy("own", Policy.allow("iam:*").on("*"));
        AwsBasicCredentials davids =
                AwsBasicCredentials.create(old.accessKeyId(), old.secret().reveal());

        assertThatExceptionOfType(OwnAccessException.class)
                .isThrownBy(() -> builder(davids).build().user("david").rotateAccessKey(file::write))
                .withMessage(
                        "access key " + old.accessKeyId() + " of user `david` is the one that these calls are signed"
                                + " with; sign with another one, or build the provisioner with mayRemoveOwnAccess()");
        assertThat(states()).isEqualTo("[old active]");
        builder(davids).mayRemoveOwnAccess().build().user("david").rotateAccessKey(file::write);
        assertThat(states()).isEqualTo("[new active, old inactive]");
    }

    @Test
    void an_interrupted_rotation_goes_on_with_what_the_store_holds() {
        later().createAccessKey(file::write);

        assertThat(later().keyRotation().stage()).isEqualTo(Stage.STARTED);
        later().keyRotation().resume(file.read());

        assertThat(states()).isEqualTo("[new active, old inactive]");
        assertThat(later().keyRotation().resume(file.read()).stage()).isEqualTo(Stage.SWITCHED);
    }

    @Test
    void an_interrupted_rotation_goes_on_by_itself_once_the_new_key_was_used() {
        AccessKeyPair newer = later().createAccessKey(file::write);

        assertThatExceptionOfType(KeyRotationException.class)
                .isThrownBy(() -> later().keyRotation().resume())
                .withMessage(
                        "access key " + newer.accessKeyId() + " of user `david` has not been used yet, so maybe nobody"
                                + " has its secret; call resume with the pair from the store, or rollback()");
        aws.stsFor(newer).getCallerIdentity();
        later().keyRotation().resume();

        assertThat(states()).isEqualTo("[new active, old inactive]");
    }

    @Test
    void a_key_whose_secret_the_store_lacks_is_not_switched_to() {
        AccessKeyPair lost = later().createAccessKey();

        assertThatExceptionOfType(KeyRotationException.class)
                .isThrownBy(() -> later().keyRotation().resume(file.read()))
                .withMessage("the store holds " + old.accessKeyId() + ", not the newer access key " + lost.accessKeyId()
                        + " of user `david`, whose secret may be lost; call rollback() to delete the newer one, and"
                        + " rotate again");
        assertThat(states()).isEqualTo("[new active, old active]");
        later().keyRotation().rollback();
        assertThat(states()).isEqualTo("[old active]");
    }

    @Test
    void a_rollback_that_was_interrupted_goes_on() {
        iam.user("david").rotateAccessKey(file::write);
        aws.faults().next("DeleteAccessKey").times(20).fail(new Fault.ServerError());

        assertThatThrownBy(() -> later().keyRotation().rollback()).hasMessageContaining("Service failure");
        aws.faults().clear();

        assertThat(later().keyRotation().stage()).isEqualTo(Stage.ROLLING_BACK);
        assertThat(later().keyRotation().rollback().stage()).isEqualTo(Stage.NONE);
        assertThat(states()).isEqualTo("[old active]");
    }

    @Test
    void a_finish_without_a_switch_is_refused() {
        later().createAccessKey(file::write);

        assertThatExceptionOfType(KeyRotationException.class)
                .isThrownBy(() -> later().keyRotation().finish(Duration.ZERO))
                .withMessage("user `david`: the older access key is still active; call resume first");
    }

    @Test
    void without_two_keys_there_is_nothing_to_resume() {
        assertThat(later().keyRotation().stage()).isEqualTo(Stage.NONE);
        assertThatExceptionOfType(KeyRotationException.class)
                .isThrownBy(() -> later().keyRotation().resume())
                .withMessage("user `david` has not two access keys, so no rotation is going on; start one with"
                        + " rotateAccessKey");
        assertThat(later().keyRotation().finish().stage()).isEqualTo(Stage.NONE);
    }

    @Test
    void two_keys_of_one_second_are_told_apart_by_nobody() {
        iam.user("twin").ensure().createAccessKey();
        iam.user("twin").createAccessKey();

        assertThatExceptionOfType(KeyRotationException.class)
                .isThrownBy(() -> iam.user("twin").keyRotation().rollback())
                .withMessageContaining(
                        "were made in one second, so which one is newer is not known; delete one yourself");
        assertThat(anotherProvisioner().user("twin").accessKeys()).hasSize(2);
    }

    @Test
    void a_new_key_that_never_works_leaves_the_old_one_active() {
        aws.faults().next("GetCallerIdentity").times(1000).fail(new Fault.ServerError());

        assertThatThrownBy(() -> iam.user("david").rotateAccessKey(file::write)).isNotNull();

        assertThat(states()).isEqualTo("[new active, old active]");
    }

    @Test
    void a_new_key_is_waited_for_where_it_does_not_work_at_once() {
        use(account -> account.consistencyLag(Duration.ofSeconds(20)));
        old = iam.user("david").ensure().createAccessKey(file::write);
        clock.advance(Duration.ofDays(1));

        iam.user("david").rotateAccessKey(file::write);
        clock.advance(Duration.ofMinutes(1));

        assertThat(states()).isEqualTo("[new active, old inactive]");
        assertThat(clock.slept()).isGreaterThan(Duration.ofSeconds(10));
    }

    @Test
    void without_a_token_service_iam_itself_is_asked() throws Exception {
        io.github.iamkit.provision.IamProvisioner plain = io.github.iamkit.provision.IamProvisioner.builder(
                        ends.iam(aws.rootCredentials()))
                .clock(clock)
                .sleeper(clock::sleep)
                .build();

        plain.user("david").rotateAccessKey(file::write);

        assertThat(states()).isEqualTo("[new active, old inactive]");
        assertThat(aws.calls())
                .filteredOn(call -> call.caller().endsWith("user/david"))
                .extracting(RecordedCall::operation)
                .containsOnly("GetUser");
    }

    @Test
    void no_secret_is_told_to_the_listener() {
        iam.user("david").rotateAccessKey(file::write);
        Secret secret = file.read().secret();

        assertThat(events)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.toString())
                        .doesNotContain(secret.reveal())
                        .doesNotContain(old.secret().reveal()));
    }
}
