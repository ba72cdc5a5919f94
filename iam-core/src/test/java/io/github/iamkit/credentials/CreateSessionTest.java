package io.github.iamkit.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.iamkit.certs.CertificateProfile;
import io.github.iamkit.certs.KeyAlgorithm;
import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.credentials.SessionService.Received;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests for sessions, checked by what the signing process says and with the JDK's own {@link Signature}. */
class CreateSessionTest {
    static final String ANCHOR = "arn:aws:rolesanywhere:eu-west-1:123456789012:trust-anchor/3f1a";
    static final String PROFILE = "arn:aws:rolesanywhere:eu-west-1:123456789012:profile/9c2b";
    static final String ROLE = "arn:aws:iam::123456789012:role/worker";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:30:15Z"), ZoneOffset.UTC);

    private final SessionService service = new SessionService(CLOCK);

    static KeyedCertificate worker(KeyAlgorithm key) {
        return KeyedCertificate.authority("CN=Root")
                .clock(CLOCK)
                .key(key)
                .generate()
                .issueAuthority("CN=Middle")
                .clock(CLOCK)
                .generate()
                .issue("CN=worker")
                .clock(CLOCK)
                .profile(CertificateProfile.ROLES_ANYWHERE_CLIENT)
                .key(key)
                .generate();
    }

    static RolesAnywhereCredentials.Builder addressed(RolesAnywhereCredentials.Builder builder) {
        return builder.trustAnchor(ANCHOR).profile(PROFILE).role(ROLE);
    }

    private RolesAnywhereCredentials.Builder prepared(RolesAnywhereCredentials.Builder builder) {
        return addressed(builder).httpClient(service).clock(CLOCK);
    }

    static Stream<KeyAlgorithm> keys() {
        return Stream.of(
                KeyAlgorithm.RSA_2048,
                KeyAlgorithm.RSA_3072,
                KeyAlgorithm.EC_P256,
                KeyAlgorithm.EC_P384,
                KeyAlgorithm.ML_DSA_44,
                KeyAlgorithm.ML_DSA_65,
                KeyAlgorithm.ML_DSA_87);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void the_signature_verifies_with_every_kind_of_key(KeyAlgorithm key) throws Exception {
        KeyedCertificate worker = worker(key);

        prepared(RolesAnywhereCredentials.of(worker.chain(), worker.signer()))
                .build()
                .resolveCredentials();

        verify(service.requests.get(0), worker);
    }

    @Test
    void keys_in_memory_and_in_key_stores_sign_as_well() throws Exception {
        KeyedCertificate worker = worker(KeyAlgorithm.EC_P384);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "worker",
                worker.privateKey(),
                "secret".toCharArray(),
                worker.chain().toArray(X509Certificate[]::new));

        prepared(RolesAnywhereCredentials.of(worker.chain(), worker.privateKey()))
                .build()
                .resolveCredentials();
        prepared(RolesAnywhereCredentials.of(store, "worker", "secret".toCharArray()))
                .build()
                .resolveCredentials();

        verify(service.requests.get(0), worker);
        verify(service.requests.get(1), worker);
    }

    /** Written from AWS's page on the signing process, without a look at what signs. */
    private static void verify(Received request, KeyedCertificate worker) throws Exception {
        String authorization = header(request, "authorization");
        String algorithm = authorization.substring(0, authorization.indexOf(' '));
        String credential = between(authorization, "Credential=", ",");
        String signedHeaders = between(authorization, "SignedHeaders=", ",");
        String signature = authorization.substring(authorization.indexOf("Signature=") + "Signature=".length());
        X509Certificate shown = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(header(request, "x-amz-x509"))));
        String time = header(request, "x-amz-date");
        String scope = "20260301/eu-west-1/rolesanywhere/aws4_request";

        assertThat(shown).isEqualTo(worker.certificate());
        assertThat(time).isEqualTo("20260301T123015Z");
        assertThat(credential).isEqualTo(shown.getSerialNumber().toString(10) + "/" + scope);
        assertThat(signedHeaders.split(";"))
                .isSorted()
                .contains("content-type", "host", "x-amz-date", "x-amz-x509", "x-amz-x509-chain")
                .doesNotContain("authorization", "user-agent");
        assertThat(header(request, "x-amz-x509-chain"))
                .isEqualTo(
                        Base64.getEncoder().encodeToString(worker.chain().get(1).getEncoded()));
        assertThat(request.head().getUri().getHost()).isEqualTo("rolesanywhere.eu-west-1.amazonaws.com");

        StringBuilder canonical = new StringBuilder("POST\n/sessions\n");
        List<String> parameters =
                new ArrayList<>(List.of(request.head().getUri().getRawQuery().split("&")));
        Collections.sort(parameters);
        canonical.append(String.join("&", parameters)).append('\n');
        for (String name : signedHeaders.split(";")) {
            canonical.append(name).append(':').append(header(request, name)).append('\n');
        }
        canonical.append('\n').append(signedHeaders).append('\n').append(sha256(request.body()));
        String toSign = algorithm + "\n" + time + "\n" + scope + "\n"
                + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));

        Signature verifier = verifier(algorithm);
        verifier.initVerify(publicKey(algorithm, shown));
        verifier.update(toSign.getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(HexFormat.of().parseHex(signature))).isTrue();
        assertThat(signature).isLowerCase();
    }

    private static Signature verifier(String algorithm) throws Exception {
        return switch (algorithm) {
            case "AWS4-X509-RSA-SHA256" -> Signature.getInstance("SHA256withRSA");
            case "AWS4-X509-ECDSA-SHA256" -> Signature.getInstance("SHA256withECDSA");
            case "AWS4-X509-MLDSA" -> Signature.getInstance("ML-DSA", new BouncyCastleProvider());
            default -> throw new AssertionError(algorithm);
        };
    }

    private static java.security.PublicKey publicKey(String algorithm, X509Certificate shown) throws Exception {
        return algorithm.equals("AWS4-X509-MLDSA")
                ? java.security.KeyFactory.getInstance("ML-DSA", new BouncyCastleProvider())
                        .generatePublic(new java.security.spec.X509EncodedKeySpec(
                                shown.getPublicKey().getEncoded()))
                : shown.getPublicKey();
    }

    private static String header(Received request, String name) {
        return request.head().firstMatchingHeader(name).orElse("");
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Test
    void what_is_asked_for_stands_in_query_and_body() {
        KeyedCertificate worker = worker(KeyAlgorithm.EC_P256);

        prepared(RolesAnywhereCredentials.of(worker.chain(), worker.signer()))
                .sessionDuration(Duration.ofMinutes(20))
                .sessionName("build-7")
                .build()
                .resolveCredentials();

        Received request = service.requests.get(0);
        assertThat(request.head().getUri().getRawQuery())
                .isEqualTo("profileArn=arn%3Aaws%3Arolesanywhere%3Aeu-west-1%3A123456789012%3Aprofile%2F9c2b"
                        + "&roleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fworker"
                        + "&trustAnchorArn=arn%3Aaws%3Arolesanywhere%3Aeu-west-1%3A123456789012%3Atrust-anchor%2F3f1a");
        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"durationSeconds\":1200,\"roleSessionName\":\"build-7\"}");
    }

    /** AWS wants it encoded twice in the query, so that it is kept out of there. */
    @Test
    void a_role_with_an_equals_sign_in_its_name_stands_in_the_body() throws Exception {
        KeyedCertificate worker = worker(KeyAlgorithm.EC_P256);

        prepared(RolesAnywhereCredentials.of(worker.chain(), worker.signer()))
                .role(ROLE + "=1")
                .sessionName("build=7")
                .build()
                .resolveCredentials();

        Received request = service.requests.get(0);
        assertThat(request.head().getUri().getRawQuery()).doesNotContain("roleArn");
        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"roleArn\":\"" + ROLE + "=1\",\"roleSessionName\":\"build=7\"}");
        verify(request, worker);
    }

    @ParameterizedTest
    @CsvSource({
        "https://roles.example, roles.example",
        "https://roles.example:443, roles.example",
        "http://roles.example:80, roles.example",
        "https://roles.example:8443, roles.example:8443"
    })
    void the_host_is_signed_as_http_clients_write_it(URI endpoint, String host) {
        KeyedCertificate worker = worker(KeyAlgorithm.EC_P256);

        prepared(RolesAnywhereCredentials.of(worker.chain(), worker.signer()))
                .endpoint(endpoint)
                .build()
                .resolveCredentials();

        assertThat(header(service.requests.get(0), "host")).isEqualTo(host);
    }

    @Test
    void a_certificate_that_stands_alone_is_sent_without_a_chain() {
        KeyedCertificate worker = KeyedCertificate.authority("CN=Root")
                .clock(CLOCK)
                .generate()
                .issue("CN=worker")
                .clock(CLOCK)
                .generate();

        prepared(RolesAnywhereCredentials.of(worker.chain(), worker.signer()))
                .build()
                .resolveCredentials();

        assertThat(service.requests.get(0).head().firstMatchingHeader("x-amz-x509-chain"))
                .isEmpty();
    }

    @Test
    void a_key_that_no_provider_signs_with_says_what_to_do() {
        KeyedCertificate worker = worker(KeyAlgorithm.ML_DSA_44);

        assumeTrue(Runtime.version().feature() < 24, "SKIPPED: this JDK knows ML-DSA");
        assertThatIllegalStateException()
                .isThrownBy(() -> prepared(RolesAnywhereCredentials.of(worker.chain(), worker.privateKey()))
                        .build()
                        .resolveCredentials())
                .withMessage(
                        "no provider signs with ML-DSA and this key; give a function that signs instead of the key");
    }

    @Test
    void the_key_store_s_own_provider_signs_if_it_can() throws Exception {
        KeyedCertificate worker = worker(KeyAlgorithm.ML_DSA_44);
        KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        store.load(null, null);
        store.setKeyEntry(
                "worker",
                worker.privateKey(),
                "secret".toCharArray(),
                worker.chain().toArray(X509Certificate[]::new));

        prepared(RolesAnywhereCredentials.of(store, "worker", "secret".toCharArray()))
                .build()
                .resolveCredentials();

        verify(service.requests.get(0), worker);
    }

    @Test
    void what_roles_anywhere_would_refuse_is_refused_before_a_call() {
        KeyedCertificate local =
                KeyedCertificate.selfSigned("CN=x").key(KeyAlgorithm.ED25519).generate();
        KeyedCertificate worker = worker(KeyAlgorithm.EC_P256);
        RolesAnywhereCredentials.Builder builder = RolesAnywhereCredentials.of(worker.chain(), worker.signer());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RolesAnywhereCredentials.of(local.chain(), local.signer()))
                .withMessageMatching(
                        "Roles Anywhere takes no keys of type (EdDSA|Ed25519); use a certificate with an RSA, EC or ML-DSA key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.trustAnchor(PROFILE))
                .withMessage("`" + PROFILE + "` is not the ARN of one trust anchor; it has to be"
                        + " arn:aws:rolesanywhere:REGION:ACCOUNT:trust-anchor/ID");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.role("arn:aws:iam::123456789012:role/*"))
                .withMessage("`arn:aws:iam::123456789012:role/*` is not the ARN of one role; it has to be"
                        + " arn:aws:iam::ACCOUNT:role/NAME");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.trustAnchor(ANCHOR)
                        .profile(PROFILE.replace("eu-west-1", "eu-west-2"))
                        .role(ROLE)
                        .httpClient(service)
                        .build())
                .withMessage("the trust anchor is in eu-west-1 and the profile in eu-west-2; use two of one region");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.sessionDuration(Duration.ofMinutes(10)))
                .withMessage("sessions last 15 minutes to 12 hours, not PT10M; choose something between");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.sessionName("a b"))
                .withMessage("`a b` is no session name; it has 2 to 64 letters, digits and _+=,.@-");
    }

    @Test
    void the_trust_policy_insists_on_the_trust_anchor() {
        assertThat(RolesAnywhereCredentials.trustPolicy(ANCHOR).toJson())
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                                + "\"rolesanywhere.amazonaws.com\"},\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\","
                                + "\"sts:SetSourceIdentity\"],\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\""
                                + ANCHOR + "\"}}}]}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RolesAnywhereCredentials.trustPolicy(ANCHOR.replace("3f1a", "*")))
                .withMessageContaining("is not the ARN of one trust anchor");
    }
}
