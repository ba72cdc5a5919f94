package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What IAM would refuse, and does not explain. */
class UploadReviewTest {
    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));
    private static final KeyedCertificate ROOT =
            KeyedCertificate.authority("CN=Root").generate();
    private static final KeyedCertificate LOWER =
            ROOT.issueAuthority("CN=Lower").generate();
    private static final KeyedCertificate HOST = LOWER.issue("CN=host")
            .profile(CertificateProfile.IAM_SERVER_CERTIFICATE)
            .subjectAlternativeName("www.example.com")
            .generate();

    private static List<String> codes(String body, String chain, String key) {
        return CertificateProfile.IAM_SERVER_CERTIFICATE.reviewPem(body, chain, key, LATER).findings().stream()
                .map(CertificateFinding::code)
                .toList();
    }

    private static String chain(KeyedCertificate... certificates) {
        StringBuilder text = new StringBuilder();
        for (KeyedCertificate certificate : certificates) {
            text.append(certificate.certificatePem());
        }
        return text.toString();
    }

    @Test
    void what_is_good_is_accepted() {
        CertificateReport report = CertificateProfile.IAM_SERVER_CERTIFICATE.reviewPem(
                HOST.certificatePem(), chain(LOWER, ROOT), HOST.privateKeyPem(), LATER);

        assertThat(report.findings()).isEmpty();
        assertThat(report.isAccepted()).isTrue();
        assertThat(report.hosts()).containsExactly("www.example.com");
        assertThat(report.daysLeft()).isEqualTo(364);
        assertThat(codes(HOST.certificatePem(), chain(LOWER), "")).isEmpty();
    }

    @Test
    void what_is_wrong_has_its_code() {
        KeyedCertificate other = LOWER.issue("CN=other").generate();
        String key = HOST.privateKeyPem();
        char[] passphrase = {'x'};

        assertThat(codes(HOST.certificatePem(), chain(ROOT, LOWER), key)).containsExactly("CHAIN_ORDER", "CHAIN_ORDER");
        assertThat(codes(HOST.certificatePem(), chain(ROOT), key)).containsExactly("ISSUER_MISSING");
        assertThat(codes(HOST.certificatePem(), "", key)).containsExactly("ISSUER_MISSING");
        assertThat(codes(HOST.certificatePem(), chain(LOWER), other.privateKeyPem()))
                .containsExactly("KEY_MISMATCH");
        assertThat(codes(
                        HOST.certificatePem(),
                        chain(LOWER),
                        HOST.encryptedPrivateKeyPem(passphrase, KeyDerivation.PBKDF2)))
                .containsExactly("KEY_ENCRYPTED");
        assertThat(codes("subject=CN=host\n" + HOST.certificatePem(), chain(LOWER), key))
                .containsExactly("TEXT_OUTSIDE");
        assertThat(codes("\uFEFF" + HOST.certificatePem(), chain(LOWER), key)).contains("CHARACTERS");
        assertThat(codes(HOST.chainPem(), "", key)).containsExactly("SEVERAL_CERTIFICATES");
        assertThat(codes(HOST.certificatePem(), "-----BEGIN CERTIFICATE-----\n", key))
                .contains("DAMAGED");
        assertThat(codes(HOST.certificatePem() + "\n".repeat(16_384), chain(LOWER), key))
                .containsExactly("SIZE");
        assertThat(codes(ROOT.certificatePem(), "", "")).contains("AUTHORITY");
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=www").generate();
        assertThat(codes(own.certificatePem(), chain(ROOT), own.privateKeyPem()))
                .containsExactly("NO_HOST_NAME", "CHAIN_OF_SELF_SIGNED");
    }

    @Test
    void dates_are_judged_by_the_clock_with_some_skew() {
        Clock clock = Clock.fixed(java.time.Instant.parse("2026-03-01T12:00:00Z"), java.time.ZoneOffset.UTC);
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david")
                .clock(clock)
                .validFor(Duration.ofDays(10))
                .generate();

        assertThat(signing(own, clock)).isEmpty();
        assertThat(signing(own, Clock.offset(clock, Duration.ofMinutes(-3)))).containsExactly("CLOCKS_MAY_DIFFER");
        assertThat(signing(own, Clock.offset(clock, Duration.ofMinutes(-6)))).containsExactly("NOT_YET_VALID");
        assertThat(signing(own, Clock.offset(clock, Duration.ofDays(10)))).containsExactly("CLOCKS_MAY_DIFFER");
        assertThat(signing(own, Clock.offset(clock, Duration.ofDays(10).plusSeconds(1))))
                .containsExactly("EXPIRED");
    }

    private static List<String> signing(KeyedCertificate own, Clock clock) {
        return CertificateProfile.IAM_SIGNING_CERTIFICATE.review(own, clock).findings().stream()
                .map(CertificateFinding::code)
                .toList();
    }

    @Test
    void a_curve_is_taken_as_a_signing_certificate_with_a_warning() {
        KeyedCertificate own = KeyedCertificate.selfSigned("CN=david")
                .key(KeyAlgorithm.EC_P256)
                .generate();

        assertThat(CertificateProfile.IAM_SIGNING_CERTIFICATE.review(own, LATER))
                .hasToString(
                        "good as an IAM signing certificate, 364 days left\nWARNING UNVERIFIED_KEY certificate 0: its key"
                                + " is of type EC P-256, and AWS does not say whether it takes such ones; take RSA 2048, which it does");
    }
}
