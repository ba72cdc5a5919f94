package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WritingTest {
    private static final char[] SECRET = "secret".toCharArray();
    private static final KeyedCertificate HOST = KeyedCertificate.authority("CN=Root")
            .generate()
            .issueAuthority("CN=Middle")
            .generate()
            .issue("CN=host")
            .generate();

    @TempDir
    private Path folder;

    private Path key() {
        return folder.resolve("key.pem");
    }

    private Path certificate() {
        return folder.resolve("cert.pem");
    }

    @Test
    void openssl_opens_what_is_encrypted_and_so_do_we() throws Exception {
        Tool openssl = Tool.openssl(folder);
        HOST.writing().encrypted(SECRET).to(key(), certificate());
        HOST.writing().encryptedWithScrypt(SECRET).to(folder.resolve("scrypt.pem"), folder.resolve("2.pem"));

        assertThat(Files.readString(key())).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        assertThat(openssl.run("pkey -check -noout -passin pass:secret -in key.pem"))
                .contains("Key is valid");
        assertThat(openssl.run("pkey -check -noout -passin pass:secret -in scrypt.pem"))
                .contains("Key is valid");
        assertThat(openssl.run("asn1parse -in key.pem"))
                .contains("PBES2", "PBKDF2", "hmacWithSHA256", "aes-256-cbc", "INTEGER           :0927C0");
        assertThat(openssl.run("asn1parse -in scrypt.pem")).contains("scrypt");
        assertThat(KeyedCertificate.read(key(), certificate(), SECRET).privateKey())
                .isEqualTo(HOST.privateKey());
        assertThat(KeyedCertificate.read(folder.resolve("scrypt.pem"), certificate(), SECRET)
                        .privateKey())
                .isEqualTo(HOST.privateKey());
    }

    @Test
    void the_forms_from_before_pkcs8_are_written_on_request() throws Exception {
        Tool openssl = Tool.openssl(folder);
        KeyedCertificate rsa = KeyedCertificate.selfSigned("CN=david").generate();
        rsa.writing().traditional().to(key(), certificate());
        HOST.writing().traditional().to(folder.resolve("ec.pem"), folder.resolve("2.pem"));

        assertThat(Files.readString(key())).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
        assertThat(openssl.run("rsa -check -noout -in key.pem")).contains("RSA key ok");
        assertThat(Files.readString(folder.resolve("ec.pem"))).startsWith("-----BEGIN EC PRIVATE KEY-----\n");
        assertThat(openssl.run("ec -check -noout -in ec.pem")).contains("EC Key valid");
        assertThat(KeyedCertificate.read(folder.resolve("ec.pem"), folder.resolve("2.pem"))
                        .chain())
                .containsExactly(HOST.certificate());
        KeyedCertificate local =
                KeyedCertificate.selfSigned("CN=x").key(KeyAlgorithm.ED25519).generate();
        assertThatIllegalArgumentException()
                .isThrownBy(local::traditionalPrivateKeyPem)
                .withMessageMatching("keys of type (EdDSA|Ed25519) have no form from before PKCS#8; write them without"
                        + " traditional\\(\\)");
    }

    static Stream<KeyAlgorithm> keys() {
        return Stream.of(KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256, KeyAlgorithm.ED25519);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void java_and_openssl_open_our_pkcs12(KeyAlgorithm algorithm) throws Exception {
        KeyedCertificate host = KeyedCertificate.authority("CN=Root")
                .generate()
                .issue("CN=host")
                .key(algorithm)
                .generate();
        Path file = folder.resolve("host.p12");
        host.writing().toPkcs12(file, "host", SECRET);

        KeyStore store = KeyStore.getInstance(file.toFile(), SECRET);
        assertThat(store.getKey("host", SECRET)).isEqualTo(host.privateKey());
        assertThat(List.of(store.getCertificateChain("host"))).isEqualTo(host.chain());
        assertThat(Tool.openssl(folder).run("pkcs12 -in host.p12 -passin pass:secret -nodes"))
                .contains("-----BEGIN PRIVATE KEY-----", "friendlyName: host");
        assertThat(KeyedCertificate.read(file, SECRET).chain()).isEqualTo(host.chain());
    }

    @Test
    void keytool_imports_our_pkcs12() {
        HOST.writing().toPkcs12(folder.resolve("host.p12"), "host", SECRET);

        Tool.keytool(folder)
                .run(
                        "-importkeystore -srckeystore host.p12 -srcstorepass secret -destkeystore copy.p12 -deststorepass secret");

        assertThat(Tool.keytool(folder).run("-list -v -keystore copy.p12 -storepass secret"))
                .contains("Alias name: host", "Entry type: PrivateKeyEntry", "Certificate chain length: 3");
        assertThat(KeyedCertificate.read(folder.resolve("copy.p12"), SECRET).chain())
                .isEqualTo(HOST.chain());
    }

    @Test
    void openssl_opens_our_pkcs12_by_a_passphrase_with_any_character() {
        char[] passphrase = "sécret ☂".toCharArray();
        Path file = folder.resolve("host.p12");
        HOST.writing().toPkcs12(file, "host", passphrase);
        Tool openssl = Tool.openssl(folder);
        openssl.write("pass", "sécret ☂\n");

        assertThat(openssl.run("pkcs12 -in host.p12 -passin file:pass -nodes")).contains("-----BEGIN PRIVATE KEY-----");
        assertThat(KeyedCertificate.read(file, passphrase).chain()).isEqualTo(HOST.chain());
    }

    @Test
    void a_passphrase_stays_as_the_caller_gave_it_until_the_caller_clears_it() {
        char[] passphrase = "secret".toCharArray();
        CertificateWriting writing = HOST.writing().encrypted(passphrase);
        writing.to(key(), certificate());
        KeyedCertificate.read(key(), certificate(), passphrase);
        assertThat(passphrase).isEqualTo(SECRET);

        Arrays.fill(passphrase, '\0');

        assertThat(writing.toString()).doesNotContain("secret");
        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> KeyedCertificate.read(key(), certificate(), passphrase))
                .withMessage("`" + key() + "` cannot be decrypted; is it the right passphrase?");
    }

    @Test
    void a_key_that_does_not_leave_its_device_is_not_written() {
        PrivateKey inDevice = new PrivateKey() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getAlgorithm() {
                return "EC";
            }

            @Override
            public @Nullable String getFormat() {
                return null;
            }

            @Override
            public byte @Nullable [] getEncoded() {
                return null;
            }
        };
        KeyedCertificate token = new KeyedCertificate(inDevice, HOST.chain());

        assertThatIllegalStateException()
                .isThrownBy(() -> token.writing().toPkcs12(folder.resolve("t.p12"), "t", SECRET))
                .withMessage("the key does not leave the device that it lives in; use it there");
        assertThatIllegalStateException().isThrownBy(token::privateKeyPem);
        assertThat(folder.resolve("t.p12")).doesNotExist();
    }

    @Test
    void roles_anywheres_own_helper_finds_the_seed_of_an_ml_dsa_key_where_it_looks() throws Exception {
        KeyedCertificate quantum =
                KeyedCertificate.selfSigned("CN=q").key(KeyAlgorithm.ML_DSA_65).generate();
        byte[] written =
                PemText.blocks(quantum.privateKeyPem(), "the key").get(0).content();

        ASN1Sequence key =
                ASN1Sequence.getInstance(PrivateKeyInfo.getInstance(written).parsePrivateKey());

        assertThat(ASN1OctetString.getInstance(key.getObjectAt(0)).getOctets()).hasSize(32);
    }

    @Test
    void ml_dsa_goes_into_pkcs12_and_comes_out() {
        KeyedCertificate quantum =
                KeyedCertificate.selfSigned("CN=q").key(KeyAlgorithm.ML_DSA_65).generate();
        quantum.writing().toPkcs12(folder.resolve("q.p12"), "q", SECRET);

        assertThat(KeyedCertificate.read(folder.resolve("q.p12"), SECRET).chain())
                .isEqualTo(quantum.chain());
    }

    @Test
    void a_wrong_passphrase_says_so() {
        HOST.writing().toPkcs12(folder.resolve("h.p12"), "h", SECRET);

        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> KeyedCertificate.read(folder.resolve("h.p12"), "wrong".toCharArray()))
                .withMessage("`" + folder.resolve("h.p12")
                        + "` does not go with the passphrase, or was changed since it was written");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HOST.encryptedPrivateKeyPem(new char[0], KeyDerivation.PBKDF2))
                .withMessage("the passphrase is empty; give one, or write the key without encrypting it");
    }

    @Test
    void the_chain_is_written_on_request() throws Exception {
        HOST.writing().withChain().to(key(), certificate());

        assertThat(Chain.read(certificate())).isEqualTo(HOST.chain());
        assertThat(Files.readString(certificate()).lines().mapToInt(String::length))
                .allMatch(length -> length <= 64);
        assertThat(Files.readString(certificate())).doesNotContain("\r").endsWith("-----\n");
    }

    @Test
    void of_many_writers_one_wins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CyclicBarrier start = new CyclicBarrier(8);
        List<Future<Boolean>> results = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            results.add(threads.submit(() -> {
                start.await();
                try {
                    OwnerOnlyFiles.create(key(), HOST.privateKeyPem().getBytes());
                    return true;
                } catch (java.nio.file.FileAlreadyExistsException e) {
                    return false;
                }
            }));
        }
        int winners = 0;
        for (Future<Boolean> result : results) {
            winners += result.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(winners).isEqualTo(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(key());
        }
    }

    @Test
    void a_key_without_its_certificate_is_not_left_behind() throws Exception {
        Path blocked = folder.resolve("file").resolve("cert.pem");
        Files.writeString(folder.resolve("file"), "no directory");

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> HOST.writeTo(key(), blocked));
        assertThat(key()).doesNotExist();
    }

    @Test
    void the_shell_is_told_where_the_files_are() {
        CertificateFiles files = new CertificateFiles(Path.of("/home/o'neil/pk.pem"), Path.of("/home/o'neil/cert.pem"));

        assertThat(files.exportLines())
                .isEqualTo("export EC2_PRIVATE_KEY='/home/o'\\''neil/pk.pem'\n"
                        + "export EC2_CERT='/home/o'\\''neil/cert.pem'\n");
    }
}
