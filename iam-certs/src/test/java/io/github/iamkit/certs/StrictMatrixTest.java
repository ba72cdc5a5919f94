package io.github.iamkit.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates that OpenSSL makes by its own rules, judged by {@code openssl verify -x509_strict} and by us. */
class StrictMatrixTest {
    /** The words of the table, as OpenSSL's configuration spells them. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("authority", "basicConstraints=critical,CA:TRUE"),
            Map.entry("authority-not-critical", "basicConstraints=CA:TRUE"),
            Map.entry("end", "basicConstraints=critical,CA:FALSE"),
            Map.entry("end-with-limit", "basicConstraints=critical,CA:FALSE,pathlen:1"),
            Map.entry("issues", "keyUsage=critical,keyCertSign,cRLSign"),
            Map.entry("signs", "keyUsage=critical,digitalSignature"),
            Map.entry("signs-and-issues", "keyUsage=critical,digitalSignature,keyCertSign"),
            Map.entry("ski", "subjectKeyIdentifier=hash"),
            Map.entry("chosen-ski", "subjectKeyIdentifier=01:02:03:04"),
            Map.entry("server", "extendedKeyUsage=serverAuth"),
            Map.entry("no-ski", "subjectKeyIdentifier=none"),
            Map.entry("aki", "authorityKeyIdentifier=keyid"),
            Map.entry("no-aki", "authorityKeyIdentifier=none"));

    @TempDir
    private Path folder;

    private Tool openssl;

    @BeforeEach
    void findOpenssl() {
        openssl = Tool.openssl(folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            whole                     | authority issues ski    | end signs ski aki              |
            CA without constraints    | issues ski              | end signs ski aki              | ISSUER_NO_AUTHORITY
            CA without key usage      | authority ski           | end signs ski aki              | KEY_USAGE
            CA without its key id     | authority issues no-ski | end signs ski no-aki           | NO_AUTHORITY_KEY_ID NO_SUBJECT_KEY_ID
            leaf without issuer's id  | authority issues ski    | end signs ski no-aki           | NO_AUTHORITY_KEY_ID
            leaf without own key id   | authority issues ski    | end signs no-ski aki           |
            leaf with pathlen         | authority issues ski    | end-with-limit signs ski aki   | PATH_LENGTH
            leaf with keyCertSign     | authority issues ski    | end signs-and-issues ski aki   | KEY_USAGE
            leaf without constraints  | authority issues ski    | signs ski aki                  |
            issued by no authority    | end signs ski           | end signs ski aki              | ISSUER_NO_AUTHORITY
            CA that may only sign     | authority signs ski     | end signs ski aki              | KEY_USAGE
            leaf for servers          | authority issues ski    | end signs server ski aki       | EXTENDED_KEY_USAGE
            leaf that is an authority | authority issues ski    | authority issues ski aki       | AUTHORITY KEY_USAGE
            """)
    void the_judge_and_openssl_agree(String name, String authority, String leaf, @Nullable String codes) {
        List<X509Certificate> chain = chain(authority, leaf);

        List<CertificateFinding> errors =
                CertificateProfile.TLS_CLIENT.review(chain, later()).errors();

        assertThat(errors.stream().map(CertificateFinding::code).collect(Collectors.joining(" ")))
                .isEqualTo(codes == null ? "" : codes);
        assertThat(openssl.ask("verify", "-x509_strict", "-purpose", "sslclient", "-CAfile", "ca.pem", "leaf.pem")
                                .exitCode()
                        == 0)
                .as("OpenSSL's opinion")
                .isEqualTo(errors.isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            whole              | authority issues ski               | true  |
            not critical       | authority-not-critical issues ski  | true  | NOT_CRITICAL
            without key usage  | authority ski                      | false | KEY_USAGE
            without its key id | authority issues no-ski            | true  | NO_SUBJECT_KEY_ID
            no authority       | end signs ski                      | false | NO_AUTHORITY KEY_USAGE
            """)
    void a_trust_anchor_is_held_to_what_roles_anywhere_asks(
            String name, String authority, boolean isAccepted, @Nullable String codes) {
        List<X509Certificate> anchor = chain(authority, "end signs").subList(1, 2);

        CertificateReport report = CertificateProfile.ROLES_ANYWHERE_CA.review(anchor, later());

        assertThat(report.findings().stream().map(CertificateFinding::code).collect(Collectors.joining(" ")))
                .isEqualTo(codes == null ? "" : codes);
        assertThat(report.isAccepted()).isEqualTo(isAccepted);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            whole               | end signs ski aki            | true  |
            without constraints | signs ski aki                | true  |
            without key usage   | end ski aki                  | false | KEY_USAGE
            other key usage     | end issues ski aki           | false | KEY_USAGE KEY_USAGE
            an authority        | authority issues ski aki     | false | AUTHORITY KEY_USAGE
            without key ids     | end signs no-ski no-aki      | true  | NO_AUTHORITY_KEY_ID
            with pathlen        | end-with-limit signs ski aki | true  | PATH_LENGTH
            """)
    void a_client_is_held_to_what_roles_anywhere_asks(
            String name, String leaf, boolean isAccepted, @Nullable String codes) {
        CertificateReport report =
                CertificateProfile.ROLES_ANYWHERE_CLIENT.review(chain("authority issues ski", leaf), later());

        assertThat(report.findings().stream().map(CertificateFinding::code).collect(Collectors.joining(" ")))
                .isEqualTo(codes == null ? "" : codes);
        assertThat(report.isAccepted()).isEqualTo(isAccepted);
    }

    @Test
    void the_key_id_that_an_issuer_chose_is_copied_and_not_made_again() {
        chain("authority issues chosen-ski", "end signs");
        KeyedCertificate authority = KeyedCertificate.read(folder.resolve("ca.key"), folder.resolve("ca.pem"));

        KeyedCertificate issued = authority.issue("CN=ours").generate();
        openssl.write("ours.pem", issued.certificatePem());

        assertThat(new CertificateView(0, issued.certificate()).authorityKeyId())
                .hasValue(new byte[] {1, 2, 3, 4});
        assertThat(openssl.run("verify -x509_strict -CAfile ca.pem ours.pem")).contains(": OK");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            -sha1                                                | it is signed with SHA1withRSA, which can be forged
            -md5                                                 | it is signed with MD5withRSA, which can be forged
            -sha1 -sigopt rsa_padding_mode:pss                   | it is signed with RSASSA-PSS and SHA1, which can be forged
            -sha256 -sigopt rsa_padding_mode:pss                 |
            -sha384                                              |
            """)
    void digests_that_can_be_forged_are_found_however_they_are_stated(String options, @Nullable String message) {
        openssl.run("req -new -x509 -newkey rsa:2048 -nodes -keyout pk.pem -subj /CN=david -days 30 -out cert.pem "
                + options);

        List<CertificateFinding> errors = CertificateProfile.IAM_SIGNING_CERTIFICATE
                .review(Chain.read(folder.resolve("cert.pem")), later())
                .errors();

        assertThat(errors.stream()
                        .filter(finding -> finding.code().equals("WEAK_DIGEST"))
                        .map(CertificateFinding::message))
                .isEqualTo(message == null ? List.of() : List.of(message));
    }

    /** After the skew, so that a certificate of this second is not warned about. */
    private static Clock later() {
        return Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));
    }

    private List<X509Certificate> chain(String authority, String leaf) {
        makeKeys();
        openssl.write("ca.cnf", "[req]\ndistinguished_name=dn\n[dn]\n[ext]\n" + spelled(authority));
        openssl.write("leaf.cnf", "[ext]\n" + spelled(leaf));
        openssl.run("req -new -x509 -key ca.key -subj /CN=CA -days 30 -config ca.cnf -extensions ext -out ca.pem");
        openssl.run("req -new -key leaf.key -subj /CN=leaf -config ca.cnf -out leaf.csr");
        openssl.run(
                "x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -days 20 -extfile leaf.cnf -extensions ext -out leaf.pem");
        List<X509Certificate> chain = new ArrayList<>(Chain.read(folder.resolve("leaf.pem")));
        chain.addAll(Chain.read(folder.resolve("ca.pem")));
        return chain;
    }

    private static String spelled(String words) {
        return Stream.of(words.split(" ")).map(WORDS::get).collect(Collectors.joining("\n", "", "\n"));
    }

    private void makeKeys() {
        openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ca.key");
        openssl.run("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out leaf.key");
    }

    @Test
    void a_certificate_of_version_1_is_refused_where_it_is_issued_and_where_it_issues() {
        makeKeys();
        openssl.run("req -new -key ca.key -subj /CN=CA -out ca.csr");
        openssl.run("x509 -req -in ca.csr -signkey ca.key -days 30 -out ca.pem");
        openssl.run("req -new -key leaf.key -subj /CN=leaf -out leaf.csr");
        openssl.run("x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -days 20 -out leaf.pem");
        List<X509Certificate> chain = new ArrayList<>(Chain.read(folder.resolve("leaf.pem")));
        chain.addAll(Chain.read(folder.resolve("ca.pem")));

        assertThat(CertificateProfile.ROLES_ANYWHERE_CLIENT
                        .review(chain, later())
                        .errors())
                .extracting(CertificateFinding::index, CertificateFinding::code)
                .contains(
                        tuple(0, "VERSION"),
                        tuple(0, "KEY_USAGE"),
                        tuple(1, "VERSION"),
                        tuple(1, "ISSUER_NO_AUTHORITY"));
        assertThat(CertificateProfile.ROLES_ANYWHERE_CA
                        .review(chain.subList(1, 2), later())
                        .errors())
                .extracting(CertificateFinding::code)
                .contains("VERSION", "NO_AUTHORITY", "KEY_USAGE");
    }

    @Test
    void the_certificate_of_2011_is_an_authority_with_a_weak_key_and_a_weak_digest() {
        openssl.run("genrsa -out pk.pem 1024");
        openssl.run("req -new -x509 -sha1 -key pk.pem -subj /CN=david -days 730 -out cert.pem");
        List<X509Certificate> chain = Chain.read(folder.resolve("cert.pem"));

        CertificateReport report = CertificateProfile.IAM_SIGNING_CERTIFICATE.review(chain, later());

        assertThat(report.errors())
                .extracting(CertificateFinding::code)
                .containsExactly("WEAK_KEY", "WEAK_DIGEST", "AUTHORITY");
        assertThat(report.daysLeft()).isEqualTo(729);
        assertThat(KeyedCertificate.read(folder.resolve("pk.pem"), folder.resolve("cert.pem"))
                        .chain())
                .isEqualTo(chain);
    }
}
