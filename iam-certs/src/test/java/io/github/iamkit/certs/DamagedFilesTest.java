package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of every form, damaged: they are read, or refused with the one exception that is documented. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedFilesTest {
    private static final char[] SECRET = "secret".toCharArray();
    private static final int ROUNDS =
            Integer.getInteger("damage.rounds", Boolean.getBoolean("thorough") ? 20_000 : 400);
    private static final long SEED = 2011;

    private final Map<String, byte[]> whole = new LinkedHashMap<>();
    private KeyedCertificate own;

    @BeforeAll
    void makeFiles(@TempDir Path folder) throws IOException {
        Tool openssl = Tool.openssl(folder);
        own = KeyedCertificate.authority("CN=Root")
                .key(KeyAlgorithm.EC_P256)
                .generate()
                .issue("CN=worker")
                .subjectAlternativeName("worker.internal")
                .generate();
        own.writing().withChain().to(folder.resolve("key.pem"), folder.resolve("chain.pem"));
        List<String> commands = List.of(
                "pkcs8 -topk8 -iter 10 -in key.pem -passout pass:secret -outform DER -out pkcs8",
                "pkcs8 -topk8 -scrypt -scrypt_N 16 -in key.pem -passout pass:secret -outform DER -out scrypt",
                "pkcs8 -topk8 -v1 PBE-SHA1-3DES -iter 10 -in key.pem -passout pass:secret -outform DER -out pbe",
                "pkcs8 -topk8 -nocrypt -in key.pem -outform DER -out plain",
                "ec -in key.pem -outform DER -out sec1",
                "ec -aes256 -in key.pem -passout pass:secret -out old",
                "pkcs12 -export -iter 10 -inkey key.pem -in chain.pem -passout pass:secret -out p12",
                "pkcs12 -export -iter 10 -nomac -inkey key.pem -in chain.pem -passout pass:secret -out nomac",
                "crl2pkcs7 -nocrl -certfile chain.pem -outform DER -out p7",
                "x509 -in chain.pem -outform DER -out der",
                "genrsa -traditional -out rsa 2048",
                "req -new -key key.pem -subj /CN=worker -outform DER -out request");
        for (String command : commands) {
            openssl.run(command);
        }
        Tool.keytool(folder)
                .run("-genkeypair -alias a -dname CN=a -keyalg EC -groupname secp256r1 -storetype JKS -keystore jks"
                        + " -storepass secret -keypass secret");
        Tool.keytool(folder)
                .run("-genkeypair -alias a -dname CN=a -keyalg EC -groupname secp256r1 -storetype JCEKS -keystore"
                        + " jceks -storepass secret -keypass secret");
        for (String name : List.of(
                "key.pem",
                "chain.pem",
                "pkcs8",
                "scrypt",
                "pbe",
                "plain",
                "sec1",
                "old",
                "p12",
                "nomac",
                "p7",
                "der",
                "rsa",
                "request",
                "jks",
                "jceks")) {
            whole.put(name, Files.readAllBytes(folder.resolve(name)));
        }
        KeyedCertificate quantum =
                KeyedCertificate.selfSigned("CN=q").key(KeyAlgorithm.ML_DSA_44).generate();
        whole.put("ml-dsa key", quantum.privateKey().getEncoded());
        whole.put("ml-dsa certificate", quantum.certificatePem().getBytes(StandardCharsets.US_ASCII));
    }

    Stream<String> names() {
        return whole.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_damaged_file_is_read_or_refused_in_one_way(String name) throws IOException {
        Random random = new Random(SEED + name.hashCode());
        byte[] bytes = whole.get(name);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(bytes, random);
            survives(damaged, "round " + round + " of " + name + ", seed " + SEED);
        }
    }

    /** Cut off, bits flipped, a piece repeated or replaced; PEM also inside its base64. */
    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        switch (random.nextInt(5)) {
            case 0 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length));
            case 1 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
            case 3 -> {
                int from = random.nextInt(copy.length);
                int length = random.nextInt(Math.min(64, copy.length - from) + 1);
                System.arraycopy(bytes, random.nextInt(copy.length - length + 1), copy, from, length);
            }
            default ->
                copy = new String(copy, StandardCharsets.ISO_8859_1).contains("-----BEGIN")
                        ? insideOfPem(copy, random)
                        : damagedLength(copy, random);
        }
        return copy;
    }

    private static byte[] damagedLength(byte[] copy, Random random) {
        int at = random.nextInt(Math.min(24, copy.length));
        copy[at] = (byte) (random.nextBoolean() ? 0x84 : 0x7F);
        return copy;
    }

    private static byte[] insideOfPem(byte[] pem, Random random) {
        List<String> texts = new ArrayList<>();
        for (PemBlock block : PemText.blocks(new String(pem, StandardCharsets.ISO_8859_1), "test")) {
            byte[] content = block.content();
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
            texts.add(
                    block.headers().isEmpty()
                            ? PemText.block(block.label(), content)
                            : "-----BEGIN " + block.label() + "-----\n" + String.join("\n", block.headers()) + "\n\n"
                                    + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + block.label()
                                    + "-----\n");
        }
        return String.join("", texts).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void survives(byte[] bytes, String where) {
        try {
            Contents contents = Contents.of(bytes, SECRET, "the file");
            accepted(contents::certificates, where);
            accepted(
                    () -> contents.certificates().forEach(certificate -> {
                        for (CertificateProfile profile : CertificateProfile.values()) {
                            profile.review(List.of(certificate), Clock.systemUTC());
                        }
                    }),
                    where);
            accepted(() -> Reading.joined(contents.privateKey(), own.chain(), "the file", "the file"), where);
        } catch (UnreadableCertificateException e) {
            assertThat(e.getMessage()).contains("the file");
        } catch (Throwable e) {
            throw new AssertionError(where, e);
        }
    }

    private static void accepted(Runnable reading, String where) {
        try {
            reading.run();
        } catch (UnreadableCertificateException e) {
            assertThat(e.getMessage()).as(where).contains("the file");
        }
    }

    @Test
    void depth_does_not_matter() {
        byte[] nested = new byte[1 << 20];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }

        survives(nested, "nested without lengths");
        survives(PemText.block("CERTIFICATE", nested).getBytes(StandardCharsets.US_ASCII), "nested in PEM");
        survives(PemText.block("EC PRIVATE KEY", nested).getBytes(StandardCharsets.US_ASCII), "nested in a key");
    }
}
