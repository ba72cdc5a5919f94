package io.github.iamkit.policy.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.iamkit.policy.Action;
import io.github.iamkit.policy.Policy;
import io.github.iamkit.policy.catalog.AccessSummary.Limit;
import io.github.iamkit.policy.condition.GlobalKeys;
import org.junit.jupiter.api.Test;

class AccessSummaryTest {
    private static final String SHELF = "arn:aws:shop:eu-west-1:123456789012:shelf/novels";

    private final Catalog catalog = Shop.catalog();

    @Test
    void an_administrator_may_do_everything() {
        AccessSummary summary = AccessSummary.of(catalog, Policy.allow("*").on("*"));

        assertThat(summary).hasToString("""
                cash  The till       Write                   all actions
                shop  The book shop  List                    all actions
                shop  The book shop  Read                    all actions
                shop  The book shop  Write                   all actions
                shop  The book shop  Permissions management  all actions
                shop  The book shop  Tagging                 all actions""");
        assertThat(summary.rows()).allMatch(AccessSummary.Row::isFull);
    }

    @Test
    void some_actions_on_some_resources_under_conditions() {
        Policy policy = Policy.allow("shop:ListBooks").on(SHELF).when(GlobalKeys.SECURE_TRANSPORT.isTrue());

        assertThat(AccessSummary.of(catalog, policy))
                .hasToString("shop  The book shop  List  1 of 2 actions, on some resources, under conditions");
    }

    @Test
    void an_action_that_takes_other_resources_is_not_granted() {
        Policy policy = Policy.allow("shop:*Book").on(SHELF);

        assertThat(AccessSummary.of(catalog, policy).rows())
                .flatMap(AccessSummary.Row::actions)
                .containsExactly(Action.of("shop:GetBook"), Action.of("shop:PutBook"));
    }

    @Test
    void a_pattern_that_means_every_resource_of_the_types_is_no_limit() {
        Policy policy = Policy.allow("shop:PutShelfPolicy").on("arn:aws:shop:*:*:shelf/*");

        assertThat(AccessSummary.of(catalog, policy).rows()).singleElement().matches(AccessSummary.Row::isFull);
    }

    @Test
    void an_unconditional_grant_beside_a_conditional_one_is_no_limit() {
        Policy policy = Policy.allow("shop:Get*")
                .on("*")
                .allow("shop:GetBook")
                .on("*")
                .when(GlobalKeys.SECURE_TRANSPORT.isTrue());

        assertThat(AccessSummary.of(catalog, policy).rows()).singleElement().matches(AccessSummary.Row::isFull);
    }

    @Test
    void what_is_denied_altogether_is_not_listed() {
        Policy policy =
                Policy.allow("shop:Get*").on("*").deny("shop:GetBookTags").on("*");

        assertThat(AccessSummary.of(catalog, policy).rows()).singleElement().satisfies(row -> {
            assertThat(row.actions()).containsExactly(Action.of("shop:GetBook"));
            assertThat(row.extent()).isEqualTo("1 of 2 actions");
        });
    }

    @Test
    void what_is_denied_in_part_limits_the_row() {
        Policy policy = Policy.allow("shop:*").on("*").deny("shop:Get*").on(SHELF + "/book/*");

        assertThat(AccessSummary.of(catalog, policy).rows())
                .filteredOn(row -> row.level() == AccessLevel.READ)
                .singleElement()
                .satisfies(row -> assertThat(row.limits()).containsExactly(Limit.DENIALS));
    }

    @Test
    void all_but_some_actions_on_all_but_some_resources() {
        Policy policy = Policy.allowAllExcept("shop:*Shel*", "cash:*").onAllExcept(SHELF + "/*");

        assertThat(AccessSummary.of(catalog, policy)).hasToString("""
                shop  The book shop  List     1 of 2 actions, on some resources
                shop  The book shop  Read     all actions, on some resources
                shop  The book shop  Write    1 of 2 actions, on some resources
                shop  The book shop  Tagging  all actions, on some resources""");
    }

    @Test
    void policies_are_united() {
        Policy books = Policy.allow("shop:ListBooks").on("*");
        Policy shelves = Policy.allow("shop:ListShelves").on("*");

        assertThat(AccessSummary.of(catalog, books, shelves)).hasToString("shop  The book shop  List  all actions");
    }

    @Test
    void a_policy_that_allows_nothing_has_no_rows() {
        AccessSummary summary = AccessSummary.of(catalog, Policy.deny("*").on("*"));

        assertThat(summary.rows()).isEmpty();
        assertThat(summary).hasToString("");
    }
}
