package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as OpenSSL, keytool and Java write them. */
class ReadingTest {
    private static final char[] SECRET = "secret".toCharArray();

    private static final KeyedCertificate RSA =
            KeyedCertificate.selfSigned("CN=david").generate();

    @TempDir
    private Path folder;

    private Tool openssl;

    @BeforeEach
    void findOpenssl() throws IOException {
        openssl = Tool.openssl(folder);
        Files.writeString(folder.resolve("pk.pem"), RSA.privateKeyPem());
        Files.writeString(folder.resolve("cert.pem"), RSA.certificatePem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ecparam -genkey -name prime256v1 -out key",
                "ecparam -genkey -noout -name secp384r1 -out key",
                "ecparam -genkey -noout -name secp521r1 -out key",
                "ecparam -genkey -noout -name secp256k1 -out key",
                "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key",
                "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -outform DER -out key",
                "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -aes-128-cbc -pass pass:secret -out key",
                "genpkey -algorithm ED25519 -out key",
                "genpkey -algorithm ED448 -out key",
                "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -aes-256-cbc -pass pass:secret -out key"
            })
    void every_key_that_openssl_makes_is_read(String command) {
        openssl.run(command);
        String form = command.contains("DER") ? " -keyform DER" : "";
        openssl.run("req -new -x509 -key key" + form + " -passin pass:secret -subj /CN=david -days 3 -out cert.pem");

        KeyedCertificate read = KeyedCertificate.read(folder.resolve("key"), folder.resolve("cert.pem"), SECRET);

        assertThat(read.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=david");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkcs8 -topk8 -nocrypt -in pk.pem -out key",
                "pkcs8 -topk8 -nocrypt -in pk.pem -outform DER -out key",
                "pkcs8 -topk8 -in pk.pem -passout pass:secret -out key",
                "pkcs8 -topk8 -in pk.pem -passout pass:secret -outform DER -out key",
                "pkcs8 -topk8 -scrypt -in pk.pem -passout pass:secret -out key",
                "pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA512 -in pk.pem -passout pass:secret -out key",
                "pkcs8 -topk8 -v2 aes-192-cbc -v2prf hmacWithSHA1 -in pk.pem -passout pass:secret -out key",
                "pkcs8 -topk8 -v2 des3 -in pk.pem -passout pass:secret -out key",
                "pkcs8 -topk8 -v1 PBE-SHA1-3DES -in pk.pem -passout pass:secret -out key",
                "pkcs8 -topk8 -provider legacy -provider default -v1 PBE-MD5-DES -in pk.pem -passout pass:secret -out key",
                "pkcs8 -topk8 -provider legacy -provider default -v1 PBE-SHA1-RC2-128 -in pk.pem -passout pass:secret -out key",
                "rsa -traditional -in pk.pem -out key",
                "rsa -traditional -des3 -in pk.pem -passout pass:secret -out key",
                "rsa -traditional -provider legacy -provider default -des -in pk.pem -passout pass:secret -out key",
                "rsa -traditional -aes128 -in pk.pem -passout pass:secret -out key",
                "rsa -traditional -aes192 -in pk.pem -passout pass:secret -out key",
                "rsa -traditional -aes256 -in pk.pem -passout pass:secret -out key",
                "rsa -traditional -camellia256 -in pk.pem -passout pass:secret -out key",
                "rsa -traditional -aria128 -in pk.pem -passout pass:secret -out key",
                "rsa -aes256 -in pk.pem -passout pass:secret -out key",
                "rsa -traditional -in pk.pem -outform DER -out key"
            })
    void every_form_that_openssl_puts_a_key_in_is_read(String command) {
        openssl.run(command);

        KeyedCertificate read = KeyedCertificate.read(folder.resolve("key"), folder.resolve("cert.pem"), SECRET);

        assertThat(read.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=david");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ec -in pk.pem -out key",
                "ec -in pk.pem -outform DER -out key",
                "ec -aes256 -in pk.pem -passout pass:secret -out key",
                "pkcs8 -topk8 -nocrypt -in pk.pem -outform DER -out key"
            })
    void every_form_that_openssl_puts_a_curve_s_key_in_is_read(String command) {
        openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out pk.pem");
        openssl.run("req -new -x509 -key pk.pem -subj /CN=david -days 3 -out cert.pem");
        openssl.run(command);

        assertThat(KeyedCertificate.read(folder.resolve("key"), folder.resolve("cert.pem"), SECRET)
                        .certificate()
                        .getSubjectX500Principal()
                        .getName())
                .isEqualTo("CN=david");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x509 -in cert.pem -out out",
                "x509 -in cert.pem -outform DER -out out",
                "x509 -in cert.pem -text -out out",
                "x509 -in cert.pem -trustout -addtrust serverAuth -out out",
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
    @ValueSource(
            strings = {
                "pkcs12 -export -inkey key.pem -in chain.pem -passout pass:secret -out out",
                "pkcs12 -export -inkey key.pem -in chain.pem -passout pass:secret -name worker -out out",
                "pkcs12 -export -inkey key.pem -in chain.pem -passout pass:secret -nomac -out out",
                "pkcs12 -export -legacy -inkey key.pem -in chain.pem -passout pass:secret -out out",
                "pkcs12 -export -inkey key.pem -in chain.pem -passout pass:secret -keypbe NONE -certpbe NONE -out out",
                "pkcs12 -export -inkey key.pem -in chain.pem -passout pass:secret -macalg sha512 -out out"
            })
    void every_pkcs12_file_that_openssl_makes_is_read(String command) {
        KeyedCertificate host = host();
        host.writing().withChain().to(folder.resolve("key.pem"), folder.resolve("chain.pem"));
        openssl.run(command);

        KeyedCertificate read = KeyedCertificate.read(folder.resolve("out"), SECRET);

        assertThat(read.chain()).isEqualTo(host.chain());
        openssl.ask("pkcs12", "-in", "out", "-passin", "pass:secret", "-nodes", "-legacy", "-out", "all.pem");
        assertThat(KeyedCertificate.read(folder.resolve("all.pem"), SECRET).chain())
                .isEqualTo(host.chain());
    }

    private static KeyedCertificate host() {
        return KeyedCertificate.authority("CN=Root")
                .generate()
                .issueAuthority("CN=Middle")
                .generate()
                .issue("CN=worker")
                .generate();
    }

    @ParameterizedTest
    @CsvSource({
        "PKCS12, RSA, -keysize 2048",
        "PKCS12, EC, -groupname secp256r1",
        "PKCS12, Ed25519, -validity 90",
        "JKS, RSA, -keysize 2048",
        "JKS, EC, -groupname secp384r1",
        "JCEKS, RSA, -keysize 2048",
        "JCEKS, DSA, -keysize 2048"
    })
    void every_key_store_that_keytool_makes_is_read(String type, String algorithm, String more) {
        Tool keytool = Tool.keytool(folder);
        keytool.run("-genkeypair -alias david -dname CN=david -keyalg " + algorithm + " " + more + " -storetype " + type
                + " -keystore out -storepass secret -keypass secret");

        KeyedCertificate read = KeyedCertificate.read(folder.resolve("out"), SECRET);

        assertThat(read.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=david");
        keytool.run("-exportcert -rfc -alias david -keystore out -storepass secret -file rfc.pem");
        keytool.run("-exportcert -alias david -keystore out -storepass secret -file cert.der");
        assertThat(Chain.read(folder.resolve("rfc.pem"))).isEqualTo(read.chain());
        assertThat(Chain.read(folder.resolve("cert.der"))).isEqualTo(read.chain());
        keytool.run("-certreq -alias david -keystore out -storepass secret -file request.pem");
        assertThat(CertificateRequest.read(folder.resolve("request.pem")).subject())
                .isEqualTo(read.certificate().getSubjectX500Principal());
    }

    @Test
    void what_java_writes_is_read() throws Exception {
        KeyedCertificate host = host();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("worker", host.privateKey(), SECRET, host.chain().toArray(X509Certificate[]::new));
        store.setCertificateEntry("root", host.chain().get(2));
        try (var out = Files.newOutputStream(folder.resolve("store.p12"))) {
            store.store(out, SECRET);
        }
        var path = CertificateFactory.getInstance("X.509").generateCertPath(host.chain());
        Files.write(folder.resolve("key.der"), host.privateKey().getEncoded());
        Files.write(folder.resolve("path.der"), path.getEncoded("PkiPath"));
        Files.write(folder.resolve("path.p7b"), path.getEncoded("PKCS7"));

        assertThat(KeyedCertificate.read(folder.resolve("store.p12"), SECRET).chain())
                .isEqualTo(host.chain());
        assertThat(KeyedCertificate.read(folder.resolve("key.der"), folder.resolve("path.der"))
                        .chain())
                .isEqualTo(host.chain());
        assertThat(KeyedCertificate.read(folder.resolve("key.der"), folder.resolve("path.p7b"))
                        .chain())
                .isEqualTo(host.chain());
    }

    @Test
    void line_ends_white_space_and_encodings_of_editors_do_not_matter() throws Exception {
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david")
                .key(KeyAlgorithm.EC_P256)
                .generate();
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("cert.pem");

        for (String end : List.of("\r\n", "\r", "  \n")) {
            Files.writeString(key, "Bag Attributes" + end + own.privateKeyPem().replace("\n", end));
            Files.writeString(certificate, own.certificatePem().replace("\n", end));
            assertThat(KeyedCertificate.read(key, certificate).chain()).isEqualTo(own.chain());
        }
        Files.write(key, ("\uFEFF" + own.privateKeyPem()).getBytes(StandardCharsets.UTF_16LE));
        Files.write(certificate, ("\uFEFF" + own.certificatePem()).getBytes(StandardCharsets.UTF_8));
        assertThat(KeyedCertificate.read(key, certificate).chain()).isEqualTo(own.chain());
    }

    @Test
    void the_chain_of_a_file_is_put_in_order_behind_the_certificate_of_the_key() {
        KeyedCertificate host = host();
        List<X509Certificate> reversed = new ArrayList<>(host.chain());
        Collections.reverse(reversed);
        Path key = openssl.write("key.pem", host.privateKeyPem());
        StringBuilder text = new StringBuilder();
        reversed.forEach(certificate -> text.append(KeyedCertificate.pem(certificate)));
        Path certificates = openssl.write("chain.pem", text.toString());

        assertThat(KeyedCertificate.read(key, certificates).chain()).isEqualTo(host.chain());
        assertThat(Chain.read(certificates)).isEqualTo(reversed);
    }

    @Test
    void what_cannot_be_read_says_why() {
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david")
                .key(KeyAlgorithm.EC_P256)
                .generate();
        Path certificate = openssl.write("cert.pem", own.certificatePem());
        Path encrypted =
                openssl.write("enc.pem", own.encryptedPrivateKeyPem("right".toCharArray(), KeyDerivation.PBKDF2));
        Path cut = openssl.write("cut.pem", own.certificatePem().substring(0, 200));
        Path garbled = openssl.write("garbled.pem", own.certificatePem().replace("MII", "M!I"));
        Path text = openssl.write("text", "hello");
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
                () -> Chain.read(text),
                "`%s` is neither PEM text nor whole DER; is it cut off, or of another kind than certificates and keys?",
                text);
        refused(
                () -> KeyedCertificate.read(ssh, certificate),
                "`%s` holds a key in OpenSSH's own form; convert it with ssh-keygen -p -m PKCS8",
                ssh);
    }

    @Test
    void a_file_that_asks_for_hours_of_work_is_refused() {
        openssl.run("pkcs8 -topk8 -iter 20000000 -in pk.pem -passout pass:secret -out key");

        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> KeyedCertificate.read(folder.resolve("key"), folder.resolve("cert.pem"), SECRET))
                .withRootCauseInstanceOf(IllegalArgumentException.class)
                .havingRootCause()
                .withMessage("it asks for 20000000 iterations to be decrypted");
    }

    private static void refused(ThrowingCallable call, String message, Path file) {
        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(call)
                .withMessage(String.format(Locale.ROOT, message, file));
    }
}
