package io.github.iamkit.examples;

import io.github.iamkit.credentials.CredentialFile;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.IssuedAccessKey;
import io.github.iamkit.provision.KeyRotation;
import io.github.iamkit.provision.KeyRotationException;
import io.github.iamkit.testkit.FakeIam;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What runs every night: each user whose key is older than a quarter of a year gets another one, and what earlier nights
 * began is brought to its end.
 */
public final class RotationOfAllKeys {
    private static final Duration OLDEST = Duration.ofDays(90);
    private static final Duration GRACE = Duration.ofHours(36);

    private final IamProvisioner iam;
    private final Path credentials;
    private final PrintStream out;

    RotationOfAllKeys(IamProvisioner iam, Path credentials, PrintStream out) {
        this.iam = iam;
        this.credentials = credentials;
        this.out = out;
    }

    /** Shows the nights of a quarter of a year, in an account that lives in memory. */
    public static void main(String[] arguments) throws IOException {
        show(Files.createTempDirectory("rotation").resolve("credentials"), System.out);
    }

    static void show(Path credentials, PrintStream out) {
        Instant start = Instant.parse("2026-01-01T03:00:00Z");
        Instant[] now = {start};
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        FakeIam aws = FakeIam.builder().clock(clock).build();
        IamProvisioner iam = IamProvisioner.builder(aws.client())
                .clock(clock)
                .sleeper(pause -> now[0] = now[0].plus(pause))
                .tokenService(aws.sts())
                .build();
        for (String name : List.of("david", "grace")) {
            iam.user(name).ensure().createAccessKey(CredentialFile.profile(credentials, name)::write);
        }
        for (int day : new int[] {1, 91, 92, 93}) {
            now[0] = start.plus(Duration.ofDays(day));
            out.println("night " + day);
            new RotationOfAllKeys(iam, credentials, out).run(List.of("david", "grace"), now[0]);
        }
    }

    void run(List<String> users, Instant now) {
        users.forEach(name -> run(iam.user(name), now));
    }

    private void run(IamUser user, Instant now) {
        CredentialFile file = CredentialFile.profile(credentials, user.name());
        KeyRotation rotation = user.keyRotation();
        switch (rotation.stage()) {
            case NONE -> {
                if (oldest(user.accessKeys())
                        .filter(created -> created.plus(OLDEST).isBefore(now))
                        .findAny()
                        .isPresent()) {
                    user.rotateAccessKey(file::write);
                    out.println("  " + user + " has another key");
                }
            }
            case STARTED -> rotation.resume(file.read());
            case SWITCHED -> finish(user, rotation);
            case ROLLING_BACK -> rotation.rollback();
            case UNCLEAR -> out.println("  " + user + " has two inactive keys: ask");
        }
    }

    private static Stream<Instant> oldest(List<IssuedAccessKey> keys) {
        return keys.stream().map(IssuedAccessKey::created).min(Comparator.naturalOrder()).stream();
    }

    private void finish(IamUser user, KeyRotation rotation) {
        try {
            rotation.finish(GRACE);
            out.println("  the old key of " + user + " is gone");
        } catch (KeyRotationException e) {
            out.println("  the old key of " + user + " stays for now");
        }
    }
}
