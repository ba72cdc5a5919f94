package io.github.iamkit.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.blueprint.ApplyListener;
import io.github.iamkit.blueprint.Blueprint;
import io.github.iamkit.blueprint.Journal;
import io.github.iamkit.blueprint.Plan;
import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.CredentialFile;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.KeyRotationException;
import io.github.iamkit.provision.ServiceCredential;
import io.github.iamkit.provision.VirtualMfaSeed;
import io.github.iamkit.testkit.FakeIam;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes every kind of secret, with trouble at one call after the other, and reads all that is logged at TRACE, told, thrown, kept
 * or printed. Without {@code -Pthorough} some calls are left out.
 */
class NoSecretLeavesTest extends OnEveryWire {
    private static final Secret PASSWORD = Secret.of("Correct-Horse/2026");
    private static final Secret OTHER_PASSWORD = Secret.of("Battery+Staple&2026");

    private final Set<String> secrets = new HashSet<>();
    private final List<String> texts = new ArrayList<>();
    private final KeyedCertificate certificate =
            KeyedCertificate.selfSigned("CN=shop.example").clock(clock).generate();

    @TempDir
    private Path folder;

    private void keep(AccessKeyPair key) {
        keep(key.secret().reveal());
        texts.add(key.toString());
        texts.add(key.asProvider().toString());
    }

    private void keep(VirtualMfaSeed seed) {
        keep(seed.seed().reveal());
        texts.add(seed.toString());
    }

    private void keep(ServiceCredential credential) {
        keep(credential.password().reveal());
        texts.add(credential.toString());
    }

    private void keep(String secret) {
        secrets.add(secret);
        secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        secrets.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private void work(IamProvisioner provisioner) {
        IamUser david = provisioner.user("david", "/shop/").ensure();
        david.ensureLoginProfile(PASSWORD).updateLoginProfile(OTHER_PASSWORD);
        CredentialFile file = CredentialFile.profile(folder.resolve("credentials"), "david");
        david.createAccessKey(key -> {
            keep(key);
            file.write(key);
        });
        clock.advance(Duration.ofMinutes(1));
        texts.add(david.rotateAccessKey(this::keep).toString());
        david.createServiceCredential("codecommit.amazonaws.com", this::keep);
        provisioner.virtualMfaDevice("david").create(this::keep);
        provisioner.serverCertificate("shop").upload(List.of(certificate.certificate()), certificate.privateKey());
        Blueprint shop = Blueprint.builder()
                .user(
                        "anna",
                        u -> u.path("/shop/")
                                .policy("read", Policy.allow("s3:GetObject").on("*")))
                .exclusiveUnder("/shop/")
                .build()
                .recordedIn(Journal.at(folder.resolve("journal")));
        Plan plan = provisioner.plan(shop);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        texts.addAll(List.of(
                plan.toString(),
                plan.toColouredText(),
                plan.toJson(),
                plan.toHtml(),
                shop.toString(),
                plan.operatorPolicy().toString(),
                shop.driftIn(provisioner).toJson(),
                provisioner
                        .apply(plan.run().listener(ApplyListener.printingTo(new PrintStream(told))))
                        .toString(),
                told.toString(StandardCharsets.UTF_8),
                david + " " + david.changes() + file));
    }

    private void workWith(Trouble trouble, int call, InterceptedClient network) {
        network.intercept(trouble.at(aws, call));
        try {
            work(IamProvisioner.builder(InterceptedClient.client(network, ends.endpoint(), aws.rootCredentials()))
                    .clock(clock)
                    .sleeper(clock::sleep)
                    .listener(event -> texts.add(event.toString()))
                    .journal(folder.resolve("secrets"))
                    .build());
        } catch (SdkException | KeyRotationException | Trouble.Killed e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            texts.add(trace.toString());
        }
        aws.faults().clear();
    }

    private void readFiles() throws IOException {
        for (String name : List.of("journal", "secrets")) {
            texts.add(Files.exists(folder.resolve(name)) ? Files.readString(folder.resolve(name)) : "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_secret_is_logged_told_thrown_written_or_printed(Trouble trouble) throws IOException {
        keep(PASSWORD.reveal());
        keep(OTHER_PASSWORD.reveal());
        keep(aws.rootCredentials().secretAccessKey());
        String pem = certificate.privateKeyPem();
        pem.lines().filter(line -> !line.startsWith("-----")).forEach(this::keep);
        InterceptedClient network = new InterceptedClient(ends.network());
        FakeIam.Snapshot start = aws.snapshot();
        int step = Boolean.getBoolean("thorough") ? 1 : wire == Wire.IN_MEMORY ? 5 : 15;

        List<String> log = CapturedLog.during(() -> {
            int calls = Integer.MAX_VALUE;
            for (int call = 1 + trouble.ordinal() % step; call <= calls; call += step) {
                aws.restore(start);
                workWith(trouble, call, network);
                calls = network.operations().size() >= call ? calls : 0;
            }
        });
        readFiles();

        assertThat(log)
                .as("it was listened to")
                .anyMatch(line -> line.startsWith("INFO io.github.iamkit.provision") && line.contains("access key"))
                .anyMatch(line -> line.startsWith("DEBUG software.amazon.awssdk"));
        assertThat(secrets).hasSizeGreaterThan(60);
        texts.addAll(log);
        String all = String.join("\n", texts);
        assertThat(secrets.stream().filter(all::contains)).isEmpty();
    }
}
