package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBMac1CalculatorBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Key stores as OpenSSL, keytool and Java write them: PKCS#12, JKS and JCEKS. */
class KeyStoreFormsTest {
    private static final char[] SECRET = "secret".toCharArray();
    private static final KeyedCertificate HOST = KeyedCertificate.authority("CN=Root")
            .generate()
            .issueAuthority("CN=Middle")
            .generate()
            .issue("CN=worker")
            .generate();

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("out");
    }

    private Tool opensslWithFiles() {
        HOST.writing().withChain().to(folder.resolve("key.pem"), folder.resolve("chain.pem"));
        return Tool.openssl(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-iter 2048",
                "-name worker -caname middle",
                "-nomac",
                "-noiter",
                "-macalg sha512",
                "-macalg sha1 -nomaciter",
                "-keypbe NONE -certpbe NONE",
                "-keypbe aes-128-cbc -certpbe camellia-256-cbc",
                "-legacy",
                "-legacy -descert",
                "-legacy -keypbe PBE-SHA1-RC4-128 -certpbe PBE-SHA1-RC2-40",
                "-CSP x -LMK"
            })
    void every_pkcs12_file_that_openssl_makes_is_read(String options) {
        Tool openssl = opensslWithFiles();
        openssl.run("pkcs12 -export -inkey key.pem -in chain.pem -passout pass:secret -out out " + options);

        assertThat(KeyedCertificate.read(file(), SECRET).chain()).isEqualTo(HOST.chain());
        assertThat(Chain.read(file(), SECRET)).containsExactlyElementsOf(HOST.chain());
    }

    @Test
    void what_openssl_takes_out_of_pkcs12_is_read_with_the_text_around_it() {
        Tool openssl = opensslWithFiles();
        openssl.run("pkcs12 -export -inkey key.pem -in chain.pem -passout pass:secret -name worker -out out");
        openssl.run("pkcs12 -in out -passin pass:secret -nodes -out all.pem");

        assertThat(folder.resolve("all.pem")).content().contains("Bag Attributes", "friendlyName: worker");
        assertThat(KeyedCertificate.read(folder.resolve("all.pem"), SECRET).chain())
                .isEqualTo(HOST.chain());
    }

    @ParameterizedTest
    @CsvSource({"'',", "'', -legacy", "sécret ☂,"})
    void passphrases_may_be_empty_or_have_any_character(String passphrase, @Nullable String options) {
        Tool openssl = opensslWithFiles();
        openssl.write("pass", passphrase + "\n");
        openssl.run("pkcs12 -export -inkey key.pem -in chain.pem -passout file:pass -out out"
                + (options == null ? "" : " " + options));

        assertThat(KeyedCertificate.read(file(), passphrase.toCharArray()).chain())
                .isEqualTo(HOST.chain());
    }

    /** OpenSSL 3.4 and later write it on request; it takes the place of a check that is no longer approved. */
    @Test
    void a_file_that_is_checked_by_pbmac1_is_read() throws Exception {
        Files.write(file(), pbmac1());

        assertThat(KeyedCertificate.read(file(), SECRET).chain()).isEqualTo(HOST.chain());
        refused("wrong".toCharArray(), "does not go with the passphrase, or was changed since it was written");
    }

    private static byte[] pbmac1() throws Exception {
        AlgorithmIdentifier sha256 = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        PBKDF2Params derivation = new PBKDF2Params(new byte[16], 2048, 32, sha256);
        PBMAC1Params mac =
                new PBMAC1Params(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBKDF2, derivation), sha256);
        List<X509Certificate> chain = HOST.chain();
        PKCS12SafeBag[] certificates = new PKCS12SafeBag[chain.size()];
        for (int i = 0; i < certificates.length; i++) {
            certificates[i] = new PKCS12SafeBagBuilder(new JcaX509CertificateHolder(chain.get(i))).build();
        }
        PKCS12SafeBag key = new PKCS12SafeBagBuilder(
                        PrivateKeyInfo.getInstance(HOST.privateKey().getEncoded()),
                        KeyText.encryptor(SECRET, KeyText.pbkdf2(2048)))
                .build();
        return new PKCS12PfxPduBuilder()
                .addEncryptedData(KeyText.encryptor(SECRET, KeyText.pbkdf2(2048)), certificates)
                .addData(key)
                .build(new BcPKCS12PBMac1CalculatorBuilder(mac), SECRET)
                .getEncoded();
    }

    private void refused(char[] passphrase, String message) {
        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> KeyedCertificate.read(file(), passphrase))
                .withMessage("`" + file() + "` " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "PKCS12, RSA, -keysize 2048",
        "PKCS12, EC, -groupname secp256r1",
        "PKCS12, Ed25519, -validity 90",
        "PKCS12, RSASSA-PSS, -keysize 2048",
        "JKS, RSA, -keysize 2048",
        "JKS, EC, -groupname secp384r1",
        "JCEKS, DSA, -keysize 2048"
    })
    void every_key_store_that_keytool_makes_is_read(String type, String algorithm, String more) {
        Tool.keytool(folder)
                .run("-genkeypair -alias david -dname CN=david -keyalg " + algorithm + " " + more + " -storetype "
                        + type + " -keystore out -storepass secret -keypass secret");

        assertThat(KeyedCertificate.read(file(), SECRET)).hasToString("KeyedCertificate[CN=david]");
    }

    @Test
    void what_keytool_exports_is_read() {
        opensslWithFiles().run("pkcs12 -export -inkey key.pem -in chain.pem -passout pass:secret -name david -out out");
        Tool keytool = Tool.keytool(folder);
        keytool.run("-exportcert -rfc -alias david -keystore out -storepass secret -file rfc.pem");
        keytool.run("-exportcert -alias david -keystore out -storepass secret -file cert.der");
        keytool.run("-certreq -alias david -keystore out -storepass secret -file request.pem");

        assertThat(Chain.read(folder.resolve("rfc.pem"))).containsExactly(HOST.certificate());
        assertThat(Chain.read(folder.resolve("cert.der"))).containsExactly(HOST.certificate());
        assertThat(folder.resolve("request.pem")).content().startsWith("-----BEGIN NEW CERTIFICATE REQUEST-----");
        assertThat(CertificateRequest.read(folder.resolve("request.pem")).publicKey())
                .isEqualTo(HOST.certificate().getPublicKey());
    }

    private static KeyStore store(String type) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        return store;
    }

    private void save(KeyStore store) throws Exception {
        try (var out = Files.newOutputStream(file())) {
            store.store(out, SECRET);
        }
    }

    private static X509Certificate[] chain() {
        return HOST.chain().toArray(X509Certificate[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
    void key_stores_that_java_writes_are_read_with_the_trusted_certificates_beside_the_key(String type)
            throws Exception {
        KeyStore store = store(type);
        store.setKeyEntry("worker", HOST.privateKey(), SECRET, chain());
        store.setCertificateEntry("root", HOST.chain().get(2));
        save(store);

        assertThat(KeyedCertificate.read(file(), SECRET).chain()).isEqualTo(HOST.chain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
    void trust_stores_are_read_and_have_no_key(String type) throws Exception {
        KeyStore store = store(type);
        store.setCertificateEntry("root", HOST.chain().get(2));
        save(store);

        assertThat(Chain.read(file(), SECRET)).containsExactly(HOST.chain().get(2));
        refused(SECRET, "holds no private key; a PEM key starts with -----BEGIN PRIVATE KEY-----");
    }

    @Test
    void the_certificates_of_javas_own_key_stores_are_read_without_a_passphrase() throws Exception {
        KeyStore store = store("JKS");
        store.setKeyEntry("worker", HOST.privateKey(), SECRET, chain());
        save(store);

        assertThat(Chain.read(file())).containsExactlyElementsOf(HOST.chain());
        store = store("PKCS12");
        store.setCertificateEntry("root", HOST.chain().get(2));
        save(store);
        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> Chain.read(file()))
                .withMessage("`" + file() + "` is encrypted; give its passphrase");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void of_two_keys_none_is_chosen(String type) throws Exception {
        KeyStore store = store(type);
        store.setKeyEntry("a", HOST.privateKey(), SECRET, chain());
        store.setKeyEntry("b", HOST.privateKey(), SECRET, chain());
        save(store);

        refused(SECRET, "holds 2 private keys; leave one in it");
    }

    @Test
    void a_key_with_a_passphrase_of_its_own_says_so() throws Exception {
        KeyStore store = store("JKS");
        store.setKeyEntry("worker", HOST.privateKey(), "other".toCharArray(), chain());
        save(store);

        refused(
                SECRET,
                "has a key, `worker`, with a passphrase of its own; give it the key store's with keytool -keypasswd");
        refused("wrong".toCharArray(), "is a Java key store that is damaged, or does not go with the passphrase");
    }
}
