package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.certs.KeyedCertificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ServerCertificate;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;
import software.amazon.awssdk.services.iam.model.SigningCertificate;
import software.amazon.awssdk.services.iam.model.StatusType;

@ExtendWith(FakeIamExtension.class)
class CertificatesTest {
    private static final String UNREADABLE =
            "400 MalformedCertificate: Unable to parse certificate. Please ensure the certificate is in PEM format.";
    private static final String CHAIN =
            "400 MalformedCertificate: Unable to validate certificate chain. The certificate"
                    + " chain must start with the immediate signing certificate, followed by any intermediaries in order. The"
                    + " index within the chain of the invalid certificate is: ";
    private static final KeyedCertificate ROOT = KeyedCertificate.authority("CN=Root")
            .validFor(Duration.ofDays(3_000))
            .generate();
    private static final KeyedCertificate MIDDLE =
            ROOT.issueAuthority("CN=Middle").validFor(Duration.ofDays(1_000)).generate();
    private static final KeyedCertificate HOST =
            MIDDLE.issue("CN=host").validFor(Duration.ofDays(100)).generate();
    private static final KeyedCertificate OWN =
            KeyedCertificate.selfSigned("CN=david").generate();

    @BeforeEach
    void a_user(IamClient iam) {
        iam.createUser(request -> request.userName("david"));
    }

    private static String upload(IamClient iam, String body, String key, String chain) {
        return Refusals.of(() -> iam.uploadServerCertificate(request -> request.serverCertificateName("host")
                .certificateBody(body)
                .privateKey(key)
                .certificateChain(chain)));
    }

    @Test
    void a_server_certificate_comes_back_as_it_went_in_without_its_key(IamClient iam) {
        String chain = MIDDLE.certificatePem() + ROOT.certificatePem();
        iam.uploadServerCertificate(request -> request.serverCertificateName("host")
                .path("/cloudfront/")
                .certificateBody(HOST.certificatePem())
                .privateKey(HOST.privateKeyPem())
                .certificateChain(chain));

        ServerCertificate found = iam.getServerCertificate(request -> request.serverCertificateName("host"))
                .serverCertificate();

        assertThat(found.certificateBody()).isEqualTo(HOST.certificatePem());
        assertThat(found.certificateChain()).isEqualTo(chain);
        assertThat(found.tags()).isEmpty();
        ServerCertificateMetadata metadata = found.serverCertificateMetadata();
        assertThat(metadata.arn()).isEqualTo("arn:aws:iam::123456789012:server-certificate/cloudfront/host");
        assertThat(metadata.serverCertificateId()).matches("ASCA[A-Z0-9]{17}");
        assertThat(metadata.expiration())
                .isEqualTo(HOST.certificate().getNotAfter().toInstant());
        assertThat(iam.listServerCertificates(request -> request.pathPrefix("/cloudfront/"))
                        .serverCertificateMetadataList())
                .containsExactly(metadata);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            middle root, not refused, # in order
            middle,      not refused, # the root may be left out
            root,        -1,          # the issuer of the certificate is missing
            root middle, -1,          # the wrong way round
            middle host, 0,           # the issuer of the first is missing
            """)
    void a_chain_has_to_lead_from_one_to_the_next(String names, String expected, String reason, IamClient iam) {
        StringBuilder chain = new StringBuilder();
        for (String name : names.split(" ")) {
            chain.append(
                    switch (name) {
                        case "root" -> ROOT.certificatePem();
                        case "middle" -> MIDDLE.certificatePem();
                        default -> HOST.certificatePem();
                    });
        }

        assertThat(upload(iam, HOST.certificatePem(), HOST.privateKeyPem(), chain.toString()))
                .isEqualTo(expected.equals("not refused") ? expected : CHAIN + expected);
    }

    @Test
    void a_certificate_that_is_not_valid_now_is_refused() {
        IamClient later = at(Instant.now().plus(Duration.ofDays(9_000)));
        IamClient earlier = at(Instant.now().minus(Duration.ofDays(30)));

        assertThat(upload(later, OWN.certificatePem(), OWN.privateKeyPem(), null))
                .isEqualTo(CHAIN + "-1");
        assertThat(upload(earlier, OWN.certificatePem(), OWN.privateKeyPem(), null))
                .isEqualTo(CHAIN + "-1");
        earlier.createUser(request -> request.userName("david"));
        assertThat(Refusals.of(() -> earlier.uploadSigningCertificate(
                        request -> request.userName("david").certificateBody(OWN.certificatePem()))))
                .isEqualTo("400 MalformedCertificate: The certificate is expired or not yet valid.");
    }

    private static IamClient at(Instant time) {
        return FakeIam.builder()
                .clock(Clock.fixed(time, ZoneOffset.UTC))
                .build()
                .client();
    }

    @Test
    void a_key_of_another_certificate_is_refused(IamClient iam) {
        assertThat(upload(iam, OWN.certificatePem(), HOST.privateKeyPem(), null))
                .startsWith("400 KeyPairMismatch: ");
        assertThat(upload(iam, OWN.certificatePem(), "not a key", null))
                .isEqualTo("400 MalformedCertificate: Invalid Private Key.");
    }

    @ParameterizedTest
    @CsvSource({"no PEM", "text before", "two certificates", "broken"})
    void a_body_is_one_certificate_in_pem(String what, IamClient iam) {
        String pem = OWN.certificatePem();
        String body = switch (what) {
            case "text before" -> "subject=CN=david\n" + pem;
            case "two certificates" -> pem + HOST.certificatePem();
            case "broken" -> pem.replace("MII", "MIX");
            default -> "certificate";
        };

        assertThat(upload(iam, body, OWN.privateKeyPem(), null)).isEqualTo(UNREADABLE);
        assertThat(Refusals.of(() -> iam.uploadSigningCertificate(
                        request -> request.userName("david").certificateBody(body))))
                .isEqualTo(UNREADABLE);
    }

    @Test
    void keys_are_read_in_the_forms_that_openssl_writes(IamClient iam) {
        String ec = """
                -----BEGIN EC PRIVATE KEY-----
                MHcCAQEEILpkbJ+aajUeDrLrF26IOCa2IHCmnZFlp6G3JdWNCMhXoAoGCCqGSM49
                AwEHoUQDQgAEkXq5WnJ46FFTTwJzm7hWQpb91VG1zP/Qd5ZsRoXNZOx8BuKrQ06X
                E3h8u+spMYwsqZW6dEAmY6KWm7kTvhrmHA==
                -----END EC PRIVATE KEY-----
                """;
        String ecCertificate = """
                -----BEGIN CERTIFICATE-----
                MIIBcTCCARegAwIBAgIUJNrSLxQkhBYaCiJGHhr+6ZolvGAwCgYIKoZIzj0EAwIw
                DTELMAkGA1UEAwwCZWMwIBcNMjYxMTI0MjE1ODA0WhgPMjEyNjEwMzEyMTU4MDRa
                MA0xCzAJBgNVBAMMAmVjMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEkXq5WnJ4
                6FFTTwJzm7hWQpb91VG1zP/Qd5ZsRoXNZOx8BuKrQ06XE3h8u+spMYwsqZW6dEAm
                Y6KWm7kTvhrmHKNTMFEwHQYDVR0OBBYEFED+KNAN/FF6HF3dKsCrjVlvny9aMB8G
                A1UdIwQYMBaAFED+KNAN/FF6HF3dKsCrjVlvny9aMA8GA1UdEwEB/wQFMAMBAf8w
                CgYIKoZIzj0EAwIDSAAwRQIhAMgDD4tUy35lvllk0aGXhV88kYO36ptvmFtgDQab
                QgMfAiAvmG/l+szBcXV3HV8tbhKOWSVi+eT+1bcVxgF5UqpX1g==
                -----END CERTIFICATE-----
                """;
        byte[] pkcs8 = OWN.privateKey().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
        String rsa = "-----BEGIN RSA PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs1)
                + "\n-----END RSA PRIVATE KEY-----\n";

        assertThat(upload(at(Instant.parse("2030-01-01T00:00:00Z")), ecCertificate, ec, null))
                .isEqualTo("not refused");
        assertThat(upload(iam, OWN.certificatePem(), rsa, null)).isEqualTo("not refused");
        assertThat(upload(FakeIam.create().client(), HOST.certificatePem(), rsa, null))
                .startsWith("400 KeyPairMismatch: ");
    }

    @Test
    void a_server_certificate_is_renamed_and_deleted(IamClient iam) {
        upload(iam, OWN.certificatePem(), OWN.privateKeyPem(), null);
        assertThat(upload(iam, OWN.certificatePem(), OWN.privateKeyPem(), null))
                .isEqualTo("409 EntityAlreadyExists: The Server Certificate with name host already exists.");

        iam.updateServerCertificate(request -> request.serverCertificateName("host")
                .newServerCertificateName("other")
                .newPath("/moved/"));
        assertThat(iam.getServerCertificate(request -> request.serverCertificateName("other"))
                        .serverCertificate()
                        .serverCertificateMetadata()
                        .path())
                .isEqualTo("/moved/");
        iam.deleteServerCertificate(request -> request.serverCertificateName("other"));

        assertThat(Refusals.of(() -> iam.getServerCertificate(request -> request.serverCertificateName("other"))))
                .isEqualTo("404 NoSuchEntity: The Server Certificate with name other cannot be found.");
    }

    @Test
    void a_signing_certificate_belongs_to_one_user_of_the_account(IamClient iam) {
        SigningCertificate uploaded = iam.uploadSigningCertificate(
                        request -> request.userName("david").certificateBody(OWN.certificatePem()))
                .certificate();
        iam.createUser(request -> request.userName("eve"));

        assertThat(uploaded.status()).isEqualTo(StatusType.ACTIVE);
        assertThat(Refusals.of(() -> iam.uploadSigningCertificate(
                        request -> request.userName("eve").certificateBody(OWN.certificatePem()))))
                .startsWith("409 DuplicateCertificate: ");
        assertThat(Refusals.of(() -> iam.deleteUser(request -> request.userName("david"))))
                .isEqualTo("409 DeleteConflict: Cannot delete entity, must remove referenced objects first.");
    }

    @Test
    void a_server_certificate_that_something_uses_is_not_deleted() {
        String balancer = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/books/1";
        IamClient iam = FakeIam.builder()
                .serverCertificateInUse("used", balancer)
                .build()
                .client();
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=host").generate();
        for (String name : new String[] {"used", "free"}) {
            iam.uploadServerCertificate(r -> r.serverCertificateName(name)
                    .certificateBody(own.certificatePem())
                    .privateKey(own.privateKeyPem()));
        }
        String id = iam.getServerCertificate(r -> r.serverCertificateName("used"))
                .serverCertificate()
                .serverCertificateMetadata()
                .serverCertificateId();

        assertThat(Refusals.of(() -> iam.deleteServerCertificate(r -> r.serverCertificateName("used"))))
                .isEqualTo("409 DeleteConflict: Certificate: " + id + " is currently in use by " + balancer
                        + ". Please remove it first before deleting it from IAM.");
        assertThat(Refusals.of(() -> iam.deleteServerCertificate(r -> r.serverCertificateName("free"))))
                .isEqualTo("not refused");
    }
}
