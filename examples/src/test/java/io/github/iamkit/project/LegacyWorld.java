package io.github.iamkit.project;

import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.provision.VirtualMfaSeed;
import io.github.iamkit.provisioning.SteppedClock;
import io.github.iamkit.provisioning.Totp;
import io.github.iamkit.provisioning.Wire;
import io.github.iamkit.testkit.FakeIam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What the table of the command-line tools of 2011 speaks of: an account with one of everything, and values. */
public final class LegacyWorld {
    public final SteppedClock clock = new SteppedClock(Instant.now());
    final FakeIam aws = FakeIam.builder().clock(clock).build();
    final Wire.Ends ends;
    public final IamProvisioner iam;
    public final IamProvisioner davids;
    public final Path file;
    public final Path trustFile;
    public final String json;
    public final Secret password = Secret.of("Correct-Horse-2026");
    public final Consumer<AccessKeyPair> store = key -> {};
    public final Consumer<VirtualMfaSeed> seedStore = seed -> {};
    public final X509Certificate certificate;
    public final PrivateKey certificateKey;
    public final List<X509Certificate> chain;
    public final PrivateKey privateKey;
    public final String accessKeyId;
    public final String certificateId;
    public final String serialNumber;
    public final String davidsCode;
    public final String davidsNextCode;
    public final String freeSerialNumber;
    public final String code;
    public final String nextCode;
    final FakeIam.Snapshot start;

    LegacyWorld(Path folder, Wire wire) throws IOException {
        ends = wire.connect(aws);
        iam = provisioner();
        Policy books = Policy.allow("s3:GetObject").on("arn:aws:s3:::books/*");
        TrustPolicy ec2 = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));
        json = books.toJson();
        file = Files.writeString(folder.resolve("books.json"), json);
        trustFile = Files.writeString(
                folder.resolve("trust.json"),
                TrustPolicy.allow(Principal.service("lambda.amazonaws.com")).toJson());
        Clock now = clock;
        KeyedCertificate authority =
                KeyedCertificate.authority("CN=Ops CA").clock(now).generate();
        KeyedCertificate host = authority.issue("CN=blog.example").clock(now).generate();
        KeyedCertificate own =
                KeyedCertificate.selfSigned("CN=david").clock(now).generate();
        chain = List.of(host.certificate(), authority.certificate());
        privateKey = host.privateKey();
        certificate = own.certificate();
        certificateKey = own.privateKey();

        iam.account().ensureAlias("books");
        iam.user("intern").ensure();
        iam.user("alice").ensure();
        IamUser david = iam.user("david").ensure().putPolicy("Own", books);
        iam.group("Readers").ensure();
        iam.group("Admin")
                .ensure()
                .putPolicy("AdminGroupPolicy", Policy.allow("*").on("*"))
                .attachPolicy("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")
                .addMember("david", "alice");
        AccessKeyPair key = david.createAccessKey();
        accessKeyId = key.accessKeyId();
        davids = IamProvisioner.using(ends.iam(key.asProvider().resolveCredentials()));
        david.uploadSigningCertificate(
                KeyedCertificate.selfSigned("CN=earlier").clock(now).generate().certificate());
        certificateId = david.signingCertificates().get(0).certificateId();
        david.ensureLoginProfile(password);
        VirtualMfaSeed seed = iam.virtualMfaDevice("david").create(seedStore);
        serialNumber = seed.serialNumber();
        davidsCode = Totp.code(seed.seed(), clock.instant(), 0);
        davidsNextCode = Totp.code(seed.seed(), clock.instant(), 1);
        david.enableMfaDevice(serialNumber, davidsCode, davidsNextCode);
        VirtualMfaSeed spare = iam.virtualMfaDevice("spare").create(seedStore);
        freeSerialNumber = spare.serialNumber();
        code = Totp.code(spare.seed(), clock.instant(), 0);
        nextCode = Totp.code(spare.seed(), clock.instant(), 1);
        iam.serverCertificate("shop").upload(List.of(certificate), certificateKey);
        iam.role("web").ensure(ec2).putPolicy("read-books", books);
        iam.role("spare").ensure(ec2);
        iam.instanceProfile("web").ensure().putRole("web");
        iam.instanceProfile("spare").ensure();
        start = aws.snapshot();
    }

    private IamProvisioner provisioner() {
        return IamProvisioner.builder(ends.iam(aws.rootCredentials()))
                .clock(clock)
                .sleeper(clock::sleep)
                .build();
    }

    /** Returns a provisioner that knows nothing of what was made before. */
    public IamProvisioner anew() {
        return provisioner();
    }

    void hangUp() {
        try {
            ends.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
