package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00.7Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private static KeyedCertificate.Builder own(String subject) {
        return KeyedCertificate.selfSigned(subject).key(KeyAlgorithm.EC_P256).clock(CLOCK);
    }

    private static KeyedCertificate authority() {
        return KeyedCertificate.authority("CN=CA").clock(CLOCK).generate();
    }

    @Test
    void no_two_serial_numbers_are_alike() {
        Set<BigInteger> numbers = new HashSet<>();
        KeyedCertificate ca = authority();
        for (int i = 0; i < 50; i++) {
            BigInteger number =
                    ca.issue("CN=x").clock(CLOCK).generate().certificate().getSerialNumber();
            assertThat(number.bitLength()).isEqualTo(159);
            numbers.add(number);
        }

        assertThat(numbers).hasSize(50);
        assertThat(own("CN=x")
                        .serialNumber(BigInteger.TEN)
                        .generate()
                        .certificate()
                        .getSerialNumber())
                .isEqualTo(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own("CN=x").serialNumber(BigInteger.ZERO))
                .withMessage(
                        "serial number 0 is refused: it has to be positive and take 20 octets at most; leave it out for a"
                                + " random one");
        assertThatIllegalArgumentException().isThrownBy(() -> own("CN=x").serialNumber(BigInteger.ONE.shiftLeft(159)));
    }

    @Test
    void validity_runs_from_the_clock() {
        X509Certificate brief =
                own("CN=x").validFor(Duration.ofSeconds(1)).generate().certificate();
        X509Certificate endless = own("CN=x").withoutExpiry().generate().certificate();
        X509Certificate late =
                own("CN=x").validFor(Duration.ofDays(9000)).generate().certificate();

        assertThat(brief.getNotBefore().toInstant()).isEqualTo("2026-03-01T11:55:00Z");
        assertThat(brief.getNotAfter().toInstant()).isEqualTo("2026-03-01T12:00:01Z");
        assertThat(endless.getNotAfter().toInstant()).isEqualTo("9999-12-31T23:59:59Z");
        assertThat(late.getNotAfter().toInstant()).isEqualTo("2050-10-21T12:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> own("CN=x").validFor(Duration.ofDays(3_000_000)).generate())
                .withMessage("a validity of 3000000 days ends after the year 9999, which certificates cannot say; call"
                        + " withoutExpiry()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own("CN=x").validFor(Duration.ZERO))
                .withMessage("a validity of PT0S is none; give a second or more");
    }

    @Test
    void dates_from_2050_on_are_written_as_strict_readers_want_them() {
        Tool openssl = Tool.openssl(folder);
        openssl.write(
                "late.pem",
                own("CN=x").validFor(Duration.ofDays(9000)).generate().certificatePem());

        assertThat(openssl.run("asn1parse -in late.pem"))
                .contains("UTCTIME           :260301115500Z", "GENERALIZEDTIME   :20501021120000Z");
    }

    @Test
    void unless_told_otherwise_a_certificate_ends_with_its_issuer() {
        KeyedCertificate ca = KeyedCertificate.authority("CN=CA")
                .clock(CLOCK)
                .validFor(Duration.ofDays(3))
                .generate();

        assertThat(ca.issue("CN=x").clock(CLOCK).generate().certificate().getNotAfter())
                .isEqualTo(ca.certificate().getNotAfter());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ca.issue("CN=x").clock(CLOCK).withoutExpiry().generate())
                .withMessageContaining("but its issuer only until 2026-03-04T12:00:00Z");
    }

    @Test
    void an_issuer_that_is_not_valid_issues_nothing() {
        KeyedCertificate ca = KeyedCertificate.authority("CN=CA")
                .clock(CLOCK)
                .validFor(Duration.ofDays(3))
                .generate();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ca.issue("CN=x")
                        .clock(Clock.offset(CLOCK, Duration.ofDays(4)))
                        .generate())
                .withMessage("the issuer `CN=CA` expired at 2026-03-04T12:00:00Z; renew it first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ca.issue("CN=x")
                        .clock(Clock.offset(CLOCK, Duration.ofDays(-4)))
                        .generate())
                .withMessage("the issuer `CN=CA` is not valid before 2026-03-01T11:55:00Z; wait, or set the clock");
    }

    @Test
    void the_limits_of_all_authorities_above_are_kept() {
        KeyedCertificate root =
                KeyedCertificate.authority("CN=Root").clock(CLOCK).pathLength(1).generate();
        KeyedCertificate middle = root.issueAuthority("CN=Middle").clock(CLOCK).generate();

        assertThat(middle.issue("CN=x").clock(CLOCK).generate().chain()).hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> middle.issueAuthority("CN=Low").clock(CLOCK).generate())
                .withMessage(
                        "`CN=Root` allows 1 authorities below it, and there would be 2; issue higher up, or with a smaller"
                                + " pathLength(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> root.issueAuthority("CN=Middle")
                        .clock(CLOCK)
                        .pathLength(1)
                        .generate())
                .withMessageStartingWith("`CN=Root` allows 1 authorities below it, and there would be 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own("CN=x").pathLength(1))
                .withMessage(
                        "a limit of 1 authorities below `CN=x` is refused: only authorities have one, and it is 0 or more");
    }

    @Test
    void an_issuer_with_a_weak_key_issues_nothing() {
        Tool openssl = Tool.openssl(folder);
        openssl.run("req -new -x509 -newkey rsa:1024 -nodes -keyout ca.key -subj /CN=Old -days 9 -out ca.pem");
        KeyedCertificate old = KeyedCertificate.read(folder.resolve("ca.key"), folder.resolve("ca.pem"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> old.issue("CN=x").generate())
                .withMessageStartingWith("RSA with 1024 bits is refused");
    }

    @Test
    void an_authority_that_openssl_made_issues_what_openssl_takes() {
        Tool openssl = Tool.openssl(folder);
        openssl.run("req -new -x509 -newkey rsa:2048 -nodes -keyout ca.key -subj /CN=Theirs -days 900 -addext"
                + " keyUsage=critical,keyCertSign -out ca.pem");
        KeyedCertificate theirs = KeyedCertificate.read(folder.resolve("ca.key"), folder.resolve("ca.pem"));
        openssl.write("leaf.pem", theirs.issue("CN=x").generate().certificatePem());

        assertThat(openssl.run("verify -x509_strict -auth_level 2 -CAfile ca.pem leaf.pem"))
                .contains(": OK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CN=david                            | CN=david
            CN=david,OU=ops,O=Example,C=DE      | CN=david,OU=ops,O=Example,C=DE
            CN=a\\,b\\+c\\"d,O=x                | CN=a\\,b\\+c\\"d,O=x
            CN=Zoë                              | CN=Zoë
            CN=david+UID=7                      | CN=david+UID=7
            """)
    void names_are_read_as_rfc_4514_has_them(String text, String shown) {
        X509Certificate certificate = own(text).generate().certificate();

        assertThat(certificate.getSubjectX500Principal()).isEqualTo(new javax.security.auth.x500.X500Principal(shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"david", "CN", "=x", "NOPE=x", "CN=a,,O=b"})
    void what_is_no_name_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyedCertificate.selfSigned(text))
                .withMessage("`" + text + "` is no distinguished name; write it as CN=david,O=Example, with at most 64"
                        + " characters after CN=");
    }

    @Test
    void names_have_their_limits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyedCertificate.selfSigned("CN=" + "x".repeat(65)))
                .withMessageEndingWith("write it as CN=david,O=Example, with at most 64 characters after CN=");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own("").subjectAlternativeName("a.example").generate())
                .withMessage(
                        "a certificate that signs itself or others needs a name that these can show; give a subject");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> authority().issue("").clock(CLOCK).generate())
                .withMessage(
                        "a certificate without a name says nothing; give a subject or a subjectAlternativeName(...)");
        assertThat(authority()
                        .issue("")
                        .clock(CLOCK)
                        .subjectAlternativeName("a.example")
                        .generate()
                        .certificate()
                        .getCriticalExtensionOIDs())
                .contains("2.5.29.17");
    }

    @ParameterizedTest
    @CsvSource({
        "worker.internal, DNS:worker.internal",
        "*.example.com, DNS:*.example.com",
        "bücher.example, DNS:xn--bcher-kva.example",
        "xn--bcher-kva.example, DNS:xn--bcher-kva.example",
        "10.0.0.1, IP:10.0.0.1",
        "2001:db8::1, IP:2001:db8:0:0:0:0:0:1",
        "https://example.com/a?b=c, URI:https://example.com/a?b=c",
        "spiffe://example.org/worker, URI:spiffe://example.org/worker",
        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6, URI:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "ops@example.com, email:ops@example.com",
        "ops@bücher.example, email:ops@xn--bcher-kva.example"
    })
    void other_names_are_told_apart_by_their_form(String name, String shown) {
        assertThat(AlternativeName.show(AlternativeName.of(name))).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.",
                "a..b",
                "a b",
                ".example",
                "example.",
                "host:443",
                "xn--a",
                "xn--zzzzzzzz99999.example",
                "-a.example",
                "http://exa mple/",
                "a@b@c",
                "@example.com",
                "o p@example.com",
                "999.1.1.1/8"
            })
    void what_is_no_other_name_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> own("CN=x").subjectAlternativeName(name))
                .withMessage("`" + name + "` is no host name, address, URI or e-mail address; check its spelling");
    }

    @Test
    void a_key_and_certificates_from_elsewhere_are_joined_if_they_belong_together() {
        KeyedCertificate ca = authority();
        KeyedCertificate host = ca.issue("CN=x").clock(CLOCK).generate();

        assertThat(KeyedCertificate.of(host.privateKey(), host.chain()).chain()).isEqualTo(host.chain());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyedCertificate.of(ca.privateKey(), host.chain()))
                .withMessage(
                        "the key does not belong to the first certificate of [`CN=x`, `CN=CA`]; find the key that it was"
                                + " made with");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyedCertificate.of(ca.privateKey(), List.of()));
    }
}
