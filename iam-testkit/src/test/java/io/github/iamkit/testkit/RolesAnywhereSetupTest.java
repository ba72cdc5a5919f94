package io.github.iamkit.testkit;

import static io.github.iamkit.policy.condition.GlobalKeys.principalTag;
import static io.github.iamkit.testkit.RolesAnywhereTest.CLOCK;
import static io.github.iamkit.testkit.RolesAnywhereTest.NOON;
import static io.github.iamkit.testkit.RolesAnywhereTest.ROLE;
import static io.github.iamkit.testkit.RolesAnywhereTest.denied;
import static io.github.iamkit.testkit.RolesAnywhereTest.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.iamkit.certs.KeyAlgorithm;
import io.github.iamkit.certs.KeyedCertificate;
import io.github.iamkit.credentials.RolesAnywhereCredentials;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.policy.condition.StringKey;
import java.io.ByteArrayInputStream;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Who gets no session though the certificate is good: revoked ones, by what they are told, and beyond the quotas. */
class RolesAnywhereSetupTest {
    private final FakeIam aws = FakeIam.builder().clock(CLOCK).build();
    private final FakeRolesAnywhere fake = aws.rolesAnywhere();
    private final KeyedCertificate ca = RolesAnywhereTest.authority(KeyAlgorithm.EC_P256);
    private final KeyedCertificate team =
            ca.issueAuthority("CN=Team").clock(CLOCK).generate();
    private final KeyedCertificate worker = issued(team, KeyAlgorithm.EC_P256);
    private final String anchor = fake.trustAnchor("ops", ca.certificate());
    private final String profile = fake.profile("workers", ROLE);

    @BeforeEach
    void createRole() {
        aws.client()
                .createRole(request -> request.roleName("worker")
                        .assumeRolePolicyDocument(
                                RolesAnywhereCredentials.trustPolicy(anchor).toJson()));
    }

    private void trust(TrustPolicy policy) {
        aws.client()
                .updateAssumeRolePolicy(request -> request.roleName("worker").policyDocument(policy.toJson()));
    }

    private RolesAnywhereCredentials.Builder credentials(KeyedCertificate certificate) {
        return RolesAnywhereCredentials.of(certificate.chain(), certificate.signer())
                .trustAnchor(anchor)
                .profile(profile)
                .role(ROLE)
                .clock(CLOCK)
                .httpClient(aws.httpClient());
    }

    private void isTaken(KeyedCertificate certificate) {
        assertThatCode(() -> credentials(certificate).build().resolveCredentials())
                .doesNotThrowAnyException();
    }

    /** A list that the issuer signed, or somebody in its name. */
    private static X509CRL crl(KeyedCertificate issuer, KeyedCertificate signer, X509Certificate... revoked)
            throws Exception {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        V2TBSCertListGenerator list = new V2TBSCertListGenerator();
        list.setSignature(algorithm);
        list.setIssuer(X500Name.getInstance(
                issuer.certificate().getSubjectX500Principal().getEncoded()));
        list.setThisUpdate(new Time(Date.from(NOON)));
        list.setNextUpdate(new Time(Date.from(NOON.plus(Duration.ofDays(7)))));
        for (X509Certificate one : revoked) {
            list.addCRLEntry(
                    new ASN1Integer(one.getSerialNumber()), new Time(Date.from(NOON)), CRLReason.keyCompromise);
        }
        TBSCertList content = list.generateTBSCertList();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.privateKey());
        signature.update(content.getEncoded());
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(content);
        parts.add(algorithm);
        parts.add(new DERBitString(signature.sign()));
        return (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(new DERSequence(parts).getEncoded()));
    }

    @Test
    void a_revoked_certificate_gets_no_session_as_long_as_the_list_is_enabled() throws Exception {
        String crl = fake.importCrl("team", anchor, crl(team, team, worker.certificate()));

        denied(credentials(worker), "Untrusted certificate: CN=worker,OU=builds was revoked, as the CRL team says");
        isTaken(issued(team, KeyAlgorithm.EC_P256));
        fake.disable(crl);
        isTaken(worker);
        fake.enable(crl);
        denied(credentials(worker), "Untrusted certificate: ");
    }

    @Test
    void below_a_revoked_authority_nobody_gets_a_session() throws Exception {
        fake.importCrl("ops", anchor, crl(ca, ca, team.certificate()));

        denied(credentials(worker), "Untrusted certificate: CN=Team was revoked, as the CRL ops says");
        isTaken(issued(ca, KeyAlgorithm.EC_P256));
    }

    @Test
    void a_list_counts_for_its_trust_anchor_and_its_issuer_alone() throws Exception {
        String other = fake.trustAnchor(
                "other", RolesAnywhereTest.authority(KeyAlgorithm.EC_P256).certificate());
        fake.importCrl("of another anchor", other, crl(team, team, worker.certificate()));
        fake.importCrl("of another issuer", anchor, crl(ca, ca, worker.certificate()));
        fake.importCrl("forged", anchor, crl(team, worker, worker.certificate()));

        isTaken(worker);
    }

    @Test
    void quotas_that_nobody_can_raise_are_kept() throws Exception {
        X509CRL empty = crl(ca, ca);
        fake.importCrl("one", anchor, empty);
        fake.importCrl("two", anchor, empty);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.importCrl("three", anchor, empty))
                .withMessage("A trust anchor has at most 2 CRLs.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.importCrl("lost", anchor + "0", empty))
                .withMessage(anchor + "0 was not found.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.trustAnchor("many", ca.certificate(), team.certificate(), ca.certificate()))
                .withMessage("A trust anchor has at most 2 certificates.");
        String[] roles = new String[250];
        Arrays.fill(roles, ROLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.profile("many", ROLE, roles))
                .withMessage("A profile has at most 250 roles.");
    }

    @Test
    void sessions_are_told_what_the_profile_maps() {
        trust(RolesAnywhereCredentials.trustPolicy(anchor)
                .when(
                        principalTag("x509Subject/CN").equalTo("worker"),
                        principalTag("x509Subject/OU").equalTo("builds")));
        isTaken(worker);

        fake.putAttributeMapping(profile, "x509Subject", "CN");

        denied(credentials(worker), "Unable to assume role for " + ROLE);
        fake.putAttributeMapping(profile, "x509Subject", "CN", "OU");
        isTaken(worker);
        fake.putAttributeMapping(profile, "x509Subject", "*");
        isTaken(worker);
    }

    /** AWS: a part that is not mapped is absent, and is then not equal to anything. */
    @Test
    void what_is_not_mapped_equals_nothing_and_passes_conditions_that_deny_a_value() {
        trust(RolesAnywhereCredentials.trustPolicy(anchor)
                .when(principalTag("x509Issuer/CN").notEqualTo("Team")));
        denied(credentials(worker), "Unable to assume role for " + ROLE);

        fake.deleteAttributeMapping(profile, "x509Issuer");

        isTaken(worker);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.deleteAttributeMapping(profile, "x509Serial"))
                .withMessage("`x509Serial` is none of the fields x509Subject, x509Issuer and x509SAN.");
    }

    @Test
    void the_source_identity_is_the_common_name_whatever_is_mapped() {
        fake.deleteAttributeMapping(profile, "x509Subject");
        trust(RolesAnywhereCredentials.trustPolicy(anchor)
                .when(StringKey.of("sts:SourceIdentity").equalTo("CN=worker")));

        isTaken(worker);
    }

    @Test
    void a_request_that_was_signed_long_ago_is_refused_and_tried_again_by_the_services_clock() {
        RolesAnywhereCredentials slow = credentials(worker)
                .clock(Clock.offset(CLOCK, Duration.ofHours(-1)))
                .build();

        slow.resolveCredentials();

        assertThat(aws.calls())
                .filteredOn(call -> call.operation().equals("CreateSession"))
                .hasSize(2);
    }

    @Test
    void an_algorithm_that_is_not_the_key_s_is_refused() {
        denied(
                credentials(worker).httpClient(new Relabelling(aws.httpClient())),
                "The algorithm AWS4-X509-RSA-SHA256 does not go with the certificate's key.");
    }

    /** Says RSA where ECDSA signed. */
    private record Relabelling(SdkHttpClient client) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            String signed = request.httpRequest()
                    .firstMatchingHeader("authorization")
                    .orElseThrow()
                    .replace("X509-ECDSA", "X509-RSA");
            return client.prepareRequest(HttpExecuteRequest.builder()
                    .request(request.httpRequest().toBuilder()
                            .putHeader("authorization", signed)
                            .build())
                    .contentStreamProvider(request.contentStreamProvider().orElseThrow())
                    .build());
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
