package io.github.iamkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;

/** Sessions of roles for people whom a SAML provider vouches for. */
class SamlSessionsTest {
    private static final String PROVIDER = "arn:aws:iam::123456789012:saml-provider/corporate";
    private static final String ROLE = "arn:aws:iam::123456789012:role/reader";
    private static final String SIGN_IN = "https://signin.aws.amazon.com/saml";
    private static final String METADATA = """
            <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com/metadata">
              <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/"/>
              </IDPSSODescriptor>
            </EntityDescriptor>
            """ + " ".repeat(1000);

    private final FakeIam aws = FakeIam.create();
    private final StsClient anybody = StsClient.builder()
            .httpClient(aws.httpClient())
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();

    @BeforeEach
    void a_role_that_trusts_a_provider() {
        aws.client().createSAMLProvider(r -> r.name("corporate").samlMetadataDocument(METADATA));
        aws.client()
                .createRole(r -> r.roleName("reader")
                        .maxSessionDuration(7200)
                        .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                                + "\"Action\":[\"sts:AssumeRoleWithSAML\",\"sts:TagSession\"],\"Principal\":{\"Federated\":\""
                                + PROVIDER + "\"},\"Condition\":{\"StringEquals\":{\"SAML:aud\":\"" + SIGN_IN
                                + "\"}}}]}"));
        aws.client().putRolePolicy(r -> r.roleName("reader").policyName("p").policyDocument(Sessions.ALL));
    }

    private static String assertion(Instant end, String recipient, String more) {
        String xml = "<Response xmlns='urn:oasis:names:tc:SAML:2.0:protocol'><Assertion"
                + " xmlns='urn:oasis:names:tc:SAML:2.0:assertion'><Issuer>https://idp.example.com/metadata</Issuer><Subject>"
                + "<NameID Format='urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'>alice</NameID><SubjectConfirmation>"
                + "<SubjectConfirmationData NotOnOrAfter='" + end + "' Recipient='" + recipient
                + "'/></SubjectConfirmation></Subject><AttributeStatement>" + attribute("Role", ROLE + "," + PROVIDER)
                + attribute("RoleSessionName", "alice@example.com") + more
                + "</AttributeStatement></Assertion></Response>";
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String attribute(String name, String value) {
        return "<Attribute Name='https://aws.amazon.com/SAML/Attributes/" + name + "'><AttributeValue>" + value
                + "</AttributeValue></Attribute>";
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(300);
    }

    private AssumeRoleWithSamlResponse assume(String assertion, Consumer<AssumeRoleWithSamlRequest.Builder> more) {
        return anybody.assumeRoleWithSAML(r ->
                r.roleArn(ROLE).principalArn(PROVIDER).samlAssertion(assertion).applyMutation(more));
    }

    private String refused(String assertion) {
        return Refusals.of(() -> assume(assertion, r -> {}));
    }

    @Test
    void a_trusted_assertion_starts_a_session() {
        String alice = assertion(soon(), SIGN_IN, attribute("PrincipalTag:team", "red"));
        aws.trust(alice);

        AssumeRoleWithSamlResponse answer = assume(alice, r -> {});

        assertThat(answer.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/reader/alice@example.com");
        assertThat(answer.assumedRoleUser().assumedRoleId()).matches("AROA[A-Z0-9]{17}:alice@example.com");
        assertThat(answer.subject()).isEqualTo("alice");
        assertThat(answer.subjectType()).isEqualTo("persistent");
        assertThat(answer.issuer()).isEqualTo("https://idp.example.com/metadata");
        assertThat(answer.audience()).isEqualTo(SIGN_IN);
        assertThat(answer.nameQualifier()).hasSize(28);
        assertThat(answer.packedPolicySize()).isPositive();
        assertThat(aws.clientFor(Sessions.of(answer.credentials())).listRoles().roles())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1800, , 1800", ", 5400, 5400", "1800, 5400, 1800", "5400, 1800, 1800"})
    void the_shorter_of_two_durations_counts(Integer requested, String asserted, long seconds) {
        String alice = assertion(soon(), SIGN_IN, asserted == null ? "" : attribute("SessionDuration", asserted));
        aws.trust(alice);

        Instant end =
                assume(alice, r -> r.durationSeconds(requested)).credentials().expiration();

        assertThat(Duration.between(Instant.now(), end)).isCloseTo(Duration.ofSeconds(seconds), Duration.ofSeconds(30));
    }

    @Test
    void an_assertion_is_refused_for_what_is_wrong_with_it() {
        String unknown = assertion(soon(), SIGN_IN, "");
        String old = assertion(Instant.now().minusSeconds(60), SIGN_IN, "");
        String elsewhere = assertion(soon(), "https://other.example.com/", "");
        aws.trust(old);
        aws.trust(elsewhere);

        assertThat(refused(unknown)).isEqualTo("400 InvalidIdentityToken: Response signature invalid");
        assertThat(refused(old)).startsWith("400 ExpiredTokenException: Token expired: current date/time ");
        assertThat(refused(elsewhere)).isEqualTo("403 AccessDenied: Not authorized to perform sts:AssumeRoleWithSAML");
        assertThat(refused("bm90IFhNTA==")).startsWith("400 InvalidIdentityToken: Invalid base64 SAMLResponse");
        assertThat(Refusals.of(() -> anybody.assumeRoleWithSAML(
                        r -> r.roleArn(ROLE).principalArn(PROVIDER + "2").samlAssertion(unknown))))
                .isEqualTo("400 InvalidIdentityToken: Specified provider doesn't exist");
    }
}
