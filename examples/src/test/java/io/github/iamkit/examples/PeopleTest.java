package io.github.iamkit.examples;

import static io.github.iamkit.testkit.IamAssertions.assertThat;

import io.github.iamkit.credentials.CredentialFile;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.Ownership;
import io.github.iamkit.testkit.FakeIam;
import io.github.iamkit.testkit.FakeIamExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeIamExtension.class)
class PeopleTest {
    private static final Secret PASSWORD = Secret.of("Chosen-at-random-7");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @TempDir
    Path home;

    private String output() {
        return printed.toString(StandardCharsets.UTF_8).replaceAll("AKIA\\w{16}", "AKIA...");
    }

    private Onboarding onboarding(FakeIam aws) {
        return new Onboarding(
                IamProvisioner.using(aws.client()), CredentialFile.profile(home.resolve("credentials"), "grace"), out);
    }

    @Test
    void a_first_day_gives_everything_and_a_second_one_nothing_more(FakeIam aws) {
        onboarding(aws).welcome("grace", PASSWORD);
        onboarding(aws).welcome("grace", PASSWORD);

        assertThat(output()).isEqualTo("""
                password policy: CREATED
                user grace: CREATED
                in group Developers: UPDATED
                password: CREATED
                access key AKIA... is in the file
                password policy: UNCHANGED
                user grace: UNCHANGED
                in group Developers: UNCHANGED
                password: UNCHANGED
                """);
        assertThat(aws.policiesOf("grace")).allows("s3:GetObject", "arn:aws:s3:::books/dune.txt");
        assertThat(aws.policiesOf("grace")).denies("iam:CreateUser", "*");
        assertThat(aws).hasUserInGroup("grace", "Developers").hasAccessKeys("grace", 1);
    }

    @Test
    void a_last_day_takes_all_of_it_away(FakeIam aws) {
        onboarding(aws).welcome("grace", PASSWORD);
        printed.reset();
        IamProvisioner people = IamProvisioner.builder(aws.client())
                .owns(Ownership.ofPath("/people/"))
                .listener(event -> out.println("  " + event))
                .build();

        new Offboarding(people, out).farewell("grace");

        assertThat(output()).isEqualTo("""
                what will go:
                  DeleteLoginProfile grace
                  UpdateAccessKey AKIA...
                  DeleteAccessKey AKIA...
                  RemoveUserFromGroup Developers
                  DeleteUser grace
                what goes:
                  put policy LockedOut into user grace
                  DeleteLoginProfile grace of user grace
                  UpdateAccessKey AKIA... of user grace
                  DeleteAccessKey AKIA... of user grace
                  DeleteUserPolicy LockedOut of user grace
                  RemoveUserFromGroup Developers of user grace
                  deleted user grace
                user grace is gone
                """);
        assertThat(aws).hasNoUser("grace");
    }

    @Test
    void keys_are_rotated_within_two_nights() {
        RotationOfAllKeys.show(home.resolve("credentials"), out);

        assertThat(output()).isEqualTo("""
                night 1
                night 91
                  user david has another key
                  user grace has another key
                night 92
                  the old key of user david stays for now
                  the old key of user grace stays for now
                night 93
                  the old key of user david is gone
                  the old key of user grace is gone
                """);
    }
}
