package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates in every form that OpenSSL and Java write them in, and what is said of those that cannot be read. */
class ReadingTest {
    private static final char[] SECRET = "secret".toCharArray();

    private static final KeyedCertificate OWN =
            KeyedCertificate.selfSigned("CN=david").key(KeyAlgorithm.EC_P256).generate();
    private static final KeyedCertificate HOST = KeyedCertificate.authority("CN=Root")
            .generate()
            .issueAuthority("CN=Middle")
            .generate()
            .issue("CN=worker")
            .generate();

    @TempDir
    private Path folder;

    private Tool openssl;

    @BeforeEach
    void findOpenssl() throws IOException {
        openssl = Tool.openssl(folder);
        Files.writeString(folder.resolve("pk.pem"), OWN.privateKeyPem());
        Files.writeString(folder.resolve("cert.pem"), OWN.certificatePem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x509 -in cert.pem -out out",
                "x509 -in cert.pem -outform DER -out out",
                "x509 -in cert.pem -text -out out",
                "x509 -in cert.pem -trustout -addtrust serverAuth -out out",
                "x509 -in cert.pem -trustout -addtrust serverAuth -outform DER -out out",
                "crl2pkcs7 -nocrl -certfile cert.pem -out out",
                "crl2pkcs7 -nocrl -certfile cert.pem -outform DER -out out",
                "pkcs12 -export -nokeys -in cert.pem -certpbe NONE -nomac -passout pass: -out out"
            })
    void every_form_that_openssl_puts_a_certificate_in_is_read(String command) throws Exception {
        openssl.run(command);

        assertThat(Chain.read(folder.resolve("out"))).isEqualTo(Chain.read(folder.resolve("cert.pem")));
        assertThat(KeyedCertificate.read(folder.resolve("pk.pem"), folder.resolve("out"))
                        .chain())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"})
    void a_certificate_is_read_under_each_of_its_names(String label) {
        String pem = OWN.certificatePem().replace("CERTIFICATE", label);

        assertThat(Chain.parse(pem)).containsExactly(OWN.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS7", "PKCS #7 SIGNED DATA", "CMS"})
    void a_bundle_is_read_under_each_of_its_names(String label) throws Exception {
        byte[] bundle = CertificateFactory.getInstance("X.509")
                .generateCertPath(HOST.chain())
                .getEncoded("PKCS7");

        assertThat(Chain.parse(PemText.block(label, bundle))).containsExactlyInAnyOrderElementsOf(HOST.chain());
    }

    @Test
    void paths_and_bundles_that_java_writes_are_read() throws Exception {
        var path = CertificateFactory.getInstance("X.509").generateCertPath(HOST.chain());
        Files.write(folder.resolve("key.der"), HOST.privateKey().getEncoded());
        Files.write(folder.resolve("path.der"), path.getEncoded("PkiPath"));
        Files.write(folder.resolve("path.p7b"), path.getEncoded("PKCS7"));

        assertThat(KeyedCertificate.read(folder.resolve("key.der"), folder.resolve("path.der"))
                        .chain())
                .isEqualTo(HOST.chain());
        assertThat(KeyedCertificate.read(folder.resolve("key.der"), folder.resolve("path.p7b"))
                        .chain())
                .isEqualTo(HOST.chain());
    }

    @Test
    void line_ends_white_space_and_encodings_of_editors_do_not_matter() throws Exception {
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("cert.pem");

        for (String end : List.of("\r\n", "\r", "  \n")) {
            Files.writeString(key, "Bag Attributes" + end + OWN.privateKeyPem().replace("\n", end));
            Files.writeString(certificate, OWN.certificatePem().replace("\n", end));
            assertThat(KeyedCertificate.read(key, certificate).chain()).isEqualTo(OWN.chain());
        }
        Files.write(key, ("\uFEFF" + OWN.privateKeyPem()).getBytes(StandardCharsets.UTF_16LE));
        Files.write(certificate, ("\uFEFF" + OWN.certificatePem()).getBytes(StandardCharsets.UTF_8));
        assertThat(KeyedCertificate.read(key, certificate).chain()).isEqualTo(OWN.chain());
    }

    @Test
    void the_chain_of_a_file_is_put_in_order_behind_the_certificate_of_the_key() {
        List<X509Certificate> reversed = new ArrayList<>(HOST.chain());
        Collections.reverse(reversed);
        Path key = openssl.write("key.pem", HOST.privateKeyPem());
        StringBuilder text = new StringBuilder();
        reversed.forEach(certificate -> text.append(KeyedCertificate.pem(certificate)));
        Path certificates = openssl.write("chain.pem", text.toString());

        assertThat(KeyedCertificate.read(key, certificates).chain()).isEqualTo(HOST.chain());
        assertThat(Chain.read(certificates)).isEqualTo(reversed);
    }

    @Test
    void what_cannot_be_read_says_why() {
        Path certificate = openssl.write("cert.pem", OWN.certificatePem());
        Path encrypted =
                openssl.write("enc.pem", OWN.encryptedPrivateKeyPem("right".toCharArray(), KeyDerivation.PBKDF2));
        Path cut = openssl.write("cut.pem", OWN.certificatePem().substring(0, 200));
        Path garbled = openssl.write("garbled.pem", OWN.certificatePem().replace("MII", "M!I"));
        Path joined = openssl.write("joined.pem", OWN.certificatePem().replace("\n", " "));
        Path text = openssl.write("text", "hello");
        Path empty = openssl.write("empty", "");
        Path ssh = openssl.write("ssh", PemText.block("OPENSSH PRIVATE KEY", new byte[] {1, 2, 3}));

        refused(
                () -> KeyedCertificate.read(encrypted, certificate),
                "`%s` is encrypted; give its passphrase",
                encrypted);
        refused(
                () -> KeyedCertificate.read(encrypted, certificate, SECRET),
                "`%s` cannot be decrypted; is it the right passphrase?",
                encrypted);
        refused(
                () -> Chain.read(cut),
                "`%s` is damaged: the block `CERTIFICATE` of line 1 has no end of the same name; get it anew",
                cut);
        refused(
                () -> Chain.read(garbled),
                "`%s` is damaged: the block `CERTIFICATE` of line 1 is not base64; get it anew",
                garbled);
        refused(
                () -> Chain.read(joined),
                "`%s` has the block `CERTIFICATE` in the one line 1; put its line breaks back",
                joined);
        refused(() -> Chain.read(empty), "`%s` is empty; was it written to the end?", empty);
        refused(
                () -> Chain.read(text),
                "`%s` is neither PEM text nor whole DER; is it cut off, or of another kind than certificates and keys?",
                text);
        refused(
                () -> KeyedCertificate.read(ssh, certificate),
                "`%s` holds a key in OpenSSH's own form; convert it with ssh-keygen -p -m PKCS8",
                ssh);
    }

    private static void refused(ThrowingCallable call, String message, Path file) {
        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(call)
                .withMessage(String.format(Locale.ROOT, message, file));
    }
}
