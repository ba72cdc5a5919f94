package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.iamkit.certs.CertificateProfile;
import io.github.iamkit.certs.CertificateRequest;
import io.github.iamkit.certs.Chain;
import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.credentials.RolesAnywhereCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that was made in a token (PKCS#11) and never leaves it: keytool makes it, our authority certifies it, it signs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesAnywhereTokenTest {
    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final String SETTINGS = "SOFTHSM2_CONF";
    private static final String PIN = "1234";
    private static final String ROLE = "arn:aws:iam::123456789012:role/worker";

    private final KeyedCertificate ca = KeyedCertificate.authority("CN=Root").generate();
    private final FakeIam aws = FakeIam.create();
    private Path folder;
    private Provider token;
    private KeyStore store;

    @BeforeEach
    void forgetEarlierRoles() {
        aws.reset();
    }

    @BeforeAll
    void makeToken() throws IOException, GeneralSecurityException {
        assumeTrue(
                Files.exists(LIBRARY) && System.getenv(SETTINGS) != null,
                "SKIPPED: keys in a token, since SoftHSM (Debian: softhsm2) is not installed or " + SETTINGS
                        + " is not set");
        Path settings = Path.of(System.getenv(SETTINGS));
        folder = settings.getParent();
        Path tokens = Files.createDirectories(
                folder.resolve("tokens-" + ProcessHandle.current().pid()));
        Files.writeString(settings, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        run("softhsm2-util", "--init-token", "--free", "--label", "iamkit", "--pin", PIN, "--so-pin", PIN);
        Path device = Files.writeString(
                folder.resolve("token.cfg"), "name = iamkit\nlibrary = " + LIBRARY + "\nslotListIndex = 0\n");
        for (String kind : List.of("EC", "RSA")) {
            makeKey(kind, device);
        }
        token = Security.getProvider("SunPKCS11").configure(device.toString());
        store = KeyStore.getInstance("PKCS11", token);
        store.load(null, PIN.toCharArray());
    }

    private void makeKey(String kind, Path device) throws IOException {
        String size = kind.equals("EC") ? "256" : "2048";
        Path request = folder.resolve("request.pem");
        keytool(device, kind, "-genkeypair", "-dname", "CN=worker", "-keyalg", kind, "-keysize", size);
        keytool(device, kind, "-certreq", "-file", request.toString());
        List<X509Certificate> chain = ca.approve(CertificateRequest.read(request))
                .profile(CertificateProfile.ROLES_ANYWHERE_CLIENT)
                .sign();
        Path answer = Files.writeString(folder.resolve("answer.pem"), Chain.toPem(chain));
        keytool(device, kind, "-importcert", "-noprompt", "-file", answer.toString());
    }

    private void keytool(Path device, String alias, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-storepass",
                PIN,
                "-addprovider",
                "SunPKCS11",
                "-providerarg",
                device.toString(),
                "-alias",
                alias));
        line.addAll(Arrays.asList(arguments));
        run(line.toArray(String[]::new));
    }

    private void run(String... line) {
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sessionOf(RolesAnywhereCredentials.Builder identity) {
        String anchor = aws.rolesAnywhere().trustAnchor("ops", ca.certificate());
        String profile = aws.rolesAnywhere().profile("workers", ROLE);
        aws.client()
                .createRole(request -> request.roleName("worker")
                        .assumeRolePolicyDocument(
                                RolesAnywhereCredentials.trustPolicy(anchor).toJson()));
        RolesAnywhereCredentials credentials = identity.trustAnchor(anchor)
                .profile(profile)
                .role(ROLE)
                .httpClient(aws.httpClient())
                .build();
        return aws.stsFor(credentials.resolveCredentials()).getCallerIdentity().arn();
    }

    private List<X509Certificate> chain(String kind) throws GeneralSecurityException {
        return Arrays.stream(store.getCertificateChain(kind))
                .map(X509Certificate.class::cast)
                .toList();
    }

    private PrivateKey key(String kind) throws GeneralSecurityException {
        return (PrivateKey) store.getKey(kind, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void a_key_store_in_the_token_signs_for_sessions_though_nobody_registered_its_provider(String kind)
            throws GeneralSecurityException {
        assertThat(key(kind).getEncoded()).as("the key as it leaves the token").isNull();
        assertThat(Security.getProvider(token.getName())).isNull();

        assertThat(sessionOf(RolesAnywhereCredentials.of(store, kind, new char[0])))
                .startsWith("arn:aws:sts::123456789012:assumed-role/worker/");
    }

    @ParameterizedTest
    @CsvSource({"EC, SHA256withECDSA", "RSA, SHA256withRSA"})
    void the_token_signs_behind_a_function(String kind, String algorithm) throws GeneralSecurityException {
        PrivateKey key = key(kind);

        assertThat(sessionOf(RolesAnywhereCredentials.of(chain(kind), content -> {
                    try {
                        Signature signature = Signature.getInstance(algorithm, token);
                        signature.initSign(key);
                        signature.update(content);
                        return signature.sign();
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException(e);
                    }
                })))
                .startsWith("arn:aws:sts::123456789012:assumed-role/worker/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void a_keyed_certificate_signs_with_the_token_once_its_provider_is_registered(String kind)
            throws GeneralSecurityException {
        Security.addProvider(token);
        try {
            KeyedCertificate worker = KeyedCertificate.of(key(kind), chain(kind));

            assertThat(sessionOf(RolesAnywhereCredentials.of(worker.chain(), worker.signer())))
                    .startsWith("arn:aws:sts::123456789012:assumed-role/worker/");
        } finally {
            Security.removeProvider(token.getName());
        }
    }
}
