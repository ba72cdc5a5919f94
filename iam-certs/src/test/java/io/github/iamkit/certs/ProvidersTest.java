package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bouncy Castle is ours alone, unless an application has registered it for itself. */
@Isolated
class ProvidersTest {
    private static final char[] SECRET = "secret".toCharArray();

    @TempDir
    private Path folder;

    @AfterEach
    void leaveNoProvider() {
        Security.removeProvider("BC");
    }

    @Test
    void nothing_that_is_done_registers_a_provider() {
        List<Provider> before = List.of(Security.getProviders());

        everything();

        assertThat(Security.getProviders()).containsExactlyElementsOf(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99})
    void it_works_when_an_application_has_registered_its_own(int position) {
        Security.insertProviderAt(new BouncyCastleProvider(), position);

        everything();

        assertThat(Stream.of(Security.getProviders())
                        .filter(provider -> provider.getName().equals("BC")))
                .hasSize(1);
    }

    private void everything() {
        for (KeyAlgorithm key : List.of(
                KeyAlgorithm.RSA_2048,
                KeyAlgorithm.EC_P256,
                KeyAlgorithm.EC_P384,
                KeyAlgorithm.ED25519,
                KeyAlgorithm.ML_DSA_44)) {
            KeyedCertificate ca = KeyedCertificate.authority("CN=CA").key(key).generate();
            PendingCertificate pending = CertificateRequest.of("CN=x")
                    .key(key)
                    .subjectAlternativeName("x.example")
                    .generate();
            KeyedCertificate host = pending.complete(
                    ca.approve(CertificateRequest.parse(pending.request().toPem()))
                            .sign());
            assertThat(Chain.order(host.chain()).isComplete()).isTrue();
            assertThat(CertificateProfile.TLS_SERVER
                            .review(host, Clock.systemUTC())
                            .errors())
                    .as(key.toString())
                    .isEmpty();
            assertThat(host.signer().apply(new byte[] {1})).isNotEmpty();
        }
        KeyedCertificate own =
                KeyedCertificate.selfSigned("CN=x").key(KeyAlgorithm.EC_P256).generate();
        Path file = folder.resolve("x.p12");
        own.writing().toPkcs12(file, "x", SECRET);
        assertThat(KeyedCertificate.read(file, SECRET).chain()).isEqualTo(own.chain());
        pemFiles(own);
        pemFiles(KeyedCertificate.selfSigned("CN=x").key(KeyAlgorithm.ML_DSA_44).generate());
    }

    private void pemFiles(KeyedCertificate own) {
        own.writing().replacing().encryptedWithScrypt(SECRET).to(folder.resolve("k"), folder.resolve("c"));

        assertThat(KeyedCertificate.read(folder.resolve("k"), folder.resolve("c"), SECRET)
                        .certificate())
                .isEqualTo(own.certificate());
    }

    @Test
    void the_signer_signs_as_aws_asks_for_whatever_the_curve() throws Exception {
        KeyedCertificate own =
                KeyedCertificate.selfSigned("CN=x").key(KeyAlgorithm.EC_P384).generate();
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(own.certificate());
        verifier.update(new byte[] {1, 2, 3});

        assertThat(verifier.verify(own.signer().apply(new byte[] {1, 2, 3}))).isTrue();
    }
}
