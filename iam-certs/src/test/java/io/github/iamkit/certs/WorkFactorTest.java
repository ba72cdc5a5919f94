package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that ask for hours of work, or for gigabytes, before they can be opened. */
class WorkFactorTest {
    private static final byte[] SALT = new byte[16];
    private static final int MUCH = 20_000_000;
    private static final String ITERATIONS = "20000000 iterations";
    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
    private static final PBKDF2Params DERIVATION = new PBKDF2Params(SALT, MUCH, 32, SHA256);

    @TempDir
    private Path folder;

    static Stream<Arguments> greedy() {
        return Stream.of(
                Arguments.of("PBKDF2", key(pbes2(PKCSObjectIdentifiers.id_PBKDF2, DERIVATION)), ITERATIONS),
                Arguments.of(
                        "scrypt",
                        key(pbes2(MiscObjectIdentifiers.id_scrypt, new ScryptParams(SALT, 1 << 20, 8, 1))),
                        "scrypt with 1073741824 bytes"),
                Arguments.of(
                        "PKCS#5 version 1",
                        key(new AlgorithmIdentifier(
                                PKCSObjectIdentifiers.pbeWithMD5AndDES_CBC, new PBEParameter(new byte[8], MUCH))),
                        ITERATIONS),
                Arguments.of(
                        "PKCS#12's own",
                        key(new AlgorithmIdentifier(
                                PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                                new PKCS12PBEParams(new byte[8], MUCH))),
                        ITERATIONS),
                Arguments.of(
                        "the check of a PKCS#12 file",
                        store(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE), MUCH),
                        ITERATIONS),
                Arguments.of(
                        "PBMAC1",
                        store(
                                new AlgorithmIdentifier(
                                        PKCSObjectIdentifiers.id_PBMAC1,
                                        new PBMAC1Params(
                                                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBKDF2, DERIVATION),
                                                SHA256)),
                                1),
                        ITERATIONS));
    }

    private static AlgorithmIdentifier pbes2(ASN1ObjectIdentifier derivation, ASN1Encodable parameters) {
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBES2,
                new PBES2Parameters(
                        new KeyDerivationFunc(derivation, parameters),
                        new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(SALT))));
    }

    private static ASN1Encodable key(AlgorithmIdentifier encryption) {
        return new EncryptedPrivateKeyInfo(encryption, new byte[64]);
    }

    private static ASN1Encodable store(AlgorithmIdentifier check, int iterations) {
        byte[] nothing = {0x30, 0};
        return new Pfx(
                new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(nothing)),
                new MacData(new DigestInfo(check, new byte[32]), SALT, iterations));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("greedy")
    void a_file_that_asks_for_too_much_work_is_refused(String name, ASN1Encodable content, String work)
            throws IOException {
        Path file =
                Files.write(folder.resolve("file"), content.toASN1Primitive().getEncoded());

        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> KeyedCertificate.read(file, "secret".toCharArray()))
                .withMessage("`" + file + "` asks for " + work
                        + " to be decrypted, which would take too long; write it with less");
    }
}
