package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfilesTest {
    private static final List<KeyAlgorithm> CLASSIC = List.of(
            KeyAlgorithm.RSA_2048,
            KeyAlgorithm.RSA_3072,
            KeyAlgorithm.RSA_4096,
            KeyAlgorithm.EC_P256,
            KeyAlgorithm.EC_P384,
            KeyAlgorithm.ED25519);
    private static final List<KeyAlgorithm> POST_QUANTUM =
            List.of(KeyAlgorithm.ML_DSA_44, KeyAlgorithm.ML_DSA_65, KeyAlgorithm.ML_DSA_87);

    @TempDir
    private Path folder;

    static Stream<Arguments> classic() {
        return combinations(CLASSIC);
    }

    static Stream<Arguments> postQuantum() {
        return combinations(POST_QUANTUM);
    }

    private static Stream<Arguments> combinations(List<KeyAlgorithm> keys) {
        List<Arguments> all = new ArrayList<>();
        for (CertificateProfile profile : CertificateProfile.values()) {
            for (KeyAlgorithm key : keys) {
                if (profile.shape().families().contains(key.family())) {
                    all.add(Arguments.of(profile, key));
                }
            }
        }
        return all.stream();
    }

    /** One key of each kind, as most of the time would go into making more of them. */
    private static final Map<KeyAlgorithm, KeyPair> KEYS = new ConcurrentHashMap<>();

    private static KeyedCertificate made(KeyedCertificate.Builder builder, KeyAlgorithm key) {
        return builder.key(key)
                .generate(key, () -> KEYS.computeIfAbsent(key, algorithm -> algorithm.generate(new SecureRandom())));
    }

    /** A certificate for a profile below two authorities, or below none if it is to sign itself. */
    private static KeyedCertificate made(CertificateProfile profile, KeyAlgorithm key) {
        if (profile == CertificateProfile.IAM_SIGNING_CERTIFICATE) {
            return made(KeyedCertificate.selfSigned("CN=david").profile(profile), key);
        }
        KeyedCertificate root =
                made(KeyedCertificate.authority("CN=Root,O=Example").pathLength(2), key);
        KeyedCertificate middle = root.issueAuthority("CN=Middle,O=Example").generate();
        return made(
                profile == CertificateProfile.ROLES_ANYWHERE_CA
                        ? middle.issueAuthority("CN=Low").profile(profile)
                        : middle.issue("CN=worker")
                                .subjectAlternativeName("worker.internal")
                                .profile(profile),
                key);
    }

    @ParameterizedTest
    @MethodSource("classic")
    void openssl_the_jdk_and_our_own_judge_take_every_profile_with_every_key(
            CertificateProfile profile, KeyAlgorithm key) throws Exception {
        KeyedCertificate made = made(profile, key);

        opensslTakes(made, profile);
        jdkTakes(made.chain());
        assertThat(profile.review(made, Clock.systemUTC()).errors()).isEmpty();
        assertThat(KeyAlgorithm.of(made.certificate().getPublicKey())).isEqualTo(key);
    }

    private void opensslTakes(KeyedCertificate made, CertificateProfile profile) {
        Tool openssl = Tool.openssl(folder);
        made.writeTo(folder.resolve("key.pem"), folder.resolve("leaf.pem"));
        openssl.write(
                "root.pem", KeyedCertificate.pem(made.chain().get(made.chain().size() - 1)));
        openssl.write("chain.pem", made.chainPem());
        String purpose = switch (profile) {
            case IAM_SERVER_CERTIFICATE, TLS_SERVER -> " -purpose sslserver";
            case ROLES_ANYWHERE_CLIENT, TLS_CLIENT -> " -purpose sslclient";
            default -> "";
        };
        assertThat(openssl.run("verify -x509_strict -auth_level 2 -CAfile root.pem -untrusted chain.pem" + purpose
                        + " leaf.pem"))
                .contains(": OK");
        assertThat(openssl.run("pkey -check -noout -in key.pem")).contains("Key is valid");
    }

    private static void jdkTakes(List<X509Certificate> chain) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.get(chain.size() - 1), null)));
        parameters.setRevocationEnabled(false);
        List<X509Certificate> path = chain.size() == 1 ? chain : chain.subList(0, chain.size() - 1);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    }

    @ParameterizedTest
    @MethodSource("postQuantum")
    void bouncy_castle_verifies_ml_dsa(CertificateProfile profile, KeyAlgorithm key) throws Exception {
        KeyedCertificate made = made(profile, key);

        assertThat(profile.review(made, Clock.systemUTC()).errors()).isEmpty();
        assertThat(KeyAlgorithm.of(made.certificate().getPublicKey())).isEqualTo(key);
        X509CertificateHolder issuer =
                new JcaX509CertificateHolder(made.chain().get(made.chain().size() - 1));
        assertThat(issuer.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .setProvider(BouncyCastle.PROVIDER)
                        .build(issuer)))
                .isTrue();
        made.writeTo(folder.resolve("key.pem"), folder.resolve("leaf.pem"));
        assertThat(KeyedCertificate.read(folder.resolve("key.pem"), folder.resolve("leaf.pem"))
                        .certificate())
                .isEqualTo(made.certificate());
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_is_not_taken_is_refused_by_the_generator(CertificateProfile profile) {
        List<KeyAlgorithm> all = new ArrayList<>(CLASSIC);
        all.addAll(POST_QUANTUM);
        for (KeyAlgorithm key : all) {
            if (!profile.shape().families().contains(key.family())) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> made(profile, key))
                        .withMessage(key + " does not go with " + profile.description() + "; take "
                                + profile.shape().usualKey() + ", which is the usual one there");
            }
        }
    }

    @Test
    void what_is_made_for_a_profile_and_would_not_be_good_for_it_is_refused() {
        KeyedCertificate root = KeyedCertificate.authority("CN=Root").generate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> root.issue("CN=www")
                        .profile(CertificateProfile.TLS_SERVER)
                        .generate())
                .withMessage(
                        "not good as a TLS server: certificate 0: it names no host in subjectAlternativeName, where"
                                + " clients look; issue one with subjectAlternativeName(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> root.issue("CN=www").profile(CertificateProfile.ROLES_ANYWHERE_CA))
                .withMessage("`CN=www` is to be no authority, which a CA of Roles Anywhere has to be; make it with"
                        + " authority(...) or issueAuthority(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyedCertificate.authority("CN=Root").profile(CertificateProfile.TLS_CLIENT))
                .withMessage("an authority cannot be a TLS client; leave the profile out, or issue that with it");
    }

    @Test
    void openssl_shows_what_the_rules_say() {
        KeyedCertificate made = KeyedCertificate.authority("CN=Root")
                .key(KeyAlgorithm.RSA_2048)
                .generate()
                .issue("CN=www,O=Example")
                .profile(CertificateProfile.TLS_SERVER)
                .key(KeyAlgorithm.RSA_2048)
                .subjectAlternativeName("www.example.com")
                .subjectAlternativeName("10.0.0.1")
                .subjectAlternativeName("https://example.com/x")
                .subjectAlternativeName("ops@example.com")
                .generate();
        Tool openssl = Tool.openssl(folder);
        openssl.write("leaf.pem", made.certificatePem());

        assertThat(openssl.run("x509 -noout -text -in leaf.pem"))
                .contains("Version: 3 (0x2)")
                .contains("Signature Algorithm: sha256WithRSAEncryption")
                .contains("Subject: O = Example, CN = www")
                .contains("X509v3 Basic Constraints: critical\n                CA:FALSE")
                .contains("X509v3 Key Usage: critical\n                Digital Signature, Key Encipherment")
                .contains("X509v3 Extended Key Usage: \n                TLS Web Server Authentication")
                .contains("DNS:www.example.com, IP Address:10.0.0.1, URI:https://example.com/x, email:ops@example.com")
                .contains("X509v3 Subject Key Identifier:", "X509v3 Authority Key Identifier:");
    }

    @Test
    void openssl_shows_what_the_rules_say_of_authorities() {
        Tool openssl = Tool.openssl(folder);
        openssl.write(
                "ca.pem",
                KeyedCertificate.authority("CN=Zoë,O=Example")
                        .pathLength(1)
                        .generate()
                        .certificatePem());

        assertThat(openssl.run("x509 -noout -text -in ca.pem"))
                .contains("Version: 3 (0x2)")
                .contains("Signature Algorithm: ecdsa-with-SHA256")
                .contains("X509v3 Basic Constraints: critical\n                CA:TRUE, pathlen:1")
                .contains("X509v3 Key Usage: critical\n                Certificate Sign, CRL Sign")
                .contains("X509v3 Subject Key Identifier:", "X509v3 Authority Key Identifier:")
                .doesNotContain("Extended Key Usage");
        assertThat(openssl.run("asn1parse -in ca.pem")).contains("UTF8STRING        :Zo", "UTF8STRING        :Example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RSA 2048  | SHA256withRSA
            RSA 3072  | SHA256withRSA
            RSA 4096  | SHA256withRSA
            EC P-256  | SHA256withECDSA
            EC P-384  | SHA384withECDSA
            """)
    void each_kind_of_key_has_its_digest(String kind, String signature) {
        KeyAlgorithm key = CLASSIC.stream()
                .filter(one -> one.toString().equals(kind))
                .findFirst()
                .orElseThrow();

        assertThat(made(KeyedCertificate.selfSigned("CN=david"), key)
                        .certificate()
                        .getSigAlgName())
                .isEqualTo(signature);
    }
}
