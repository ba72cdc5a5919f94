package io.github.iamkit.examples;

import io.github.iamkit.credentials.CredentialFile;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.Ownership;
import io.github.iamkit.testkit.FakeIam;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A developer's last day: first nothing is allowed any more, then all that she signed in with goes, then she. */
public final class Offboarding {
    private final IamProvisioner iam;
    private final PrintStream out;

    Offboarding(IamProvisioner iam, PrintStream out) {
        this.iam = iam;
        this.out = out;
    }

    /** Shows a first and a last day, in an account that lives in memory. */
    public static void main(String[] arguments) throws IOException {
        Path home = Files.createTempDirectory("offboarding");
        FakeIam aws = FakeIam.create();
        CredentialFile file = CredentialFile.profile(home.resolve("credentials"), "grace");
        new Onboarding(IamProvisioner.using(aws.client()), file, System.out)
                .welcome("grace", Secret.of("Chosen-at-random-7"));
        IamProvisioner people = IamProvisioner.builder(aws.client())
                .owns(Ownership.ofPath("/people/"))
                .listener(event -> System.out.println("  " + event))
                .build();
        new Offboarding(people, System.out).farewell("grace");
    }

    void farewell(String name) {
        IamUser user = iam.user(name);
        out.println("what will go:");
        user.previewDelete().forEach(step -> out.println("  " + step));
        out.println("what goes:");
        user.lockOut().delete();
        out.println(user + (user.exists() ? " is still there" : " is gone"));
    }
}
