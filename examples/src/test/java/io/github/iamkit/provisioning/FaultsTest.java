package io.github.iamkit.provisioning;

import static io.github.iamkit.testkit.IamAssertions.assertThat;

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
import io.github.iamkit.testkit.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/** One fault at each call of a piece of work, under a client that repeats nothing by itself; then the work once more. */
class FaultsTest {
    private static final TrustPolicy EC2 = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));

    private final SteppedClock clock = new SteppedClock();
    private final FakeIam aws = FakeIam.builder().clock(clock).build();

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Throttled(),
                new Fault.ServerError(),
                new Fault.ConnectionRefused(),
                new Fault.LostResponse(),
                new Fault.TornPage());
    }

    private IamProvisioner anew() {
        return IamProvisioner.builder(IamClient.builder()
                        .httpClient(aws.httpClient())
                        .region(Region.AWS_GLOBAL)
                        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .credentialsProvider(StaticCredentialsProvider.create(aws.rootCredentials()))
                        .build())
                .clock(clock)
                .sleeper(clock::sleep)
                .build();
    }

    /** Does work with a fault at its first call, then at its second, and so on, and checks after each. */
    private void withFaultAtEachCall(Fault fault, Consumer<IamProvisioner> work, Consumer<String> check) {
        FakeIam.Snapshot start = aws.snapshot();
        boolean hasHappened = true;
        for (int call = 0; hasHappened; call++) {
            aws.restore(start);
            int before = aws.calls().size();
            aws.faults().next().after(call).fail(fault);
            try {
                work.accept(anew());
            } catch (SdkException | KeyRotationException e) {
                assertThat(e).isNotNull();
            }
            hasHappened = aws.calls().size() - before > call;
            aws.faults().clear();
            check.accept(fault + " at call " + call);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_deletion_that_is_cut_off_anywhere_goes_on_and_touches_nothing_else(Fault fault) {
        UserParts.giveAll(anew(), clock, "david");
        UserParts.giveAll(anew(), clock, "neighbour");
        List<DeletionStep> neighbours = anew().user("neighbour").previewDelete();

        withFaultAtEachCall(fault, iam -> iam.user("david").delete(), when -> {
            anew().user("david").delete();

            assertThat(anew().user("david").exists()).as(when).isFalse();
            assertThat(anew().user("neighbour").previewDelete()).as(when).isEqualTo(neighbours);
        });
    }

    @ParameterizedTest
    @MethodSource("faults")
    void no_key_is_left_whose_secret_nobody_has(Fault fault) {
        anew().user("david").ensure();
        List<AccessKeyPair> stored = new ArrayList<>();

        withFaultAtEachCall(
                fault,
                iam -> {
                    stored.clear();
                    iam.user("david").createAccessKey(stored::add);
                },
                when -> assertThat(anew().user("david").accessKeys())
                        .as(when)
                        .extracting(IssuedAccessKey::accessKeyId)
                        .containsExactlyElementsOf(
                                stored.stream().map(AccessKeyPair::accessKeyId).toList()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_rotation_that_is_cut_off_anywhere_can_be_brought_to_its_end(Fault fault) {
        List<AccessKeyPair> stored = new ArrayList<>();
        AccessKeyPair old = anew().user("david").ensure().createAccessKey();
        clock.advance(Duration.ofDays(90));

        withFaultAtEachCall(
                fault,
                iam -> {
                    stored.clear();
                    stored.add(old);
                    iam.user("david").rotateAccessKey(stored::add);
                },
                when -> {
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
    @MethodSource("faults")
    void work_that_is_cut_off_anywhere_and_done_again_ends_as_if_nothing_had_happened(Fault fault) {
        FakeIam.Snapshot empty = aws.snapshot();
        makeTheTeam(anew());
        List<String> wanted = describeTheTeam();
        aws.restore(empty);

        withFaultAtEachCall(fault, FaultsTest::makeTheTeam, when -> {
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
