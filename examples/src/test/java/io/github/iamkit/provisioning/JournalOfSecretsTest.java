package io.github.iamkit.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IssuedAccessKey;
import io.github.iamkit.provision.ProvisioningEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** What becomes of secrets when the journal, the thread or another process fails them. */
class JournalOfSecretsTest extends OnEveryWire {
    private static final String CODE = "codecommit.amazonaws.com";

    private final Path journal = Jimfs.newFileSystem(Configuration.unix()).getPath("/absent/journal");

    private IamProvisioner anew() {
        return builder(aws.rootCredentials()).journal(journal).build();
    }

    /** What happens when an operation has been done, and before its answer comes. */
    private interface Mishap {
        void happen() throws IOException;
    }

    private IamProvisioner after(String done, Mishap mishap) {
        InterceptedClient network = new InterceptedClient(ends.network());
        network.intercept((number, operation, call) -> {
            HttpExecuteResponse answer = call.make();
            if (operation.equals(done)) {
                mishap.happen();
            }
            return answer;
        });
        return IamProvisioner.builder(InterceptedClient.client(network, ends.endpoint(), aws.rootCredentials()))
                .clock(clock)
                .sleeper(clock::sleep)
                .listener(events::add)
                .journal(journal)
                .build();
    }

    private void breakJournal() {
        try {
            Files.delete(journal);
            Files.createDirectory(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> keys() {
        return anotherProvisioner().user("david").accessKeys().stream()
                .map(IssuedAccessKey::accessKeyId)
                .toList();
    }

    @Test
    void a_key_that_the_journal_cannot_take_down_is_deleted_again() {
        iam.user("david").ensure();
        IamProvisioner unlucky = after("CreateAccessKey", this::breakJournal);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> unlucky.user("david").createAccessKey(key -> {}))
                .withMessageStartingWith("cannot write `" + journal + "`");

        assertThat(keys()).isEmpty();
    }

    @Test
    void what_the_store_threw_comes_through_a_broken_journal() {
        iam.user("david").ensure();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> anew().user("david").createAccessKey(key -> {
                    breakJournal();
                    throw new IllegalStateException("the vault is sealed");
                }))
                .withMessage("the vault is sealed")
                .satisfies(e -> assertThat(e.getSuppressed()).hasAtLeastOneElementOfType(UncheckedIOException.class));

        assertThat(keys()).isEmpty();
    }

    @Test
    void a_key_that_was_stored_stays_though_the_journal_is_broken_and_that_is_told() {
        iam.user("david").ensure();
        List<AccessKeyPair> stored = new ArrayList<>();

        anew().user("david").createAccessKey(key -> {
            stored.add(key);
            breakJournal();
        });

        String id = stored.get(0).accessKeyId();
        assertThat(keys()).containsExactly(id);
        assertThat(events)
                .extracting(ProvisioningEvent::toString)
                .contains("stored access key of user david, " + id + ", and could not write that into the journal, by"
                        + " which the next run takes it for lost, unless it has been used: cannot write `" + journal
                        + "`, and nothing is done without its journal; make the file writable");
    }

    @Test
    void a_key_whose_creation_was_interrupted_is_looked_for() {
        iam.user("david").ensure();
        IamProvisioner hasty = after("CreateAccessKey", () -> {
            throw AbortedException.create("interrupted");
        });
        assertThatExceptionOfType(AbortedException.class)
                .isThrownBy(() -> hasty.user("david").createAccessKey());
        assertThat(keys()).hasSize(1);

        anew().user("david").deleteLostAccessKey();

        assertThat(keys()).isEmpty();
    }

    @Test
    void a_device_that_a_killed_call_made_makes_room_for_another_one() {
        IamProvisioner mortal = after("CreateVirtualMFADevice", () -> {
            throw new Trouble.Killed();
        });
        assertThatExceptionOfType(Trouble.Killed.class)
                .isThrownBy(() -> mortal.virtualMfaDevice("phone").create(seed -> {}));

        assertThat(anew().virtualMfaDevice("phone").create(seed -> {}).serialNumber())
                .endsWith("/phone");
    }

    @Test
    void a_key_that_another_process_stored_is_not_taken_for_one_that_a_late_list_lacked() throws IOException {
        iam.user("david").ensure();
        AccessKeyPair stored = anew().user("david").createAccessKey();
        String makingWithoutIt = Files.readAllLines(journal).get(0) + "\n";
        Files.writeString(journal, makingWithoutIt, StandardOpenOption.APPEND);

        anew().user("david").deleteLostAccessKey();

        assertThat(keys()).containsExactly(stored.accessKeyId());
    }

    @Test
    void a_store_that_looks_for_lost_keys_does_not_lose_its_own() {
        iam.user("david").ensure();

        AccessKeyPair made =
                anew().user("david").createAccessKey(key -> anew().user("david").deleteLostAccessKey());

        assertThat(keys()).containsExactly(made.accessKeyId());
    }

    @Test
    void a_store_may_make_what_another_thread_waits_to_make() throws Exception {
        iam.user("david").ensure();
        iam.user("emma").ensure();
        Thread other = new Thread(() -> anew().user("emma").createServiceCredential(CODE, made -> {}));
        other.setDaemon(true);

        CompletableFuture.runAsync(() -> anew().user("david").createServiceCredential(CODE, made -> {
                    other.start();
                    awaitWaiting(other);
                    anew().user("emma").createServiceCredential(CODE, another -> {});
                }))
                .get(20, TimeUnit.SECONDS);
        other.join(TimeUnit.SECONDS.toMillis(20));

        assertThat(iam.user("emma").serviceCredentials()).hasSize(2);
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_lost_key_that_still_shows_does_not_count() {
        use(account -> account.consistencyLag(Duration.ofSeconds(30)));
        iam.user("david").ensure();
        iam.user("david").createAccessKey();
        IamProvisioner mortal = after("CreateAccessKey", () -> {
            throw new Trouble.Killed();
        });
        clock.advance(Duration.ofMinutes(1));
        assertThatExceptionOfType(Trouble.Killed.class)
                .isThrownBy(() -> mortal.user("david").createAccessKey());
        clock.advance(Duration.ofMinutes(1));

        AccessKeyPair made = anew().user("david").createAccessKey();

        clock.advance(Duration.ofMinutes(1));
        assertThat(keys()).hasSize(2).contains(made.accessKeyId());
    }
}
