package io.github.iamkit.examples;

import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.CredentialFile;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.provision.IamGroup;
import io.github.iamkit.provision.IamManagedPolicy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.NextSignIn;
import io.github.iamkit.provision.PasswordRules;
import io.github.iamkit.testkit.FakeIam;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A developer's first day: a user with a boundary, in a group, with a key in a file and a password that has to be changed.
 * Run a second time, it changes nothing.
 */
public final class Onboarding {
    private final IamProvisioner iam;
    private final CredentialFile file;
    private final PrintStream out;

    Onboarding(IamProvisioner iam, CredentialFile file, PrintStream out) {
        this.iam = iam;
        this.file = file;
        this.out = out;
    }

    /** Shows the first day twice, in an account that lives in memory. */
    public static void main(String[] arguments) throws IOException {
        Path home = Files.createTempDirectory("onboarding");
        IamProvisioner iam = IamProvisioner.using(FakeIam.create().client());
        CredentialFile file = CredentialFile.profile(home.resolve("credentials"), "grace");
        for (int day = 1; day <= 2; day++) {
            new Onboarding(iam, file, System.out).welcome("grace", Secret.of("Chosen-at-random-7"));
        }
    }

    void welcome(String name, Secret firstPassword) {
        PasswordRules rules = PasswordRules.builder()
                .minimumLength(14)
                .numbersRequired(true)
                .symbolsRequired(true)
                .usersMayChange(true)
                .build();
        out.println("password policy: " + iam.account().putPasswordPolicy(rules).outcome());
        IamManagedPolicy limit = iam.policy("developers-limit")
                .ensure(Policy.allow("s3:*", "ec2:*", "iam:ChangePassword").on("*"));
        IamGroup developers = iam.group("Developers")
                .ensure()
                .putPolicy("read-books", Policy.allow("s3:GetObject").on("arn:aws:s3:::books/*"));
        IamUser user = iam.user(name, "/people/")
                .withPermissionsBoundary(limit.arn())
                .withTag("team", "books")
                .ensure();
        out.println(user + ": " + user.outcome());
        out.println("in " + developers + ": " + user.addToGroup(developers).outcome());
        out.println("password: "
                + user.ensureLoginProfile(firstPassword, NextSignIn.CHANGES_PASSWORD)
                        .outcome());
        if (user.accessKeys().isEmpty()) {
            AccessKeyPair key = user.createAccessKey(file::write);
            out.println("access key " + key.accessKeyId() + " is in the file");
        }
    }
}
