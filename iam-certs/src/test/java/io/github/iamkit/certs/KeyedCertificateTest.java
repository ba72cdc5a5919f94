package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Security;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyedCertificateTest {
    @TempDir
    private Path folder;

    static Stream<KeyAlgorithm> algorithms() {
        return Stream.of(KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256, KeyAlgorithm.EC_P384, KeyAlgorithm.ED25519);
    }

    @Test
    void what_is_not_said_is_safe() {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00.5Z"), ZoneOffset.UTC);

        X509Certificate certificate =
                KeyedCertificate.selfSigned("CN=david").clock(clock).generate().certificate();

        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=david");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()[0]).isTrue();
        assertThat(certificate.getNotBefore().toInstant()).isEqualTo("2026-03-01T11:55:00Z");
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2027-03-01T12:00:00Z");
        assertThat(certificate.getSerialNumber().bitLength()).isEqualTo(159);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void openssl_accepts_it_strictly(KeyAlgorithm algorithm) {
        Tool openssl = Tool.openssl(folder);
        KeyedCertificate.selfSigned("CN=david")
                .key(algorithm)
                .generate()
                .writeTo(folder.resolve("pk.pem"), folder.resolve("cert.pem"));

        assertThat(openssl.run("verify -x509_strict -auth_level 2 -CAfile cert.pem cert.pem"))
                .contains(": OK");
        assertThat(openssl.run("pkey -check -noout -in pk.pem")).contains("Key is valid");
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void what_an_authority_issues_is_trusted(KeyAlgorithm algorithm) throws Exception {
        Tool openssl = Tool.openssl(folder);
        KeyedCertificate root = KeyedCertificate.authority("CN=Ops CA")
                .key(algorithm)
                .validFor(Duration.ofDays(3650))
                .generate();
        KeyedCertificate middle = root.issueAuthority("CN=Team CA")
                .key(algorithm)
                .validFor(Duration.ofDays(1000))
                .generate();
        KeyedCertificate host = middle.issue("CN=worker")
                .key(algorithm)
                .subjectAlternativeName("worker.internal")
                .subjectAlternativeName("10.0.0.1")
                .generate();

        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root.certificate(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509")
                                .generateCertPath(List.of(host.certificate(), middle.certificate())),
                        parameters);
        openssl.write("root.pem", root.certificatePem());
        openssl.write("middle.pem", middle.certificatePem());
        openssl.write("host.pem", host.certificatePem());
        assertThat(openssl.run("verify -x509_strict -auth_level 2 -CAfile root.pem -untrusted middle.pem host.pem"))
                .contains(": OK");
    }

    @Test
    void the_files_are_their_owners_alone() throws IOException {
        Path key = folder.resolve(".aws").resolve("pk.pem");
        Path certificate = folder.resolve(".aws").resolve("cert.pem");

        KeyedCertificate.selfSigned("CN=david")
                .key(KeyAlgorithm.EC_P256)
                .generate()
                .writeTo(key, certificate);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                .isEqualTo("rwx------");
        assertThat(certificate).isNotEmptyFile();
    }

    @Test
    void a_key_that_is_there_is_not_overwritten() throws IOException {
        Path key = Files.writeString(folder.resolve("pk.pem"), "precious");
        Path certificate = folder.resolve("cert.pem");
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david")
                .key(KeyAlgorithm.EC_P256)
                .generate();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> own.writeTo(key, certificate))
                .withMessageContaining(
                        "it is there already, and what it holds would be lost; move it away, or call replacing()");
        assertThat(key).hasContent("precious");
        assertThat(certificate).doesNotExist();

        own.writing().replacing().to(key, certificate);
        assertThat(KeyedCertificate.read(key, certificate).certificate()).isEqualTo(own.certificate());
    }

    @Test
    void a_key_of_another_certificate_is_refused() {
        KeyedCertificate one =
                KeyedCertificate.selfSigned("CN=one").key(KeyAlgorithm.EC_P256).generate();
        KeyedCertificate two =
                KeyedCertificate.selfSigned("CN=two").key(KeyAlgorithm.EC_P256).generate();
        one.writeTo(folder.resolve("1.key"), folder.resolve("1.pem"));
        two.writeTo(folder.resolve("2.key"), folder.resolve("2.pem"));

        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> KeyedCertificate.read(folder.resolve("1.key"), folder.resolve("2.pem")))
                .withMessage("the key in `" + folder.resolve("1.key") + "` does not belong to the certificate in `"
                        + folder.resolve("2.pem") + "`; find the key that it was made with");
    }

    @Test
    void two_keys_in_one_file_are_refused() throws IOException {
        KeyedCertificate one =
                KeyedCertificate.selfSigned("CN=one").key(KeyAlgorithm.EC_P256).generate();
        Path keys = Files.writeString(folder.resolve("keys.pem"), one.privateKeyPem() + one.privateKeyPem());
        Path certificate = Files.writeString(folder.resolve("cert.pem"), one.certificatePem());

        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> KeyedCertificate.read(keys, certificate))
                .withMessage("`" + keys + "` holds 2 private keys; leave one in it");
        assertThatExceptionOfType(UnreadableCertificateException.class)
                .isThrownBy(() -> KeyedCertificate.read(certificate, certificate))
                .withMessage("`" + certificate
                        + "` holds no private key; a PEM key starts with -----BEGIN PRIVATE KEY-----");
    }

    @Test
    void what_can_be_broken_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyAlgorithm.rsa(1024))
                .withMessage(
                        "RSA with 1024 bits is refused: keys of that size can be broken, and OpenSSL's usual security"
                                + " level rejects them; take 2048 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyedCertificate.selfSigned("CN=david").digest("SHA-1"))
                .withMessage(
                        "SHA-1 is refused: certificates with it can be forged, and nobody accepts them; leave the choice"
                                + " out, which takes SHA-256");
    }

    @Test
    void a_certificate_does_not_outlive_its_issuer() {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
        KeyedCertificate ca = KeyedCertificate.authority("CN=Ops CA")
                .key(KeyAlgorithm.EC_P256)
                .clock(clock)
                .validFor(Duration.ofDays(10))
                .generate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ca.issue("CN=worker")
                        .clock(clock)
                        .validFor(Duration.ofDays(11))
                        .generate())
                .withMessage("the certificate would be valid until 2026-03-12T12:00:00Z, but its issuer only until"
                        + " 2026-03-11T12:00:00Z; choose a shorter validity, or renew the issuer");
    }

    @Test
    void who_is_no_authority_issues_nothing() {
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david")
                .key(KeyAlgorithm.EC_P256)
                .generate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> own.issue("CN=worker"))
                .withMessage("`CN=david` is no authority, so nobody would trust what it issues; issue with one made by"
                        + " authority(...)");
    }

    @Test
    void the_profile_of_signing_certificates_accepts_what_is_made_for_it() {
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david").generate();
        KeyedCertificate ca =
                KeyedCertificate.authority("CN=CA").key(KeyAlgorithm.EC_P256).generate();

        CertificateProfile.IAM_SIGNING_CERTIFICATE.require(own.chain());
        CertificateProfile.ROLES_ANYWHERE_CA.require(ca.chain());
        CertificateProfile.ROLES_ANYWHERE_CLIENT.require(
                ca.issue("CN=w").validFor(Duration.ofDays(1)).generate().chain());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateProfile.IAM_SIGNING_CERTIFICATE.require(ca.chain()))
                .withMessage(
                        "not good as an IAM signing certificate: certificate 0: it is an authority (CA:TRUE); use one that is"
                                + " none, as selfSigned(...) and issue(...) make");
    }

    @Test
    void no_key_is_shown_by_accident_and_no_provider_is_registered() {
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david")
                .key(KeyAlgorithm.EC_P256)
                .generate();

        assertThat(own).hasToString("KeyedCertificate[CN=david]");
        assertThat(Security.getProvider("BC")).isNull();
    }
}
