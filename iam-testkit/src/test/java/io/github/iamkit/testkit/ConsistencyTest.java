package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.sts.model.StsException;

class ConsistencyTest {
    @Test
    void a_change_is_not_seen_by_so_many_reads() {
        IamClient iam = FakeIam.builder().consistencyLag(2).build().client();
        iam.createUser(request -> request.userName("david"));

        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.getUser(request -> request.userName("david")));
        assertThat(iam.listUsers().users()).isEmpty();
        assertThat(iam.getUser(request -> request.userName("david")).user().userName())
                .isEqualTo("david");
    }

    @Test
    void a_call_that_writes_sees_everything() {
        FakeIam aws = FakeIam.builder().consistencyLag(100).build();

        aws.client().createUser(request -> request.userName("david"));
        aws.client().createAccessKey(request -> request.userName("david"));

        assertThat(aws)
                .satisfies(it -> assertThat(it.view().accessKeysOf("david")).isEqualTo(1));
    }

    @Test
    void a_key_is_accepted_when_its_creation_is_seen() {
        FakeIam aws = FakeIam.builder().consistencyLag(1).build();
        aws.client().createUser(request -> request.userName("david"));
        AccessKey key = aws.client()
                .createAccessKey(request -> request.userName("david"))
                .accessKey();
        AwsBasicCredentials credentials = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());

        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> aws.stsFor(credentials).getCallerIdentity())
                .withMessageContaining("The security token included in the request is invalid.");
        aws.client().listUsers();

        assertThat(aws.stsFor(credentials).getCallerIdentity().arn()).endsWith(":user/david");
    }

    @Test
    void a_change_is_seen_when_its_time_has_come() {
        MovingClock clock = new MovingClock(Instant.parse("2026-01-01T00:00:00Z"));
        IamClient iam = FakeIam.builder()
                .clock(clock)
                .consistencyLag(Duration.ofSeconds(10))
                .build()
                .client();
        iam.createUser(request -> request.userName("david"));
        clock.pass(Duration.ofSeconds(5));
        iam.createUser(request -> request.userName("eve"));
        clock.pass(Duration.ofSeconds(5));

        assertThat(iam.listUsers().users()).extracting(User::userName).containsExactly("david");
        clock.pass(Duration.ofSeconds(5));
        assertThat(iam.listUsers().users()).extracting(User::userName).containsExactly("david", "eve");
    }

    @Test
    void a_snapshot_brings_everything_back() {
        FakeIam aws = FakeIam.create();
        IamClient iam = aws.client();
        iam.createUser(request -> request.userName("david"));
        FakeIam.Snapshot before = aws.snapshot();
        iam.updateUser(request -> request.userName("david").newUserName("dave"));
        iam.createGroup(request -> request.groupName("Admin"));

        aws.restore(before);

        assertThat(iam.listUsers().users()).extracting(User::userName).containsExactly("david");
        assertThat(iam.listGroups().groups()).isEmpty();
    }

    @Test
    void keys_that_were_issued_after_the_snapshot_are_refused_for_ever() {
        FakeIam aws = FakeIam.builder().lenientAuthentication().build();
        aws.client().createUser(request -> request.userName("david"));
        FakeIam.Snapshot before = aws.snapshot();
        AccessKey key = aws.client()
                .createAccessKey(request -> request.userName("david"))
                .accessKey();

        aws.restore(before);

        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> aws.stsFor(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))
                        .getCallerIdentity());
    }

    @Test
    void a_call_that_is_refused_changes_nothing() {
        IamClient iam = FakeIam.create().client();

        assertThatExceptionOfType(NoSuchEntityException.class)
                .isThrownBy(() -> iam.createUser(request ->
                        request.userName("david").permissionsBoundary("arn:aws:iam::123456789012:policy/none")));

        assertThat(iam.listUsers().users()).isEmpty();
    }
}
