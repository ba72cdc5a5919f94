package io.github.iamkit.provisioning;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatExceptionOfType;
import static io.github.iamkit.testkit.IamAssertions.assertThatThrownBy;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provision.IamGroup;
import io.github.iamkit.provision.IamManagedPolicy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.IssuedAccessKey;
import io.github.iamkit.provision.Outcome;
import io.github.iamkit.provision.ProvisioningEvent;
import io.github.iamkit.testkit.Fault;
import io.github.iamkit.testkit.RecordedCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.EntityTemporarilyUnmodifiableException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class ConsistencyTest extends OnEveryWire {
    private static final Policy ALLOW = Policy.allow("s3:*").on("*");
    private static final Policy LESS = Policy.allow("s3:GetObject").on("*");
    private static final TrustPolicy EC2 = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));

    private Refusals refusals;

    private IamProvisioner refusing() {
        refusals = new Refusals(aws.httpClient());
        IamClient client = IamClient.builder()
                .httpClient(refusals)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(StaticCredentialsProvider.create(aws.rootCredentials()))
                .build();
        return IamProvisioner.builder(client)
                .clock(clock)
                .sleeper(clock::sleep)
                .listener(events::add)
                .build();
    }

    private void makeEverything(IamProvisioner provisioner) {
        IamGroup admins = provisioner.group("Admin").ensure().putPolicy("p", ALLOW);
        IamUser david =
                provisioner.user("david").withTag("team", "ops").ensure().addToGroup(admins);
        david.putPolicy("own", LESS).tag("stage", "test").createAccessKey();
        IamManagedPolicy books = provisioner.policy("books").ensure(ALLOW);
        david.attachPolicy(books).putPermissionsBoundary(books.arn());
        provisioner.role("web").ensure(EC2).putPolicy("p", LESS).attachPolicy(books);
        provisioner.instanceProfile("web").ensure().putRole("web");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void what_was_made_is_waited_for_where_the_next_step_needs_it(int lag) {
        use(account -> account.consistencyLag(lag));

        makeEverything(iam);

        assertThat(aws).hasUserInGroup("david", "Admin").hasAccessKeys("david", 1);
        for (int read = 0; read < lag; read++) {
            aws.client().listUsers();
        }
        assertThat(anotherProvisioner().role("web").instanceProfileNames()).containsExactly("web");
    }

    @Test
    void a_lag_of_half_a_minute_is_waited_out() {
        use(account -> account.consistencyLag(Duration.ofSeconds(30)));

        makeEverything(iam);

        assertThat(clock.slept()).isGreaterThan(Duration.ofSeconds(20));
        assertThat(aws).hasUserInGroup("david", "Admin").hasAccessKeys("david", 1);
    }

    @Test
    void a_second_provisioner_that_does_not_see_the_first_ones_work_makes_nothing_twice() {
        use(account -> account.consistencyLag(Duration.ofSeconds(30)));
        makeEverything(iam);

        assertThat(anotherProvisioner().user("david").ensure().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(anotherProvisioner().role("web").ensure(EC2).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void a_misspelt_name_fails_at_once() {
        iam.group("Admin").ensure();
        iam.user("david").ensure();

        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.user("davidd").putPolicy("p", ALLOW));
        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.user("david").addToGroup("Admins"));
        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.user("david").attachPolicy("arn:aws:iam::123456789012:policy/misspelt"));
        assertThat(iam.user("david").policy("misspelt")).isEmpty();
        assertThat(iam.user("david").loginProfile()).isEmpty();
        assertThat(clock.slept()).isZero();
    }

    @Test
    void what_another_process_has_made_is_no_excuse_for_waiting() {
        iam.user("david").ensure();
        use(account -> account);

        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.user("david").arn());
        assertThat(clock.slept()).isZero();
    }

    @Test
    void waiting_ends_with_the_bound() {
        iam.user("david").ensure();
        aws.client().deleteUser(request -> request.userName("david"));

        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.user("david").arn());
        assertThat(clock.slept()).isBetween(Duration.ofSeconds(100), Duration.ofMinutes(2));
    }

    @Test
    void a_clock_that_stands_still_ends_waiting_too() {
        Clock still = Clock.fixed(Instant.parse("2026-03-05T09:00:00Z"), ZoneOffset.UTC);
        IamProvisioner stuck = IamProvisioner.builder(ends.iam(aws.rootCredentials()))
                .clock(still)
                .sleeper(pause -> {})
                .build();
        stuck.user("david").ensure();
        aws.client().deleteUser(request -> request.userName("david"));

        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> stuck.user("david").arn());
    }

    @Test
    void a_bound_of_zero_waits_for_nothing() {
        IamProvisioner impatient =
                builder(aws.rootCredentials()).propagationBound(Duration.ZERO).build();
        impatient.user("david").ensure();
        aws.client().deleteUser(request -> request.userName("david"));

        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> impatient.user("david").arn());
        assertThat(clock.slept()).isZero();
    }

    @Test
    void a_principal_that_was_just_made_is_waited_for() {
        IamProvisioner patient = refusing();
        String arn = patient.user("david").ensure().arn();
        refusals.next(
                "CreateRole",
                4,
                400,
                "MalformedPolicyDocument",
                "Invalid principal in policy: \"AWS\":\"" + arn + "\"");

        assertThat(patient.role("web")
                        .ensure(TrustPolicy.allow(Principal.aws(arn)))
                        .outcome())
                .isEqualTo(Outcome.CREATED);
        assertThat(clock.slept()).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void a_principal_that_was_not_made_here_is_not_waited_for() {
        IamProvisioner patient = refusing();
        patient.user("david").ensure();
        String arn = "arn:aws:iam::123456789012:user/david2";
        refusals.next(
                "CreateRole",
                1,
                400,
                "MalformedPolicyDocument",
                "Invalid principal in policy: \"AWS\":\"" + arn + "\"");

        assertThatExceptionOfType(MalformedPolicyDocumentException.class)
                .isThrownBy(() -> patient.role("web").ensure(TrustPolicy.allow(Principal.aws(arn))));
        assertThat(clock.slept()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EntityTemporarilyUnmodifiable", "ConcurrentModification"})
    void what_aws_calls_temporary_is_tried_again(String code) {
        IamProvisioner patient = refusing();
        patient.user("david").ensure();
        refusals.next("PutUserPolicy", 5, 409, code, "later");

        assertThat(patient.user("david").putPolicy("p", ALLOW).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(events)
                .filteredOn(ProvisioningEvent.Waiting.class::isInstance)
                .hasSize(5);
    }

    @Test
    void what_stays_temporary_ends_with_the_bound() {
        IamProvisioner patient = refusing();
        patient.user("david").ensure();
        refusals.next("PutUserPolicy", 1000, 409, "EntityTemporarilyUnmodifiable", "later");

        assertThatExceptionOfType(EntityTemporarilyUnmodifiableException.class)
                .isThrownBy(() -> patient.user("david").putPolicy("p", ALLOW));
        assertThat(clock.slept()).isLessThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void everything_else_comes_through_at_once_as_it_is() {
        IamProvisioner patient = refusing();
        patient.user("david").ensure();
        refusals.next("PutUserPolicy", 1, 403, "AccessDenied", "no");

        assertThatThrownBy(() -> patient.user("david").putPolicy("p", ALLOW))
                .isExactlyInstanceOf(IamException.class)
                .hasNoCause();
        assertThat(clock.slept()).isZero();
    }

    @Test
    void a_name_that_differs_in_letter_case_is_refused_at_once() {
        iam.group("Admin").ensure();
        iam.user("david").ensure();
        iam.role("web").ensure(EC2);
        iam.instanceProfile("web").ensure();

        assertThatExceptionOfType(EntityAlreadyExistsException.class)
                .isThrownBy(() -> iam.group("admin").ensure());
        assertThatExceptionOfType(EntityAlreadyExistsException.class)
                .isThrownBy(() -> iam.user("David").ensure());
        assertThatExceptionOfType(EntityAlreadyExistsException.class)
                .isThrownBy(() -> iam.role("WEB").ensure(EC2));
        assertThatExceptionOfType(EntityAlreadyExistsException.class)
                .isThrownBy(() -> iam.instanceProfile("Web").ensure());
        assertThat(clock.slept()).isZero();
    }

    @Test
    void throttling_slows_all_calls_down_together() {
        IamProvisioner patient = refusing();
        patient.user("david").ensure();
        refusals.next("PutUserPolicy", 7, 400, "Throttling", "Rate exceeded");
        List<Duration> pauses = new ArrayList<>();

        assertThat(patient.user("david").putPolicy("p", ALLOW).outcome()).isEqualTo(Outcome.CREATED);

        events.stream()
                .filter(ProvisioningEvent.Waiting.class::isInstance)
                .map(ProvisioningEvent.Waiting.class::cast)
                .forEach(wait -> pauses.add(wait.pause()));
        assertThat(pauses).hasSizeGreaterThan(4).isSorted().startsWith(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void throttled_creations_make_one_of_each() {
        aws.faults().next("CreateUser").times(3).fail(new Fault.Throttled());
        aws.faults().next("CreateAccessKey").times(3).fail(new Fault.Throttled());

        iam.user("david").ensure().createAccessKey();

        assertThat(aws).hasAccessKeys("david", 1);
        assertThat(aws.calls())
                .filteredOn(call -> call.operation().equals("CreateAccessKey"))
                .extracting(RecordedCall::error)
                .filteredOn(Optional::isEmpty)
                .hasSize(1);
    }

    @Test
    void a_creation_whose_answer_got_lost_is_ours() {
        aws.faults().next("CreateUser").fail(new Fault.LostResponse());
        aws.faults().next("CreateRole").fail(new Fault.LostResponse());
        aws.faults().next("CreatePolicy").fail(new Fault.LostResponse());

        assertThat(iam.user("david").ensure().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(iam.role("web").ensure(EC2).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(iam.policy("books").ensure(ALLOW).outcome()).isEqualTo(Outcome.CREATED);
    }

    @Test
    void a_removal_whose_answer_got_lost_is_done_without_waiting() {
        IamUser david = iam.user("david").ensure().putPolicy("p", ALLOW);
        aws.faults().next("DeleteUserPolicy").fail(new Fault.LostResponse());
        aws.faults().next("DeleteUser").fail(new Fault.LostResponse());

        assertThat(david.deletePolicy("p").outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(david.delete().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(clock.slept()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void an_old_answer_does_not_keep_a_write_from_being_made() {
        use(account -> account.consistencyLag(Duration.ofSeconds(30)));
        String readOnly = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
        IamUser david = iam.user("david").ensure().addToGroup(iam.group("Admin").ensure());
        clock.advance(Duration.ofMinutes(1));

        david.putPolicy("p", ALLOW).putPolicy("p", LESS).putPolicy("p", ALLOW);
        david.attachPolicy(readOnly).detachPolicy(readOnly).attachPolicy(readOnly);
        david.removeFromGroup("Admin").addToGroup("Admin");
        david.tag("a", "1").tag("a", "2").tag("a", "1").tag("b", "1").untag("b");
        clock.advance(Duration.ofMinutes(5));

        IamUser seen = anotherProvisioner().user("david");
        assertThat(seen.policy("p")).contains(ALLOW);
        assertThat(seen.attachedPolicyArns()).containsExactly(readOnly);
        assertThat(seen.groupNames()).containsExactly("Admin");
        assertThat(seen.tags()).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void a_user_that_was_deleted_is_made_again_though_old_answers_show_it() {
        use(account -> account.consistencyLag(Duration.ofSeconds(30)));
        iam.user("david").ensure();
        clock.advance(Duration.ofMinutes(1));
        iam.user("david").delete();

        assertThat(iam.user("david").ensure().outcome()).isEqualTo(Outcome.CREATED);
        clock.advance(Duration.ofMinutes(1));
        assertThat(anotherProvisioner().user("david").exists()).isTrue();
    }

    @Test
    void a_rotation_does_not_overlook_a_key_that_was_just_made() {
        use(account -> account.consistencyLag(Duration.ofSeconds(10)));
        AccessKeyPair first = iam.user("david").ensure().createAccessKey();

        iam.user("david").rotateAccessKey(key -> {});

        clock.advance(Duration.ofMinutes(1));
        assertThat(anotherProvisioner().user("david").accessKeys())
                .filteredOn(key -> key.accessKeyId().equals(first.accessKeyId()))
                .noneMatch(IssuedAccessKey::isActive);
    }

    @Test
    void a_key_whose_answer_got_lost_is_found_though_lists_are_old() {
        use(account -> account.consistencyLag(Duration.ofSeconds(3)));
        iam.user("david").ensure();
        clock.advance(Duration.ofMinutes(1));
        aws.faults().next("CreateAccessKey").fail(new Fault.LostResponse());

        AccessKeyPair key = iam.user("david").createAccessKey();

        clock.advance(Duration.ofMinutes(1));
        assertThat(anotherProvisioner().user("david").accessKeys())
                .extracting(IssuedAccessKey::accessKeyId)
                .containsExactly(key.accessKeyId());
    }
}
