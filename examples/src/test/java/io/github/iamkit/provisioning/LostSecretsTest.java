package io.github.iamkit.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IssuedAccessKey;
import io.github.iamkit.provision.IssuedServiceCredential;
import io.github.iamkit.provision.Outcome;
import io.github.iamkit.provision.OwnAccessException;
import io.github.iamkit.provision.ProvisioningEvent;
import io.github.iamkit.provision.ServiceCredential;
import io.github.iamkit.provision.VirtualMfaSeed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;

/** What a process leaves that is killed between making a secret and storing it, and what the next one does about it. */
class LostSecretsTest extends OnEveryWire {
    private static final String CODE = "codecommit.amazonaws.com";
    private static final String NEVER_USED =
            "<GetAccessKeyLastUsedResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                    + "<GetAccessKeyLastUsedResult><UserName>david</UserName><AccessKeyLastUsed>"
                    + "<Region>N/A</Region><ServiceName>N/A</ServiceName>"
                    + "</AccessKeyLastUsed></GetAccessKeyLastUsedResult></GetAccessKeyLastUsedResponse>";

    private final Path journal = Jimfs.newFileSystem(Configuration.unix()).getPath("/journal");
    private InterceptedClient network;

    @BeforeEach
    void have_a_user() {
        iam.user("david").ensure();
        network = new InterceptedClient(ends.network());
    }

    private IamProvisioner anew() {
        return builder(aws.rootCredentials()).journal(journal).build();
    }

    /** Lets a process do something that ends while it stores; nothing of it is done afterwards. */
    private void killWhileStoring(Consumer<IamProvisioner> work) {
        network.intercept((number, operation, call) -> call.make());
        IamProvisioner mortal = IamProvisioner.builder(
                        InterceptedClient.client(network, ends.endpoint(), aws.rootCredentials()))
                .clock(clock)
                .sleeper(clock::sleep)
                .journal(journal)
                .build();
        assertThatExceptionOfType(Trouble.Killed.class).isThrownBy(() -> work.accept(mortal));
    }

    private void die() {
        network.intercept(Trouble.KILLED_BEFORE.at(aws, 1));
        throw new Trouble.Killed();
    }

    private List<String> keys() {
        return anotherProvisioner().user("david").accessKeys().stream()
                .map(IssuedAccessKey::accessKeyId)
                .toList();
    }

    @Test
    void a_key_that_was_made_and_not_stored_is_deleted_before_another_one_is_made() {
        killWhileStoring(mortal -> mortal.user("david").createAccessKey(key -> die()));
        assertThat(keys()).hasSize(1);
        List<AccessKeyPair> stored = new ArrayList<>();

        anew().user("david").createAccessKey(stored::add);

        assertThat(keys()).containsExactly(stored.get(0).accessKeyId());
    }

    @Test
    void the_lost_key_can_be_deleted_alone_and_that_is_told() {
        killWhileStoring(mortal -> mortal.user("david").createAccessKey(key -> die()));
        String lost = keys().get(0);

        var deleted = anew().user("david").deleteLostAccessKey();

        assertThat(deleted.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(deleted.changes())
                .containsExactly("deleted access key of user david, " + lost
                        + ", which a run that began at 2026-03-05T09:00:00Z had made and not stored");
        assertThat(keys()).isEmpty();
        assertThat(anew().user("david").deleteLostAccessKey().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void a_rotation_that_was_killed_while_it_stored_starts_again() {
        AccessKeyPair old = anew().user("david").createAccessKey();
        clock.advance(Duration.ofDays(90));
        killWhileStoring(mortal -> mortal.user("david").rotateAccessKey(key -> die()));
        List<AccessKeyPair> stored = new ArrayList<>();

        anew().user("david").rotateAccessKey(stored::add);

        assertThat(keys())
                .containsExactlyInAnyOrder(old.accessKeyId(), stored.get(0).accessKeyId());
    }

    @Test
    void a_key_that_somebody_uses_is_not_lost() {
        List<AccessKeyPair> stored = new ArrayList<>();
        killWhileStoring(mortal -> mortal.user("david").createAccessKey(key -> {
            stored.add(key);
            die();
        }));
        ends.sts(stored.get(0).asProvider().resolveCredentials()).getCallerIdentity();

        anew().user("david").deleteLostAccessKey();

        assertThat(keys()).containsExactly(stored.get(0).accessKeyId());
    }

    @Test
    void a_key_that_somebody_else_made_later_is_theirs() {
        network.intercept((number, operation, call) -> {
            if (operation.equals("CreateAccessKey")) {
                throw new Trouble.Killed();
            }
            return call.make();
        });
        killBeforeCreation();
        clock.advance(Duration.ofHours(1));
        AccessKeyPair theirs = anotherProvisioner().user("david").createAccessKey();

        anew().user("david").createAccessKey();

        assertThat(keys()).contains(theirs.accessKeyId()).hasSize(2);
    }

    private void killBeforeCreation() {
        IamProvisioner mortal = IamProvisioner.builder(
                        InterceptedClient.client(network, ends.endpoint(), aws.rootCredentials()))
                .clock(clock)
                .journal(journal)
                .build();
        assertThatExceptionOfType(Trouble.Killed.class)
                .isThrownBy(() -> mortal.user("david").createAccessKey());
    }

    @Test
    void of_two_keys_that_may_be_the_lost_one_none_is_touched() {
        network.intercept((number, operation, call) -> {
            if (operation.equals("CreateAccessKey")) {
                call.make();
                throw new Trouble.Killed();
            }
            return call.make();
        });
        killBeforeCreation();
        clock.advance(Duration.ofSeconds(5));
        anotherProvisioner().user("david").createAccessKey();
        List<String> both = keys().stream().sorted().toList();

        assertThatThrownBy(() -> anew().user("david").deleteLostAccessKey())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "a run that began at 2026-03-05T09:00:00Z made one access key of user david and did not store it,"
                                + " and there are " + both
                                + ", of which somebody else made some; delete those that nobody has the secret of");
        anotherProvisioner().user("david").deleteAccessKey(both.get(0));
        anew().user("david").deleteLostAccessKey();
        assertThat(keys()).as("nothing is guessed afterwards").containsExactly(both.get(1));
    }

    @Test
    void without_a_journal_nothing_is_deleted() {
        iam.user("david").createAccessKey();

        assertThat(iam.user("david").deleteLostAccessKey().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(keys()).hasSize(1);
    }

    @Test
    void the_key_that_signs_is_not_lost_though_aws_does_not_know_of_its_use_yet() {
        iam.user("david").putPolicy("keys", Policy.allow("iam:*").on("*"));
        List<AccessKeyPair> stored = new ArrayList<>();
        killWhileStoring(mortal -> mortal.user("david").createAccessKey(key -> {
            stored.add(key);
            die();
        }));
        network.intercept((number, operation, call) ->
                operation.equals("GetAccessKeyLastUsed") ? answering(NEVER_USED) : call.make());
        IamProvisioner davids = IamProvisioner.builder(InterceptedClient.client(
                        network, ends.endpoint(), stored.get(0).asProvider().resolveCredentials()))
                .clock(clock)
                .sleeper(clock::sleep)
                .journal(journal)
                .build();

        assertThatExceptionOfType(OwnAccessException.class)
                .isThrownBy(() -> davids.user("david").rotateAccessKey(key -> {}));

        assertThat(iam.user("david").accessKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.isActive()).isTrue());
    }

    private static HttpExecuteResponse answering(String body) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(200).build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    @Test
    void a_password_of_a_service_that_may_be_lost_is_made_inactive_as_its_use_is_not_known() {
        List<ServiceCredential> first = new ArrayList<>();
        killWhileStoring(mortal -> mortal.user("david").createServiceCredential(CODE, made -> {
            first.add(made);
            die();
        }));
        clock.advance(Duration.ofDays(90));
        List<ServiceCredential> stored = new ArrayList<>();

        anew().user("david").createServiceCredential(CODE, stored::add);

        assertThat(iam.user("david").serviceCredentials())
                .extracting(IssuedServiceCredential::credentialId, IssuedServiceCredential::isActive)
                .containsExactlyInAnyOrder(
                        tuple(first.get(0).credentialId(), false),
                        tuple(stored.get(0).credentialId(), true));
        assertThat(events)
                .extracting(ProvisioningEvent::toString)
                .contains(
                        "made inactive (activate it if it is in use, or delete it) service-specific credential of user"
                                + " david, " + first.get(0).credentialId()
                                + ", which a run that began at 2026-03-05T09:00:00Z had made and not stored");
    }

    @Test
    void a_device_whose_seed_is_lost_makes_room_for_another_one() {
        killWhileStoring(mortal -> mortal.virtualMfaDevice("phone").create(seed -> die()));

        assertThatExceptionOfType(EntityAlreadyExistsException.class)
                .isThrownBy(() -> iam.virtualMfaDevice("phone").create(seed -> {}));
        assertThat(anew().virtualMfaDevice("phone").create(seed -> {}).serialNumber())
                .endsWith("/phone");
    }

    @Test
    void those_who_share_a_journal_take_turns() {
        List<AccessKeyPair> stored = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> anew().user("david").createAccessKey())
                .toList();

        assertThat(keys())
                .containsExactlyInAnyOrderElementsOf(
                        stored.stream().map(AccessKeyPair::accessKeyId).toList());
    }

    @Test
    void a_device_that_a_deletion_untied_and_did_not_delete_goes_with_the_next_one() {
        var seed = iam.virtualMfaDevice("phone-of-david").create(kept -> {});
        iam.user("david")
                .enableMfaDevice(
                        seed.serialNumber(),
                        Totp.code(seed.seed(), clock.instant(), 0),
                        Totp.code(seed.seed(), clock.instant(), 1));
        iam.virtualMfaDevice("phone-of-nobody").create(kept -> {});
        network.intercept((number, operation, call) -> {
            if (operation.equals("DeleteVirtualMFADevice")) {
                throw new Trouble.Killed();
            }
            return call.make();
        });
        IamProvisioner mortal = IamProvisioner.builder(
                        InterceptedClient.client(network, ends.endpoint(), aws.rootCredentials()))
                .clock(clock)
                .journal(journal)
                .build();
        assertThatExceptionOfType(Trouble.Killed.class)
                .isThrownBy(() -> mortal.user("david").delete());

        anew().user("david").delete();

        assertThat(iam.user("david").exists()).isFalse();
        assertThat(iam.virtualMfaDeviceArns()).singleElement().asString().endsWith("/phone-of-nobody");
    }

    @Test
    void a_device_that_was_made_again_after_a_deletion_is_not_taken_for_the_old_one() {
        VirtualMfaSeed old = iam.virtualMfaDevice("phone").create(kept -> {});
        iam.user("david")
                .enableMfaDevice(
                        old.serialNumber(),
                        Totp.code(old.seed(), clock.instant(), 0),
                        Totp.code(old.seed(), clock.instant(), 1));
        anew().user("david").delete();
        iam.user("david").ensure();
        VirtualMfaSeed another = iam.virtualMfaDevice("phone").create(kept -> {});

        anew().user("david").delete();

        assertThat(iam.virtualMfaDeviceArns()).containsExactly(another.serialNumber());
    }

    @Test
    void a_journal_has_no_secret() throws IOException {
        AccessKeyPair key = anew().user("david").createAccessKey();

        assertThat(Files.readString(journal))
                .contains(key.accessKeyId())
                .doesNotContain(key.secret().reveal());
    }
}
