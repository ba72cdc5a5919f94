package io.github.iamkit.provisioning;

import static io.github.iamkit.testkit.IamAssertions.assertThat;
import static io.github.iamkit.testkit.IamAssertions.assertThatExceptionOfType;
import static io.github.iamkit.testkit.IamAssertions.assertThatIllegalArgumentException;

import io.github.iamkit.policy.InvalidPolicyException;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.Principal;
import io.github.iamkit.policy.TrustPolicy;
import io.github.iamkit.provision.IamManagedPolicy;
import io.github.iamkit.provision.IamOidcProvider;
import io.github.iamkit.provision.IamRole;
import io.github.iamkit.provision.Outcome;
import io.github.iamkit.provision.PasswordRules;
import io.github.iamkit.provision.PathConflictException;
import io.github.iamkit.testkit.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What IAM has that the tools of 2011 did not know. */
class LaterThingsTest extends OnEveryWire {
    private static final TrustPolicy EC2 = TrustPolicy.allow(Principal.service("ec2.amazonaws.com"));

    private static Policy version(int number) {
        return Policy.allow("s3:GetObject").on("arn:aws:s3:::books/" + number);
    }

    @Test
    void a_managed_policy_gets_versions_and_the_oldest_makes_room() {
        IamManagedPolicy books =
                iam.policy("books", "/shop/").withTag("team", "ops").withDescription("of the shop");

        assertThat(books.ensure(version(1)).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(books.ensure(version(1)).outcome()).isEqualTo(Outcome.UNCHANGED);
        for (int number = 2; number <= 7; number++) {
            assertThat(books.ensure(version(number)).outcome()).isEqualTo(Outcome.UPDATED);
        }

        assertThat(books.versionIds()).containsExactly("v7", "v6", "v5", "v4", "v3");
        assertThat(books.document()).isEqualTo(version(7));
        assertThat(books.document("v3")).isEqualTo(version(3));
        assertThat(books.setDefaultVersion("v3").outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(books.setDefaultVersion("v3").outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(books.ensure(version(8)).versionIds()).containsExactly("v8", "v7", "v6", "v5", "v3");
        assertThat(books.deleteVersion("v5").deleteVersion("v5").outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(books.tags()).isEqualTo(Map.of("team", "ops"));
        assertThat(books.description()).contains("of the shop");
        assertThat(books.arn()).endsWith(":policy/shop/books");
        assertThatExceptionOfType(PathConflictException.class)
                .isThrownBy(() -> iam.policy("books", "/").ensure(version(1)));
    }

    @Test
    void a_version_whose_answer_got_lost_is_made_once() {
        IamManagedPolicy books = iam.policy("books").ensure(version(1));
        aws.faults().next("CreatePolicyVersion").fail(new Fault.LostResponse());

        assertThat(books.ensure(version(2)).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(books.versionIds()).containsExactly("v2", "v1");
    }

    @Test
    void tags_and_boundaries_are_set_once() {
        String limit = iam.policy("limit").ensure(version(1)).arn();
        iam.user("david").withTag("team", "ops").withPermissionsBoundary(limit).ensure();

        assertThat(iam.user("david").withTag("team", "ops").ensure().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(iam.user("david").withTag("team", "dev").ensure().changes())
                .containsExactly("tag team of user david: ops -> dev");
        assertThat(iam.user("david").putPermissionsBoundary(limit).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(iam.user("david").untag("team").untag("team").outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(iam.user("david").deletePermissionsBoundary().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(iam.user("david").deletePermissionsBoundary().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void a_role_has_settings_that_are_brought_into_line() {
        IamRole web = iam.role("web").withDescription("web").withMaxSessionDuration(Duration.ofHours(2));

        assertThat(web.ensure(EC2).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(web.ensure(EC2).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(iam.role("web").withDescription("shop").ensure(EC2).changes())
                .containsExactly("description of role web: web -> shop");
        assertThat(iam.role("web").maxSessionDuration()).isEqualTo(Duration.ofHours(2));
        assertThat(iam.role("web").lastUsed()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> web.withMaxSessionDuration(Duration.ofMinutes(15)))
                .withMessage("a session of at most PT15M cannot be set for a role; AWS takes one to twelve hours");
    }

    @Test
    void an_instance_profile_gives_one_role() {
        iam.role("web").ensure(EC2);
        iam.role("shop").ensure(EC2);

        assertThat(iam.instanceProfile("web").ensure().putRole("web").outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(iam.instanceProfile("web").putRole("web").outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(iam.instanceProfile("web").putRole("shop").role()).contains("shop");
        assertThat(iam.instanceProfile("web").removeRole("web").outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void an_oidc_provider_gets_the_client_ids_that_it_lacks() {
        IamOidcProvider actions = iam.oidcProvider("https://token.example/path/");

        assertThat(actions.withTag("team", "ops").ensure("sts.amazonaws.com").outcome())
                .isEqualTo(Outcome.CREATED);
        assertThat(actions.ensure("sts.amazonaws.com").outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(actions.ensure("sts.amazonaws.com", "other").outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(actions.clientIds()).containsExactlyInAnyOrder("sts.amazonaws.com", "other");
        assertThat(actions.removeClientId("other").removeClientId("other").outcome())
                .isEqualTo(Outcome.UNCHANGED);
        actions.withThumbprints("a".repeat(40)).ensure("sts.amazonaws.com");
        assertThat(actions.thumbprints()).containsExactly("a".repeat(40));
        assertThat(iam.oidcProviderArns()).containsExactly(actions.arn());
        assertThat(actions.delete().outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(actions.delete().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void a_saml_provider_gets_its_metadata() {
        String one = SamlMetadata.of("one");
        String two = SamlMetadata.of("two");

        assertThat(iam.samlProvider("corporate").ensure(one).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(iam.samlProvider("corporate").ensure(one).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(iam.samlProvider("corporate").ensure(two).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(iam.samlProvider("corporate").metadata()).isEqualTo(two);
        assertThat(iam.samlProvider("corporate").tag("team", "ops").tags()).containsEntry("team", "ops");
        assertThat(iam.samlProvider("corporate").delete().outcome()).isEqualTo(Outcome.UPDATED);
    }

    @Test
    void a_password_policy_is_put_whole() {
        PasswordRules rules = PasswordRules.builder()
                .minimumLength(14)
                .symbolsRequired(true)
                .reusePrevention(24)
                .build();

        assertThat(iam.account().passwordPolicy()).isEmpty();
        assertThat(iam.account().putPasswordPolicy(rules).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(iam.account().putPasswordPolicy(rules).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(iam.account().passwordPolicy()).contains(rules);
        assertThat(iam.account()
                        .putPasswordPolicy(PasswordRules.builder().build())
                        .outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(iam.account().deletePasswordPolicy().deletePasswordPolicy().outcome())
                .isEqualTo(Outcome.UNCHANGED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordRules.builder().minimumLength(5).build())
                .withMessage("minimumLength is 5; a password policy of AWS takes 6 to 128");
    }

    @Test
    void the_account_has_one_alias() {
        assertThat(iam.account().ensureAlias("books").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(iam.account().ensureAlias("books").outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(iam.account().alias()).contains("books");
        assertThat(iam.account().deleteAlias("books").outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(iam.account().summary()).containsEntry("Users", 0);
    }

    @Test
    void a_policy_that_aws_would_refuse_costs_no_call() {
        iam.group("Admin").ensure();
        int before = aws.calls().size();
        Policy tooLong = Policy.allow("s3:GetObject").on("arn:aws:s3:::books/" + "x".repeat(7000));

        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> iam.group("Admin").putPolicy("p", tooLong));
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> iam.policy("books").ensure(tooLong));
        assertThat(aws.calls()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "da vid", "d\u00e4vid", "a/b", "a:b"})
    void a_name_that_aws_would_refuse_costs_no_call(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> iam.user(name))
                .withMessage("`" + name
                        + "` cannot be the name of a user; AWS takes 1 to 128 letters, digits and _ + = , . @ -");
        assertThat(aws.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ops", "/ops", "ops/", "/o ps/"})
    void a_path_that_aws_would_refuse_costs_no_call(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> iam.user("david", path))
                .withMessage(
                        "`" + path + "` cannot be a path; it begins and ends with `/`, as `/ops/`, and has at most 512"
                                + " characters without spaces");
    }
}
