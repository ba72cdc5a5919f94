package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateRequestTest {
    private static final KeyedCertificate CA =
            KeyedCertificate.authority("CN=Ops CA").generate();

    @TempDir
    private Path folder;

    static Stream<KeyAlgorithm> keys() {
        return Stream.of(
                KeyAlgorithm.RSA_2048,
                KeyAlgorithm.EC_P256,
                KeyAlgorithm.EC_P384,
                KeyAlgorithm.ED25519,
                KeyAlgorithm.ML_DSA_44);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_request_goes_there_and_a_certificate_comes_back(KeyAlgorithm key) {
        PendingCertificate pending = CertificateRequest.of("CN=worker,O=Example")
                .key(key)
                .subjectAlternativeName("worker.internal")
                .generate();

        CertificateRequest received = CertificateRequest.parse(pending.request().toPem());
        List<X509Certificate> chain = CA.approve(received).sign();
        KeyedCertificate worker = pending.complete(chain);

        assertThat(received.subject().getName()).isEqualTo("CN=worker,O=Example");
        assertThat(received.subjectAlternativeNames()).containsExactly("DNS:worker.internal");
        assertThat(worker.chain()).isEqualTo(chain).hasSize(2);
        assertThat(CertificateProfile.TLS_SERVER
                        .review(worker, Clock.systemUTC())
                        .errors())
                .isEmpty();
    }

    @Test
    void openssl_reads_ours_and_we_read_openssls() throws Exception {
        Tool openssl = Tool.openssl(folder);
        PendingCertificate pending = CertificateRequest.of("CN=worker")
                .subjectAlternativeName("worker.internal")
                .generate();
        openssl.write("ours.pem", pending.request().toPem());

        assertThat(openssl.run("req -verify -noout -text -in ours.pem"))
                .contains("verify OK", "DNS:worker.internal", "Subject: CN = worker");
        openssl.run(
                "req -new -newkey rsa:2048 -nodes -keyout k.pem -subj /CN=theirs -addext subjectAltName=IP:10.0.0.1 -out"
                        + " theirs.pem");
        openssl.run("req -in theirs.pem -outform DER -out theirs.der");
        for (String file : List.of("theirs.pem", "theirs.der")) {
            CertificateRequest theirs = CertificateRequest.read(folder.resolve(file));
            assertThat(theirs).hasToString("CertificateRequest[CN=theirs, [IP:10.0.0.1]]");
            Files.writeString(
                    folder.resolve("cert.pem"),
                    KeyedCertificate.pem(CA.approve(theirs)
                            .profile(CertificateProfile.TLS_SERVER)
                            .sign()
                            .get(0)));
            assertThat(KeyedCertificate.read(folder.resolve("k.pem"), folder.resolve("cert.pem")))
                    .hasToString("KeyedCertificate[CN=theirs]");
        }
    }

    @Test
    void what_a_request_asks_for_beside_names_is_not_given() {
        Tool openssl = Tool.openssl(folder);
        openssl.run("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k.pem -subj /CN=sly -addext"
                + " basicConstraints=critical,CA:TRUE -addext keyUsage=keyCertSign -out sly.pem");

        X509Certificate issued = CA.approve(CertificateRequest.read(folder.resolve("sly.pem")))
                .sign()
                .get(0);

        assertThat(issued.getBasicConstraints()).isEqualTo(-1);
        assertThat(issued.getKeyUsage()[5]).isFalse();
    }

    @Test
    void a_request_that_was_not_signed_with_its_own_key_is_refused() {
        String pem = CertificateRequest.of("CN=worker").generate().request().toPem();
        byte[] der = Base64.getMimeDecoder()
                .decode(pem.lines().filter(line -> !line.startsWith("-")).reduce("", String::concat));
        der[der.length - 1] ^= 1;

        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> CertificateRequest.parse(PemText.block("CERTIFICATE REQUEST", der)))
                .withMessage(
                        "the text holds a certificate request that was not signed with its own key; have it made anew");
    }

    @Test
    void a_weak_key_is_not_signed() {
        Tool.openssl(folder).run("req -new -newkey rsa:1024 -nodes -keyout k.pem -subj /CN=old -out old.pem");
        CertificateRequest old = CertificateRequest.read(folder.resolve("old.pem"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CA.approve(old).sign())
                .withMessageStartingWith("RSA with 1024 bits is refused");
    }

    @Test
    void the_answer_has_to_be_about_the_key() {
        PendingCertificate pending = CertificateRequest.of("CN=worker").generate();
        KeyedCertificate other = CA.issue("CN=other").generate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pending.complete(other.chain()))
                .withMessageStartingWith("the key does not belong to the first certificate of");
    }

    @Test
    void the_key_of_a_request_is_written_for_its_owner_alone() throws Exception {
        PendingCertificate pending = CertificateRequest.of("CN=worker").generate();
        Path key = folder.resolve("key.pem");
        pending.writeKeyTo(key);
        Path answer = Files.writeString(
                folder.resolve("cert.pem"),
                KeyedCertificate.pem(CA.approve(pending.request()).sign().get(0)));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(KeyedCertificate.read(key, answer)).hasToString("KeyedCertificate[CN=worker]");
        assertThat(pending).hasToString("PendingCertificate[CertificateRequest[CN=worker, []]]");
    }
}
