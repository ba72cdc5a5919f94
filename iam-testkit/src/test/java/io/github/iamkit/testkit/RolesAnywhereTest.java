package io.github.iamkit.testkit;

import static io.github.iamkit.policy.condition.GlobalKeys.principalTag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.iamkit.certs.CertificateProfile;
import io.github.iamkit.certs.KeyAlgorithm;
import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.credentials.RolesAnywhereCredentials;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.IamException;

class RolesAnywhereTest {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final String ROLE = "arn:aws:iam::123456789012:role/worker";

    private final FakeIam aws = FakeIam.builder().clock(CLOCK).build();

    static KeyedCertificate authority(KeyAlgorithm key) {
        return KeyedCertificate.authority("CN=Root,O=Example")
                .clock(CLOCK)
                .key(key)
                .generate();
    }

    static KeyedCertificate issued(KeyedCertificate ca, KeyAlgorithm key) {
        return ca.issue("CN=worker,OU=builds")
                .clock(CLOCK)
                .profile(CertificateProfile.ROLES_ANYWHERE_CLIENT)
                .key(key)
                .subjectAlternativeName("worker.internal")
                .generate();
    }

    private void createRole(TrustPolicy trust) {
        aws.client().createRole(request -> request.roleName("worker").assumeRolePolicyDocument(trust.toJson()));
        aws.client()
                .putRolePolicy(request -> request.roleName("worker")
                        .policyName("read")
                        .policyDocument(Policy.allow("iam:ListUsers").on("*").toJson()));
    }

    private RolesAnywhereCredentials.Builder credentials(KeyedCertificate worker, String anchor, String profile) {
        return RolesAnywhereCredentials.of(worker.chain(), worker.signer())
                .trustAnchor(anchor)
                .profile(profile)
                .role(ROLE)
                .clock(CLOCK)
                .httpClient(aws.httpClient());
    }

    static Stream<KeyAlgorithm> keys() {
        return Stream.of(KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256, KeyAlgorithm.EC_P384, KeyAlgorithm.ML_DSA_65);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whoever_shows_a_certificate_below_the_anchor_becomes_the_role(KeyAlgorithm key) {
        KeyedCertificate ca = authority(key);
        KeyedCertificate worker =
                issued(ca.issueAuthority("CN=Team").clock(CLOCK).key(key).generate(), key);
        String anchor = aws.rolesAnywhere().trustAnchor("ops", ca.certificate());
        String profile = aws.rolesAnywhere().profile("workers", ROLE);
        createRole(RolesAnywhereCredentials.trustPolicy(anchor)
                .when(principalTag("x509Subject/CN").equalTo("worker")));

        var session = (AwsSessionCredentials)
                credentials(worker, anchor, profile).build().resolveCredentials();

        assertThat(aws.stsFor(session).getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/worker/"
                        + worker.certificate().getSerialNumber().toString(16));
        assertThat(session.expirationTime()).hasValue(NOON.plus(Duration.ofHours(1)));
        assertThat(aws.clientFor(session).listUsers().users()).isEmpty();
        assertThatExceptionOfType(IamException.class)
                .isThrownBy(() -> aws.clientFor(session).listRoles())
                .withMessageContaining("is not authorized to perform: iam:ListRoles");
        assertThat(aws.calls())
                .filteredOn(call -> call.operation().equals("CreateSession"))
                .hasSize(1)
                .allMatch(call -> !call.toString().contains(session.secretAccessKey()));
    }

    @Test
    void the_trust_policy_decides_by_anchor_and_certificate() {
        KeyedCertificate ca = authority(KeyAlgorithm.EC_P256);
        KeyedCertificate worker = issued(ca, KeyAlgorithm.EC_P256);
        String anchor = aws.rolesAnywhere().trustAnchor("ops", ca.certificate());
        String other = aws.rolesAnywhere().trustAnchor("other", ca.certificate());
        String profile = aws.rolesAnywhere().profile("workers", ROLE);
        createRole(RolesAnywhereCredentials.trustPolicy(anchor)
                .when(
                        principalTag("x509Subject/OU").equalTo("builds"),
                        principalTag("x509SAN/DNS").equalTo("worker.internal"),
                        principalTag("x509Issuer/O").equalTo("Example")));

        assertThat(credentials(worker, anchor, profile).build().resolveCredentials())
                .isNotNull();
        denied(
                credentials(worker, other, profile),
                "Unable to assume role for " + ROLE + ": its trust policy does not allow sts:AssumeRole");
        aws.client()
                .updateAssumeRolePolicy(request -> request.roleName("worker")
                        .policyDocument(TrustPolicy.allow(Principal.service("rolesanywhere.amazonaws.com"))
                                .toJson()));
        denied(
                credentials(worker, anchor, profile),
                "Unable to assume role for " + ROLE + ": its trust policy does not allow sts:TagSession");
    }

    static void denied(RolesAnywhereCredentials.Builder builder, String message) {
        refused(builder, 403, "AccessDeniedException", message);
    }

    static void refused(RolesAnywhereCredentials.Builder builder, int status, String code, String message) {
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> builder.build().resolveCredentials())
                .satisfies(e -> {
                    assertThat(e.awsErrorDetails().errorMessage()).startsWith(message);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(e.statusCode()).isEqualTo(status);
                });
    }

    @Test
    void certificates_that_aws_would_refuse_are_refused() {
        KeyedCertificate ca = authority(KeyAlgorithm.EC_P256);
        String anchor = aws.rolesAnywhere().trustAnchor("ops", ca.certificate());
        String profile = aws.rolesAnywhere().profile("workers", ROLE);
        createRole(RolesAnywhereCredentials.trustPolicy(anchor));
        KeyedCertificate stranger = issued(authority(KeyAlgorithm.EC_P256), KeyAlgorithm.EC_P256);
        KeyedCertificate authority = ca.issueAuthority("CN=Low").clock(CLOCK).generate();

        denied(credentials(stranger, anchor, profile), "Untrusted certificate: ");
        denied(credentials(authority, anchor, profile), "Untrusted certificate: it is an authority (CA:TRUE)");
    }

    @Test
    void dates_are_those_of_the_accounts_clock() {
        KeyedCertificate ca = KeyedCertificate.authority("CN=Root")
                .clock(Clock.offset(CLOCK, Duration.ofDays(-30)))
                .generate();
        KeyedCertificate expired = ca.issue("CN=worker")
                .clock(Clock.offset(CLOCK, Duration.ofDays(-2)))
                .validFor(Duration.ofDays(1))
                .generate();
        String anchor = aws.rolesAnywhere().trustAnchor("ops", ca.certificate());
        String profile = aws.rolesAnywhere().profile("workers", ROLE);
        createRole(RolesAnywhereCredentials.trustPolicy(anchor));

        denied(credentials(expired, anchor, profile), "Untrusted certificate: ");
    }

    @Test
    void a_signature_by_another_key_is_refused() {
        KeyedCertificate ca = authority(KeyAlgorithm.EC_P256);
        KeyedCertificate worker = issued(ca, KeyAlgorithm.EC_P256);
        UnaryOperator<byte[]> thief = issued(ca, KeyAlgorithm.EC_P256).signer();
        String anchor = aws.rolesAnywhere().trustAnchor("ops", ca.certificate());
        String profile = aws.rolesAnywhere().profile("workers", ROLE);
        createRole(RolesAnywhereCredentials.trustPolicy(anchor));

        denied(
                RolesAnywhereCredentials.of(worker.chain(), thief)
                        .trustAnchor(anchor)
                        .profile(profile)
                        .role(ROLE)
                        .clock(CLOCK)
                        .httpClient(aws.httpClient()),
                "The request signature does not go with the certificate.");
    }

    @Test
    void profiles_say_which_roles_for_how_long_and_under_which_names() {
        KeyedCertificate ca = authority(KeyAlgorithm.EC_P256);
        KeyedCertificate worker = issued(ca, KeyAlgorithm.EC_P256);
        FakeRolesAnywhere fake = aws.rolesAnywhere();
        String anchor = fake.trustAnchor("ops", ca.certificate());
        String plain = fake.profile("plain", ROLE);
        String named = fake.profileWithSessionNames("named", Duration.ofMinutes(20), ROLE);
        String others = fake.profile("others", ROLE + "2");
        String longOnes = fake.profileWithSessionNames("long", Duration.ofHours(2), ROLE);
        createRole(RolesAnywhereCredentials.trustPolicy(anchor));

        var session = (AwsSessionCredentials) credentials(worker, anchor, named)
                .sessionName("build-7")
                .build()
                .resolveCredentials();

        assertThat(aws.stsFor(session).getCallerIdentity().arn()).endsWith("/build-7");
        assertThat(session.expirationTime()).hasValue(NOON.plus(Duration.ofMinutes(20)));
        denied(
                credentials(worker, anchor, plain).sessionName("build-7"),
                "The profile does not accept a roleSessionName.");
        denied(
                credentials(worker, anchor, others),
                "Unable to assume role for " + ROLE + ": the profile does not list it");
        refused(
                credentials(worker, anchor, longOnes),
                400,
                "ValidationException",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    @Test
    void what_is_disabled_or_not_there_is_refused() {
        KeyedCertificate ca = authority(KeyAlgorithm.EC_P256);
        KeyedCertificate worker = issued(ca, KeyAlgorithm.EC_P256);
        FakeRolesAnywhere fake = aws.rolesAnywhere();
        String anchor = fake.trustAnchor("ops", ca.certificate());
        String profile = fake.profile("workers", ROLE);
        createRole(RolesAnywhereCredentials.trustPolicy(anchor));

        fake.disable(anchor);
        denied(credentials(worker, anchor, profile), "The trust anchor or the profile is disabled.");
        fake.enable(anchor);
        assertThat(credentials(worker, anchor, profile).build().resolveCredentials())
                .isNotNull();
        refused(
                credentials(worker, anchor + "0", profile),
                404,
                "ResourceNotFoundException",
                anchor + "0 was not found.");
        aws.reset();
        refused(credentials(worker, anchor, profile), 404, "ResourceNotFoundException", anchor + " was not found.");
    }

    @Test
    void a_trust_anchor_has_to_be_an_authority() {
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david").generate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> aws.rolesAnywhere().trustAnchor("ops", own.certificate()))
                .withMessage(
                        "A trust anchor has to be of version 3, an authority (CA:TRUE) and allowed to sign certificates"
                                + " (keyCertSign), which CN=david is not.");
    }

    @Test
    void faults_come_to_sessions_too() {
        KeyedCertificate ca = authority(KeyAlgorithm.EC_P256);
        String anchor = aws.rolesAnywhere().trustAnchor("ops", ca.certificate());
        String profile = aws.rolesAnywhere().profile("workers", ROLE);
        createRole(RolesAnywhereCredentials.trustPolicy(anchor));
        aws.faults().next("CreateSession").fail(new Fault.Throttled());

        KeyedCertificate worker = issued(ca, KeyAlgorithm.EC_P256);

        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> credentials(worker, anchor, profile).build().resolveCredentials())
                .matches(e -> e.statusCode() == 400);
    }

    @Test
    void sessions_are_served_over_http() throws Exception {
        try (FakeIamServer server = aws.serve()) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.uri() + "/sessions"))
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.body())
                    .isEqualTo("{\"message\":\"The request is not signed with a certificate's key.\"}");
            assertThat(List.of(answer.headers().firstValue("x-amzn-ErrorType").orElse("")))
                    .containsExactly("AccessDeniedException");
        }
    }
}
