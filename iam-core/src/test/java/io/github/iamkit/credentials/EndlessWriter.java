package io.github.iamkit.credentials;

import java.nio.file.Path;

/** A program that writes one of two keys after the other into a profile, until it is killed. */
final class EndlessWriter {
    static final AccessKeyPair ONE = AccessKeyPair.of("AKIAONEONEONEONEONE1", Secret.of("one/".repeat(10)));
    static final AccessKeyPair TWO = AccessKeyPair.of("AKIATWOTWOTWOTWOTWO2", Secret.of("two/".repeat(10)));

    private EndlessWriter() {}

    public static void main(String[] arguments) {
        CredentialFile file = CredentialFile.profile(Path.of(arguments[0]), "david");
        file.write(ONE);
        System.out.println("ready");
        while (true) {
            file.write(TWO);
            file.write(ONE);
        }
    }
}
