package io.github.iamkit.examples;

import io.github.iamkit.certs.CertificateProfile;
import io.github.iamkit.certs.KeyAlgorithm;
import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.credentials.AccessKeyPair;
import io.github.iamkit.credentials.CredentialFile;
import io.github.iamkit.credentials.Secret;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.provision.IamGroup;
import io.github.iamkit.provision.IamProvisioner;
import io.github.iamkit.provision.IamUser;
import io.github.iamkit.testkit.FakeIam;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * How an administrator stopped using the master credentials of his account, in 2011 with command-line tools and here with
 * iamkit.
 *
 * <p>It happens on the embedded fake; with {@code -Dstory.endpoint=URL} on another IAM.
 */
public final class TheStoryOf2011 {
    private final Endpoint cloud;
    private final PrintStream out;
    private final Path aws;
    private final Path policies;
    private final CredentialFile accountKey;

    private TheStoryOf2011(Endpoint cloud, Path home, PrintStream out) {
        this.cloud = cloud;
        this.out = out;
        this.aws = home.resolve(".aws");
        this.policies = home.resolve("policies");
        this.accountKey = CredentialFile.legacy(aws.resolve("account-key"));
    }

    /** Tells the story, in a home that is gone afterwards. */
    public static void main(String[] arguments) throws IOException {
        String url = System.getProperty("story.endpoint", "");
        Endpoint cloud = url.isEmpty() ? Endpoint.embedded(FakeIam.create()) : Endpoint.at(URI.create(url));
        Path home = Files.createTempDirectory("story");
        try {
            new TheStoryOf2011(cloud, home, System.out).tell();
        } finally {
            remove(home);
        }
    }

    /** Tells the story in a given home. */
    static void tell(Endpoint cloud, Path home, PrintStream out) throws IOException {
        new TheStoryOf2011(cloud, home, out).tell();
    }

    private void tell() throws IOException {
        keepTheMasterCredentials();
        IamProvisioner master = IamProvisioner.using(cloud.iam(accountKey.read()));
        IamGroup admins = createTheGroup(master);
        giveItAPolicy(admins);
        IamUser david = createTheUser(master, admins);
        useHisCredentials(david);
        IamProvisioner iam = IamProvisioner.using(cloud.iam(accountKey.read()));
        makeACertificate(iam.user("david"));
        proveThatItWorks(iam);
    }

    private void step(String title) {
        out.printf("%n== %s%n", title);
    }

    private void keepTheMasterCredentials() throws IOException {
        step("1. The master credentials in a file that nobody else can read");
        accountKey.write(cloud.masterCredentials());
        out.println(mode(aws) + "  ~/.aws");
        out.println(mode(aws.resolve("account-key")) + "  ~/.aws/account-key");
        out.println(
                "signing as " + cloud.sts(accountKey.read()).getCallerIdentity().arn());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private IamGroup createTheGroup(IamProvisioner iam) {
        step("2. A group for administrators");
        IamGroup admins = iam.group("Admin").ensure();
        out.println("group Admin: " + admins.outcome());
        iam.groupArns("/").forEach(out::println);
        return admins;
    }

    private void giveItAPolicy(IamGroup admins) throws IOException {
        step("3. Its policy, kept as a file in a repository of policies");
        Path file = Files.createDirectories(policies).resolve("AdminGroupPolicy.json");
        Files.writeString(file, Policy.allow("*").on("*").toPrettyJson() + "\n");
        out.print(Files.readString(file));
        IamGroup allowed = admins.putPolicy("AdminGroupPolicy", Policy.read(file));
        out.println("policy AdminGroupPolicy: " + allowed.outcome());
        out.println("policies of group Admin: " + admins.policyNames());
    }

    private IamUser createTheUser(IamProvisioner iam, IamGroup admins) {
        step("4. A user for the administrator, in the group, with an access key");
        IamUser david = iam.user("david").ensure().addToGroup(admins);
        AccessKeyPair key = david.createAccessKey(accountKey::write);
        out.println("access key  " + key.accessKeyId());
        out.println("ARN         " + david.arn());
        out.println("unique id   " + david.uniqueId());
        return david;
    }

    private void useHisCredentials(IamUser david) throws IOException {
        step("5. From here on the user's own credentials");
        out.println(mode(aws.resolve("account-key")) + "  ~/.aws/account-key");
        out.println(mode(aws.resolve("account-key.bak")) + "  ~/.aws/account-key.bak, the master credentials");
        out.println("keys of " + david + ": " + david.accessKeys().size());
        out.println(
                "signing as " + cloud.sts(accountKey.read()).getCallerIdentity().arn());
    }

    private void makeACertificate(IamUser david) throws IOException {
        step("6. A key and a certificate");
        refused(() -> KeyAlgorithm.rsa(1024));
        refused(() -> KeyedCertificate.selfSigned("CN=david").digest("SHA-1"));
        KeyedCertificate certificate = KeyedCertificate.selfSigned("CN=david")
                .validFor(Duration.ofDays(730))
                .generate();
        certificate.writeTo(aws.resolve("pk.pem"), aws.resolve("cert.pem"));
        out.println(mode(aws.resolve("pk.pem")) + "  ~/.aws/pk.pem");
        out.println(mode(aws.resolve("cert.pem")) + "  ~/.aws/cert.pem");
        out.println(certificate + " with " + certificate.certificate().getSigAlgName());
        david.uploadSigningCertificate(certificate.certificate(), CertificateProfile.IAM_SIGNING_CERTIFICATE::require);
        david.signingCertificates()
                .forEach(uploaded -> out.println(
                        "uploaded    " + uploaded.certificateId() + (uploaded.isActive() ? ", active" : ", inactive")));
    }

    private void refused(Runnable what) {
        try {
            what.run();
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
        }
    }

    private void proveThatItWorks(IamProvisioner iam) {
        step("7. Proof that it works");
        AccessKeyPair davids = accountKey.read();
        String arn = cloud.sts(davids).getCallerIdentity().arn();
        out.println("david is " + arn);
        cloud.iam(davids)
                .simulatePrincipalPolicy(request -> request.policySourceArn(arn).actionNames("ec2:DescribeInstances"))
                .evaluationResults()
                .forEach(result ->
                        out.println("david and " + result.evalActionName() + ": " + result.evalDecisionAsString()));
        AccessKeyPair interns = iam.user("intern").ensure().createAccessKey();
        refusedByAws(() -> cloud.iam(interns).listUsers());
        AccessKeyPair wrong = AccessKeyPair.of(davids.accessKeyId(), Secret.of("not/the/secret"));
        refusedByAws(() -> cloud.sts(wrong).getCallerIdentity());
    }

    private void refusedByAws(Runnable call) {
        try {
            call.run();
            out.println("not refused, though it should be");
        } catch (AwsServiceException e) {
            out.println(
                    e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage());
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
