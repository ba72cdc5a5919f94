package io.github.iamkit.policy;

import static io.github.iamkit.policy.condition.GlobalKeys.MFA_PRESENT;
import static io.github.iamkit.policy.condition.GlobalKeys.SECURE_TRANSPORT;
import static io.github.iamkit.policy.condition.GlobalKeys.SOURCE_IP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.iamkit.policy.Decision.Outcome;
import io.github.iamkit.policy.condition.StringKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {
    private static final String DAVID = "arn:aws:iam::123456789012:user/david";
    private static final Policy BOOKS = Policy.allow("s3:GetObject", "s3:PutObject")
            .on(Arn.objects("books", "*"))
            .sid("ReadAndWriteBooks")
            .when(SOURCE_IP.in("203.0.113.0/24"), SECURE_TRANSPORT.isTrue())
            .deny("s3:DeleteObject")
            .on("*")
            .when(MFA_PRESENT.isFalse().ifExists());
    private static final AccessRequest READ = AccessRequest.of("s3:GetObject", "arn:aws:s3:::books/dune.txt")
            .by(DAVID)
            .with(SOURCE_IP, "203.0.113.9")
            .with(SECURE_TRANSPORT, true);

    @Test
    void an_allowed_request_names_the_statement_that_grants() {
        Decision decision = BOOKS.evaluate(READ);

        assertThat(decision.isAllowed()).as(decision::toString).isTrue();
        assertThat(decision.deciding()).extracting(DecidingStatement::toString).containsExactly("identity/0/0");
        assertThat(decision.deciding().get(0).sid()).contains("ReadAndWriteBooks");
        assertThat(decision.accessDeniedMessage()).isEmpty();
    }

    @Test
    void a_key_that_nobody_gave_is_named() {
        Decision decision = BOOKS.evaluate(
                AccessRequest.of("s3:GetObject", "arn:aws:s3:::books/dune.txt").by(DAVID));

        assertThat(decision.outcome()).isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(decision.missingKeys()).containsExactly("aws:SourceIp", "aws:SecureTransport");
    }

    @Test
    void a_key_that_only_a_variable_asked_for_is_named() {
        Policy own = Policy.allow("s3:ListBucket")
                .on("arn:aws:s3:::books")
                .when(StringKey.of("s3:prefix")
                        .like("home/${aws:PrincipalTag/team}/*", "all/${aws:PrincipalTag/stage, 'none'}/*"));
        Decision decision = own.evaluate(AccessRequest.of("s3:ListBucket", "arn:aws:s3:::books")
                .by(DAVID)
                .with("s3:prefix", "home/ops/a"));

        assertThat(decision.isAllowed()).isFalse();
        assertThat(decision.missingKeys()).containsExactly("aws:PrincipalTag/team");
    }

    @Test
    void an_explanation_has_a_line_for_each_statement() {
        assertThat(BOOKS.evaluate(READ.with(SOURCE_IP, "198.51.100.1")).explain())
                .isEqualTo("""
                        identity/0/0 ReadAndWriteBooks: Allow did not match: condition IpAddress aws:SourceIp [203.0.113.0/24], the request has [198.51.100.1]
                        identity/0/1: Deny did not match: action `s3:GetObject` against Action [s3:DeleteObject]""");
        assertThat(BOOKS.evaluate(READ.about("s3:DeleteObject", "arn:aws:s3:::books/dune.txt"))
                        .explain())
                .isEqualTo("""
                        identity/0/0 ReadAndWriteBooks: Allow did not match: action `s3:DeleteObject` against Action [s3:GetObject, s3:PutObject]
                        identity/0/1: Deny matched""");
    }

    @Test
    void a_denial_has_the_sentence_of_aws() {
        assertThat(BOOKS.evaluate(READ.about("s3:DeleteObject", "arn:aws:s3:::books/a"))
                        .accessDeniedMessage())
                .contains("User: " + DAVID + " is not authorized to perform: s3:DeleteObject on resource:"
                        + " arn:aws:s3:::books/a with an explicit deny in an identity-based policy");
        assertThat(BOOKS.evaluate(READ.about("s3:ListBucket", "arn:aws:s3:::books"))
                        .accessDeniedMessage())
                .contains("User: " + DAVID + " is not authorized to perform: s3:ListBucket on resource:"
                        + " arn:aws:s3:::books because no identity-based policy allows the s3:ListBucket action");
    }

    @Test
    void an_owner_that_nobody_named_is_an_assumption() {
        assertThat(BOOKS.evaluate(READ).assumptions())
                .containsExactly("the resource belongs to the caller's account 123456789012, as neither its ARN nor the"
                        + " request says otherwise; say it with ownedBy(...)");
        assertThat(BOOKS.evaluate(READ.ownedBy("123456789012")).assumptions()).isEmpty();
    }

    @Test
    void a_bucket_of_another_account_needs_both_sides() {
        ResourcePolicy bucket = ResourcePolicy.allow(Principal.account("123456789012"))
                .to("s3:GetObject")
                .on("arn:aws:s3:::books/*");
        AccessRequest request = READ.ownedBy("999988887777");

        assertThat(PolicySet.identity(BOOKS).evaluate(request).silentLayers()).containsExactly(Layer.RESOURCE);
        assertThat(PolicySet.identity().resource(bucket).evaluate(request).silentLayers())
                .containsExactly(Layer.IDENTITY);
        assertThat(PolicySet.identity(BOOKS).resource(bucket).evaluate(request).isAllowed())
                .isTrue();
    }

    @Test
    void many_actions_and_resources_are_decided_at_once() {
        List<Decision> decisions = PolicySet.identity(Policy.allow("s3:Get*").on("arn:aws:s3:::books/*"))
                .evaluate(
                        List.of("s3:GetObject", "s3:PutObject"),
                        List.of("arn:aws:s3:::books/a", "arn:aws:s3:::films/a"),
                        AccessRequest.of("*", "*").by(DAVID));

        assertThat(decisions)
                .extracting(Decision::outcome)
                .containsExactly(
                        Outcome.ALLOWED,
                        Outcome.IMPLICITLY_DENIED,
                        Outcome.IMPLICITLY_DENIED,
                        Outcome.IMPLICITLY_DENIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*:*", "s*:GetObject", "?3:GetObject"})
    void a_wildcard_before_the_colon_gives_nothing_and_takes_all(String pattern) {
        assertThat(Policy.allow(pattern).on("*").evaluate(READ).isAllowed()).isFalse();
        assertThat(Policy.allow("*")
                        .on("*")
                        .deny(pattern)
                        .on("*")
                        .evaluate(READ)
                        .isAllowed())
                .isFalse();
        assertThat(Policy.allowAllExcept(pattern).on("*").evaluate(READ).isAllowed())
                .isFalse();
        assertThat(Policy.allow("*")
                        .on("*")
                        .denyAllExcept(pattern)
                        .on("*")
                        .evaluate(READ)
                        .isAllowed())
                .isFalse();
    }

    @Test
    void sparing_a_user_without_its_account_is_an_assumption() {
        AccessRequest request = READ.ownedBy("123456789012");
        ResourcePolicy bucket = ResourcePolicy.denyEveryoneExcept(Principal.aws(DAVID))
                .to("s3:*")
                .on("*");
        ResourcePolicy whole = ResourcePolicy.denyEveryoneExcept(
                        Principal.aws(DAVID), Principal.account("123456789012"))
                .to("s3:*")
                .on("*");

        assertThat(PolicySet.identity(BOOKS).resource(bucket).evaluate(request).assumptions())
                .containsExactly(
                        "the NotPrincipal of resource-policy/0/0 spares the caller, though it does not list all"
                                + " that AWS asks for (account, role and session, or account and user); services may differ");
        assertThat(PolicySet.identity(BOOKS).resource(whole).evaluate(request).assumptions())
                .isEmpty();
        assertThat(PolicySet.identity(BOOKS)
                        .resource(bucket)
                        .evaluate(request.by("events.amazonaws.com"))
                        .assumptions())
                .isEmpty();
    }

    @Test
    void a_principal_makes_requests_as_what_it_is() {
        assertThat(READ.by(Principal.everyone()).principal()).contains("anonymous");
        assertThat(READ.by(Principal.service("events.amazonaws.com")).principal())
                .contains("events.amazonaws.com");
        assertThat(READ.by(Principal.account("123456789012")).principal()).contains("arn:aws:iam::123456789012:root");
        assertThat(READ.by(Principal.aws(DAVID)).principal()).contains(DAVID);
        assertThat(READ.by(Principal.oidc("accounts.google.com")).principal()).contains("accounts.google.com");
        assertThatIllegalArgumentException().isThrownBy(() -> READ.by(Principal.canonicalUser("0".repeat(64))));
    }

    @Test
    void any_number_of_actions_is_decided_by_one_set() {
        PolicySet set = PolicySet.identity(Policy.allow("s3:*7").on("*"));

        for (int i = 0; i < 3_000; i++) {
            AccessRequest request = READ.about("s3:Action" + i, "*");
            assertThat(set.evaluate(request).isAllowed()).isEqualTo(i % 10 == 7);
        }
    }

    @Test
    void a_group_makes_no_requests() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> READ.by("arn:aws:iam::123456789012:group/Admin"))
                .withMessage("`arn:aws:iam::123456789012:group/Admin` cannot make a request; name a user, role, role"
                        + " session, federated user or root by its ARN, root by its account id, a service such as"
                        + " `ec2.amazonaws.com`, an identity provider, or `anonymous`");
    }
}
