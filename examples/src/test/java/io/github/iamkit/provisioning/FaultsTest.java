package io.github.iamkit.provisioning;

import static io.github.iamkit.testkit.IamAssertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provision.DeletionStep;
import io.github.iamkit.provision.IamManagedPolicy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.IssuedAccessKey;
import io.github.iamkit.provision.KeyRotation;
import io.github.iamkit.provision.KeyRotationException;
import io.github.iamkit.testkit.FakeIam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Trouble at each call of a piece of work, under a client that repeats nothing by itself; then the work once more. Over HTTP it is
 * at one call in five without {@code -Pthorough}.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest extends OnEveryWire {
    private static final TrustPolicy EC2 = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));

    private final Path journal = Jimfs.newFileSystem(Configuration.unix()).getPath("/journal");
    private InterceptedClient network;

    @BeforeEach
    void come_between() {
        network = new InterceptedClient(ends.network());
    }

    private IamProvisioner anew() {
        return IamProvisioner.builder(InterceptedClient.client(network, ends.endpoint(), aws.rootCredentials()))
                .clock(clock)
                .sleeper(clock::sleep)
                .journal(journal)
                .build();
    }

    /** Does work with trouble at its first call, then at its second, and so on, and checks after each. */
    private void withTroubleAtEachCall(Trouble trouble, Consumer<IamProvisioner> work, Consumer<String> check) {
        FakeIam.Snapshot start = aws.snapshot();
        boolean hasHappened = true;
        int step = wire == Wire.IN_MEMORY || Boolean.getBoolean("thorough") ? 1 : 5;
        for (int call = 1; hasHappened; call += step) {
            aws.restore(start);
            forget();
            network.intercept(trouble.at(aws, call));
            try {
                work.accept(anew());
            } catch (SdkException | KeyRotationException | Trouble.Killed e) {
                assertThat(e).isNotNull();
            }
            hasHappened = network.operations().size() >= call;
            network.intercept((number, operation, made) -> made.make());
            aws.faults().clear();
            check.accept(trouble + " at call " + call);
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deletion_that_is_cut_off_anywhere_goes_on_and_touches_nothing_else(Trouble trouble) {
        UserParts.giveAll(anew(), clock, "david");
        UserParts.giveAll(anew(), clock, "neighbour");
        List<DeletionStep> neighbours = anew().user("neighbour").previewDelete();

        withTroubleAtEachCall(trouble, iam -> iam.user("david").delete(), when -> {
            anew().user("david").delete();

            assertThat(anew().user("david").exists()).as(when).isFalse();
            assertThat(anew().user("neighbour").previewDelete()).as(when).isEqualTo(neighbours);
            assertThat(anew().virtualMfaDeviceArns())
                    .as(when)
                    .singleElement()
                    .asString()
                    .endsWith("/neighbour");
        });
    }

    @ParameterizedTest
    @EnumSource
    void no_key_is_left_whose_secret_nobody_has(Trouble trouble) {
        anew().user("david").ensure();
        List<AccessKeyPair> stored = new ArrayList<>();

        withTroubleAtEachCall(
                trouble,
                iam -> {
                    stored.clear();
                    iam.user("david").createAccessKey(stored::add);
                },
                when -> {
                    anew().user("david").createAccessKey(stored::add);
                    assertThat(anew().user("david").accessKeys())
                            .as(when)
                            .extracting(IssuedAccessKey::accessKeyId)
                            .containsExactlyElementsOf(stored.stream()
                                    .map(AccessKeyPair::accessKeyId)
                                    .toList());
                });
    }

    @ParameterizedTest
    @EnumSource
    void a_rotation_that_is_cut_off_anywhere_can_be_brought_to_its_end(Trouble trouble) {
        List<AccessKeyPair> stored = new ArrayList<>();
        AccessKeyPair old = anew().user("david").ensure().createAccessKey();
        clock.advance(Duration.ofDays(90));

        withTroubleAtEachCall(
                trouble,
                iam -> {
                    stored.clear();
                    stored.add(old);
                    iam.user("david").rotateAccessKey(stored::add);
                },
                when -> {
                    anew().user("david").deleteLostAccessKey();
                    AccessKeyPair last = stored.get(stored.size() - 1);
                    KeyRotation rotation = anew().user("david").keyRotation();
                    if (rotation.stage() == KeyRotation.Stage.STARTED) {
                        rotation.resume(last);
                    }
                    assertThat(anew().user("david").accessKeys())
                            .as(when)
                            .filteredOn(IssuedAccessKey::isActive)
                            .extracting(IssuedAccessKey::accessKeyId)
                            .containsExactly(last.accessKeyId());
                });
    }

    @ParameterizedTest
    @EnumSource
    void work_that_is_cut_off_anywhere_and_done_again_ends_as_if_nothing_had_happened(Trouble trouble) {
        FakeIam.Snapshot empty = aws.snapshot();
        makeTheTeam(anew());
        List<String> wanted = describeTheTeam();
        aws.restore(empty);

        withTroubleAtEachCall(trouble, FaultsTest::makeTheTeam, when -> {
            makeTheTeam(anew());

            assertThat(describeTheTeam()).as(when).isEqualTo(wanted);
        });
    }

    private static void makeTheTeam(IamProvisioner iam) {
        Policy allow = Policy.allow("s3:*").on("*");
        IamManagedPolicy books =
                iam.policy("books").ensure(Policy.allow("s3:GetObject").on("*")).ensure(allow);
        iam.group("Admin").ensure().putPolicy("p", allow).attachPolicy(books);
        iam.user("david")
                .withTag("team", "ops")
                .withPermissionsBoundary(books.arn())
                .ensure()
                .addToGroup("Admin");
        iam.role("web").withDescription("web").ensure(EC2).putPolicy("p", allow);
        iam.instanceProfile("web").ensure().putRole("web");
        iam.account().ensureAlias("books-r-us");
    }

    private List<String> describeTheTeam() {
        IamProvisioner iam = anew();
        IamUser david = iam.user("david");
        IamManagedPolicy books = iam.policy("books");
        return List.of(
                iam.groupArns("/") + " " + iam.group("Admin").policies()
                        + iam.group("Admin").attachedPolicyArns(),
                iam.userArns("/") + " " + david.tags() + david.permissionsBoundary() + david.groupNames(),
                iam.roleArns("/") + " " + iam.role("web").policies()
                        + iam.role("web").description(),
                iam.policyArns("/") + " " + books.document(),
                iam.instanceProfileArns("/") + " " + iam.instanceProfile("web").role(),
                iam.account().alias().toString());
    }
}
