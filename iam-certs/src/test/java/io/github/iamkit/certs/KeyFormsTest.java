package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys in every form that OpenSSL writes them in. */
class KeyFormsTest {
    private static final char[] SECRET = "secret".toCharArray();
    private static final String LEGACY = "-provider legacy -provider default ";

    private static final KeyedCertificate RSA =
            KeyedCertificate.selfSigned("CN=david").generate();
    private static final KeyedCertificate QUANTUM =
            KeyedCertificate.selfSigned("CN=david").key(KeyAlgorithm.ML_DSA_65).generate();

    @TempDir
    private Path folder;

    private Tool openssl;

    @BeforeEach
    void findOpenssl() throws IOException {
        openssl = Tool.openssl(folder);
        Files.writeString(folder.resolve("pk.pem"), RSA.privateKeyPem());
        Files.writeString(folder.resolve("cert.pem"), RSA.certificatePem());
    }

    private String readName() {
        return KeyedCertificate.read(folder.resolve("key"), folder.resolve("cert.pem"), SECRET)
                .certificate()
                .getSubjectX500Principal()
                .getName();
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
                "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:brainpoolP256r1 -out key",
                "genpkey -algorithm ED25519 -out key",
                "genpkey -algorithm ED25519 -outform DER -out key",
                "genpkey -algorithm ED448 -out key",
                "genpkey -algorithm RSA-PSS -out key",
                "genpkey -algorithm RSA-PSS -pkeyopt rsa_pss_keygen_md:sha384 -pkeyopt rsa_pss_keygen_saltlen:48 -out key",
                "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -aes-256-cbc -pass pass:secret -out key"
            })
    void every_key_that_openssl_makes_is_read(String command) {
        openssl.run(command);
        String form = command.contains("DER") ? " -keyform DER" : "";
        String digest = command.contains("sha384") ? " -sha384" : "";
        openssl.run("req -new -x509 -key key" + form + digest
                + " -passin pass:secret -subj /CN=david -days 3 -out cert.pem");

        assertThat(readName()).isEqualTo("CN=david");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-nocrypt",
                "-nocrypt -outform DER",
                "-passout pass:secret",
                "-outform DER -passout pass:secret",
                "-scrypt -passout pass:secret",
                "-v2 aes-128-cbc -passout pass:secret",
                "-v2 aes-192-cbc -v2prf hmacWithSHA1 -passout pass:secret",
                "-v2 aes-256-cbc -v2prf hmacWithSHA224 -passout pass:secret",
                "-v2 aes-256-cbc -v2prf hmacWithSHA384 -passout pass:secret",
                "-v2 aes-256-cbc -v2prf hmacWithSHA512 -passout pass:secret",
                "-v2 aes-256-cbc -v2prf hmacWithSHA512-256 -passout pass:secret",
                "-v2 des3 -passout pass:secret",
                "-v2 camellia-256-cbc -passout pass:secret",
                "-v2 aria-128-cbc -passout pass:secret",
                "-v2 aria-192-cbc -passout pass:secret",
                "-v2 aria-256-cbc -passout pass:secret",
                LEGACY + "-v2 des -passout pass:secret",
                LEGACY + "-v2 cast5-cbc -passout pass:secret",
                LEGACY + "-v2 seed-cbc -passout pass:secret",
                "-v1 PBE-SHA1-3DES -passout pass:secret",
                "-v1 PBE-SHA1-2DES -passout pass:secret",
                LEGACY + "-v1 PBE-MD5-DES -passout pass:secret",
                LEGACY + "-v1 PBE-SHA1-DES -passout pass:secret",
                LEGACY + "-v1 PBE-MD5-RC2-64 -passout pass:secret",
                LEGACY + "-v1 PBE-SHA1-RC2-64 -passout pass:secret",
                LEGACY + "-v1 PBE-SHA1-RC2-40 -passout pass:secret",
                LEGACY + "-v1 PBE-SHA1-RC2-128 -passout pass:secret",
                LEGACY + "-v1 PBE-SHA1-RC4-40 -passout pass:secret",
                LEGACY + "-v1 PBE-SHA1-RC4-128 -passout pass:secret"
            })
    void every_form_of_pkcs8_is_read(String form) {
        openssl.run("pkcs8 -topk8 -in pk.pem -out key " + form);

        assertThat(readName()).isEqualTo("CN=david");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-des3",
                "-des-ede-cbc",
                "-des-ede3-cfb",
                "-aes128",
                "-aes192",
                "-aes256",
                "-aes-256-cfb",
                "-aes-256-cfb8",
                "-aes-128-ofb",
                "-aes-256-ctr",
                "-camellia256",
                "-aria128",
                "-sm4-cbc",
                LEGACY + "-des",
                LEGACY + "-seed",
                LEGACY + "-bf-cbc",
                LEGACY + "-cast5-cbc",
                LEGACY + "-rc2",
                LEGACY + "-rc2-64-cbc",
                LEGACY + "-rc2-40-cbc"
            })
    void every_cipher_of_the_form_before_pkcs8_is_read(String cipher) {
        openssl.run("rsa -traditional " + cipher + " -in pk.pem -passout pass:secret -out key");

        assertThat(readName()).isEqualTo("CN=david");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsa -traditional -in pk.pem -out key",
                "rsa -traditional -in pk.pem -outform DER -out key",
                "rsa -aes256 -in pk.pem -passout pass:secret -out key",
                "rsa -in pk.pem -text -out key"
            })
    void an_rsa_key_in_any_form_is_read(String command) {
        openssl.run(command);

        assertThat(readName()).isEqualTo("CN=david");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ec -in pk.pem -out key",
                "ec -in pk.pem -outform DER -out key",
                "ec -in pk.pem -conv_form compressed -out key",
                "ec -in pk.pem -no_public -out key",
                "ec -aes256 -in pk.pem -passout pass:secret -out key",
                "pkcs8 -topk8 -nocrypt -in pk.pem -outform DER -out key"
            })
    void a_key_on_a_curve_in_any_form_is_read(String command) {
        openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out pk.pem");
        openssl.run("req -new -x509 -key pk.pem -subj /CN=david -days 3 -out cert.pem");
        openssl.run(command);

        assertThat(readName()).isEqualTo("CN=david");
    }

    /** RFC 9881: the seed, the key that is made of it, or both. */
    private enum MlDsaForm {
        SEED,
        EXPANDED,
        BOTH
    }

    @ParameterizedTest
    @EnumSource
    void ml_dsa_keys_are_read_in_all_three_forms(MlDsaForm form) throws IOException {
        PrivateKeyInfo written = PrivateKeyInfo.getInstance(QUANTUM.privateKey().getEncoded());
        ASN1Sequence both = ASN1Sequence.getInstance(written.parsePrivateKey());
        byte[] seed = ASN1OctetString.getInstance(both.getObjectAt(0)).getOctets();
        byte[] expanded = ASN1OctetString.getInstance(both.getObjectAt(1)).getOctets();
        PrivateKeyInfo key = switch (form) {
            case SEED ->
                new PrivateKeyInfo(
                        written.getPrivateKeyAlgorithm(), new DERTaggedObject(false, 0, new DEROctetString(seed)));
            case EXPANDED -> new PrivateKeyInfo(written.getPrivateKeyAlgorithm(), new DEROctetString(expanded));
            case BOTH -> written;
        };
        openssl.write("key", PemText.block("PRIVATE KEY", key.getEncoded()));
        openssl.write("cert.pem", QUANTUM.certificatePem());

        assertThat(seed).hasSize(32);
        assertThat(readName()).isEqualTo("CN=david");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rsa -traditional -aes-256-cfb1 -in pk.pem -passout pass:secret -out key                        | is encrypted in a way that is not read here (AES-256-CFB1); decrypt it with `openssl pkey` and read that
            pkcs8 -topk8 -v2 sm4-cbc -in pk.pem -passout pass:secret -out key                              | is encrypted in a way that is not read here (1.2.840.113549.1.5.13); decrypt it with `openssl pkey` and read that
            pkcs8 -topk8 -in pk.pem -passout pass:other -out key                                           | cannot be decrypted; is it the right passphrase?
            rsa -traditional -aes256 -in pk.pem -passout pass:other -out key                               | cannot be decrypted; is it the right passphrase?
            ecparam -genkey -name prime256v1 -param_enc explicit -out key                                  | holds a private key whose curve is spelled out instead of named, which nobody should trust; make it with a named curve, as P-256
            genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit -out key | holds a private key whose curve is spelled out instead of named, which nobody should trust; make it with a named curve, as P-256
            genpkey -algorithm EC -pkeyopt ec_paramgen_curve:SM2 -out key                                  | holds a private key on the curve sm2p256v1, which this JDK does not know; make it with P-256
            rsa -in pk.pem -outform MSBLOB -out key                                                        | is a key in a form of Microsoft's (PVK or MSBLOB); convert it with `openssl pkey`
            rsa -in pk.pem -outform PVK -pvk-none -out key                                                 | is a key in a form of Microsoft's (PVK or MSBLOB); convert it with `openssl pkey`
            rsa -in pk.pem -pubout -out key                                                                | holds no private key; a PEM key starts with -----BEGIN PRIVATE KEY-----
            """)
    void what_cannot_be_read_says_what_it_is(String command, String message) {
        openssl.run(command);

        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(this::readName)
                .withMessage("`" + folder.resolve("key") + "` " + message);
    }

    @Test
    void a_certificate_on_a_curve_that_is_spelled_out_is_refused() {
        openssl.run("ecparam -genkey -name prime256v1 -param_enc explicit -out key");
        openssl.run("req -new -x509 -key key -subj /CN=david -days 3 -out cert.pem");

        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> Chain.read(folder.resolve("cert.pem")))
                .withMessage("`" + folder.resolve("cert.pem")
                        + "` holds a certificate whose curve is spelled out instead of named, which nobody should trust; make"
                        + " it with a named curve, as P-256");
    }
}
